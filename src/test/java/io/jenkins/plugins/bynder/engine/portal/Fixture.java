package io.jenkins.plugins.bynder.engine.portal;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.bynder.sample.NewAsset;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import io.jenkins.plugins.bynder.sample.SamplePortal;
import io.jenkins.plugins.bynder.sample.SampleSettings;
import io.jenkins.plugins.bynder.sample.SampleUser;
import java.io.IOException;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A sample portal, and ways to speak to it. */
final class Fixture implements AutoCloseable {

    /** Retries at once. */
    static final HttpSettings QUICK = HttpSettings.standard()
            .withBackoff(Duration.ofMillis(1))
            .withTimeouts(Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(60));

    /** The same for answers that never come: a test that expects any answer must not use it. */
    static final HttpSettings IMPATIENT =
            QUICK.withTimeouts(Duration.ofSeconds(30), Duration.ofMillis(700), Duration.ofSeconds(60));

    /** Without timeouts: only an interrupt ends a request. */
    static final HttpSettings PATIENT = HttpSettings.standard()
            .withTimeouts(Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(1))
            .withBackoff(Duration.ofHours(1));

    static final Tag GELATO = new Tag("Gelato");

    final SamplePortal sample;

    private Fixture(SamplePortal sample) {
        this.sample = sample;
    }

    static Fixture start() throws IOException {
        return start(SampleSettings.defaults());
    }

    static Fixture start(SampleSettings settings) throws IOException {
        return new Fixture(SamplePortal.start(settings));
    }

    PortalAddress address() {
        return PortalAddress.of(sample.url());
    }

    OAuth1Credentials apiKeys() {
        var keys = sample.access().owner().keys();
        return new OAuth1Credentials(keys.consumerKey(), keys.consumerSecret(), keys.tokenKey(), keys.tokenSecret());
    }

    PermanentToken permanentToken() {
        return permanentToken(sample.access().owner());
    }

    PermanentToken permanentToken(SampleUser user) {
        return new PermanentToken(user.keys().permanentToken());
    }

    ClientCredentials client() {
        var keys = sample.access().owner().keys();
        return new ClientCredentials(keys.clientId(), keys.clientSecret());
    }

    HttpPortal portal() {
        return portal(permanentToken());
    }

    HttpPortal portal(ApiCredentials keys) {
        return portal(keys, QUICK);
    }

    HttpPortal portal(ApiCredentials keys, HttpSettings settings) {
        return HttpPortal.of(address(), keys, RequestBudget.unlimited(), settings);
    }

    SampleAsset add(String name) {
        return sample.library().add(NewAsset.jpeg(name).tags("Gelato"));
    }

    static PortalException failure(ThrowingCallable call) {
        return catchThrowableOfType(PortalException.class, call);
    }

    @Override
    public void close() {
        sample.close();
    }
}

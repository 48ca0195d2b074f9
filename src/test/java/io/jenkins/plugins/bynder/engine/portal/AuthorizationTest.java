package io.jenkins.plugins.bynder.engine.portal;

import static io.jenkins.plugins.bynder.engine.portal.Fixture.GELATO;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.engine.portal.PortalException.Problem;
import io.jenkins.plugins.bynder.sample.Fault;
import io.jenkins.plugins.bynder.sample.FaultRule;
import io.jenkins.plugins.bynder.sample.Route;
import io.jenkins.plugins.bynder.sample.SampleSettings;
import io.jenkins.plugins.bynder.sample.SampleUser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(120)
class AuthorizationTest {

    private static final String WRONG = "wr0ng-v4lue";

    private Fixture fixture;

    @BeforeEach
    void start() throws Exception {
        fixture = Fixture.start(SampleSettings.defaults().withTokenLifetime(Duration.ofHours(1)));
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    static Stream<Arguments> wrongKeys() {
        return Stream.of(
                Arguments.of(new OAuth1Credentials(WRONG, WRONG, WRONG, WRONG), "the API credentials (OAuth 1.0a)"),
                Arguments.of(new PermanentToken(WRONG), "the permanent token"),
                Arguments.of(new ClientCredentials(WRONG, WRONG), "Check client id and client secret"));
    }

    @ParameterizedTest
    @MethodSource("wrongKeys")
    void namesTheRejectedKindOfCredentialsAfterOneRequest(ApiCredentials keys, String named) {
        HttpPortal portal = fixture.portal(keys);
        PortalException failure = Fixture.failure(() -> portal.whoAmI());
        assertThat(failure.problem()).isEqualTo(Problem.CREDENTIALS);
        assertThat(failure)
                .hasMessageContaining(named)
                .hasMessageContaining(fixture.sample.url())
                .hasMessageContaining("Portal settings")
                .hasMessageNotContaining(WRONG);
        assertThat(portal.requests()).isEqualTo(1);
    }

    @Test
    void oneWrongValueOfFourIsRejected() {
        OAuth1Credentials right = fixture.apiKeys();
        OAuth1Credentials wrong =
                new OAuth1Credentials(right.consumerKey(), right.consumerSecret(), right.tokenKey(), WRONG);
        assertThat(Fixture.failure(() -> fixture.portal(wrong).whoAmI()).problem())
                .isEqualTo(Problem.CREDENTIALS);
    }

    @Test
    void namesTheScopeThatTheAppLacks() {
        Set<String> scopes = new java.util.HashSet<>(SampleUser.SCOPES);
        scopes.remove("meta.assetbank:write");
        fixture.sample.access().owner().setScopes(scopes);
        PortalException failure =
                Fixture.failure(() -> fixture.portal(fixture.client()).whoAmI());
        assertThat(failure.problem()).isEqualTo(Problem.CREDENTIALS);
        assertThat(failure)
                .hasMessageContaining("the OAuth 2 app lacks the scope meta.assetbank:write.")
                .hasMessageContaining("scopes of an app cannot be changed");
    }

    @Test
    void namesTheScopeThatWasNotRequested() throws Exception {
        ClientCredentials all = fixture.client();
        HttpPortal portal = fixture.portal(new ClientCredentials(all.id(), all.secret(), "asset:read"));
        String id = fixture.add("One").id();
        assertThat(portal.assets(GELATO, 1, AssetParts.basic()).assets()).hasSize(1);
        PortalException failure = Fixture.failure(() -> portal.writeMetaproperty(id, "m", "v"));
        assertThat(failure.problem()).isEqualTo(Problem.FORBIDDEN);
        assertThat(failure).hasMessageContaining("lacks the scope asset:write");
    }

    @Test
    void getsOneTokenForManyThreads() throws Exception {
        fixture.add("One");
        fixture.sample
                .faults()
                .add(FaultRule.api(Fault.latency(Duration.ofMillis(100))).on(Route.TOKEN));
        HttpPortal portal = fixture.portal(fixture.client());
        inParallel(16, () -> portal.assets(GELATO, 1, AssetParts.basic()));
        assertThat(fixture.sample.traffic().requests(Route.TOKEN)).isEqualTo(1);
        assertThat(portal.requests()).isEqualTo(17);
    }

    @Test
    void manyThreadsShareARejectedTokenRequest() {
        fixture.sample
                .faults()
                .add(FaultRule.api(Fault.latency(Duration.ofMillis(200))).on(Route.TOKEN));
        HttpPortal portal = fixture.portal(new ClientCredentials(WRONG, WRONG));
        List<PortalException> failures = new java.util.concurrent.CopyOnWriteArrayList<>();
        inParallel(8, () -> failures.add(Fixture.failure(() -> portal.whoAmI())));
        assertThat(failures).hasSize(8).allMatch(failure -> failure.problem() == Problem.CREDENTIALS);
        assertThat(fixture.sample.traffic().requests(Route.TOKEN)).isLessThan(8);
    }

    @Test
    void retriesOnceWithANewTokenAfterARejection() throws Exception {
        fixture.add("One");
        HttpPortal portal = fixture.portal(fixture.client());
        portal.assets(GELATO, 1, AssetParts.basic());
        fixture.sample.access().forgetTokens();
        inParallel(8, () -> portal.assets(GELATO, 1, AssetParts.basic()));
        assertThat(fixture.sample.traffic().requests(Route.TOKEN)).isBetween(2L, 9L);

        fixture.sample.traffic().reset();
        fixture.sample.faults().add(FaultRule.api(Fault.status(401)).on(Route.MEDIA_LIST));
        PortalException failure = Fixture.failure(() -> portal.assets(GELATO, 1, AssetParts.basic()));
        assertThat(failure.problem()).isEqualTo(Problem.CREDENTIALS);
        assertThat(failure).hasMessageContaining("rejected an access token that it had just issued");
        assertThat(fixture.sample.traffic().requests(Route.MEDIA_LIST)).isEqualTo(2);
        assertThat(fixture.sample.traffic().requests(Route.TOKEN)).isEqualTo(1);
    }

    @Test
    void renewsATokenBeforeItExpires() throws Exception {
        fixture.add("One");
        FakeTicker ticker = new FakeTicker();
        HttpPortal portal = HttpPortal.of(new PortalSession(
                fixture.address(), fixture.client(), RequestBudget.unlimited(), Fixture.QUICK, ticker));
        portal.assets(GELATO, 1, AssetParts.basic());
        ticker.advanceMillis(Duration.ofMinutes(58).toMillis());
        portal.assets(GELATO, 1, AssetParts.basic());
        assertThat(fixture.sample.traffic().requests(Route.TOKEN)).isEqualTo(1);
        ticker.advanceMillis(Duration.ofMinutes(1).toMillis());
        portal.assets(GELATO, 1, AssetParts.basic());
        assertThat(fixture.sample.traffic().requests(Route.TOKEN)).isEqualTo(2);
    }

    @Test
    void retriesTheTokenRequestLikeAnyOther() throws Exception {
        fixture.add("One");
        fixture.sample
                .faults()
                .add(FaultRule.api(Fault.html(503)).on(Route.TOKEN).times(2));
        HttpPortal portal = fixture.portal(fixture.client());
        assertThat(portal.assets(GELATO, 1, AssetParts.basic()).assets()).hasSize(1);
        assertThat(portal.requests()).isEqualTo(4);
    }

    @Test
    void rejectsAMalformedToken() {
        fixture.sample
                .faults()
                .add(FaultRule.api(Fault.json("{\"access_token\":\"a\\r\\nb\"}"))
                        .on(Route.TOKEN));
        PortalException failure =
                Fixture.failure(() -> fixture.portal(fixture.client()).whoAmI());
        assertThat(failure.problem()).isEqualTo(Problem.INVALID_RESPONSE);
        assertThat(failure).hasMessageContaining("no usable access token");
    }

    @Test
    void reportsRevokedCredentials() throws Exception {
        fixture.add("One");
        HttpPortal portal = fixture.portal(fixture.apiKeys());
        portal.assets(GELATO, 1, AssetParts.basic());
        fixture.sample.access().owner().revoke();
        PortalException failure = Fixture.failure(() -> portal.assets(GELATO, 1, AssetParts.basic()));
        assertThat(failure.problem()).isEqualTo(Problem.CREDENTIALS);
        assertThat(failure).hasMessageContaining("The portal said: Invalid or expired token.");
    }

    @FunctionalInterface
    private interface Work {
        Object run() throws Exception;
    }

    private static void inParallel(int threads, Work work) {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Object>> futures = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                futures.add(executor.submit(work::run));
            }
            assertThat(futures).allSatisfy(future -> assertThat(future.get()).isNotNull());
        } finally {
            executor.shutdownNow();
        }
    }
}

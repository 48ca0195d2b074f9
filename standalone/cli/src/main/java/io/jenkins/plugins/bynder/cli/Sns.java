package io.jenkins.plugins.bynder.cli;

import io.jenkins.plugins.bynder.engine.events.QuietPeriod;
import io.jenkins.plugins.bynder.engine.sns.HttpFetcher;
import io.jenkins.plugins.bynder.engine.sns.OkHttpFetcher;
import io.jenkins.plugins.bynder.engine.sns.TrustRoots;
import java.security.GeneralSecurityException;

/** Settings for Amazon SNS; only tests and the demo differ from {@link #ofProcess}. */
interface Sns {

    /** Sends requests to SNS. */
    HttpFetcher fetcher();

    /** Trusted root certificates of signatures. */
    TrustRoots roots() throws GeneralSecurityException;

    /** How long events are grouped; a new object each time, because it has state. */
    QuietPeriod quiet();

    /** Uses Java's proxy and trust store. */
    static Sns ofProcess() {
        return new Sns() {
            @Override
            public HttpFetcher fetcher() {
                return new OkHttpFetcher();
            }

            @Override
            public TrustRoots roots() throws GeneralSecurityException {
                return TrustRoots.ofJvm();
            }

            @Override
            public QuietPeriod quiet() {
                return QuietPeriod.standard();
            }
        };
    }
}

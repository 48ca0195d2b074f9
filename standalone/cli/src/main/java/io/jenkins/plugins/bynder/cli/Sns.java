package io.jenkins.plugins.bynder.cli;

import io.jenkins.plugins.bynder.engine.events.QuietPeriod;
import io.jenkins.plugins.bynder.engine.sns.HttpFetcher;
import io.jenkins.plugins.bynder.engine.sns.OkHttpFetcher;
import io.jenkins.plugins.bynder.engine.sns.TrustRoots;
import java.security.GeneralSecurityException;

/** How this process stands to Amazon SNS. Only tests and the demo stand otherwise than {@link #ofProcess}. */
interface Sns {

    /** The way to SNS itself. */
    HttpFetcher outbound();

    /** Whose signatures count. */
    TrustRoots roots() throws GeneralSecurityException;

    /** How long events are gathered; a new one each time, for it keeps them. */
    QuietPeriod quiet();

    /** Through Java's proxy, trusting what Java trusts. */
    static Sns ofProcess() {
        return new Sns() {
            @Override
            public HttpFetcher outbound() {
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

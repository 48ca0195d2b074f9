package io.jenkins.plugins.bynder.engine.sns;

import java.security.PublicKey;
import java.time.Instant;

/** Result of looking up the signing key of a message. */
sealed interface KeyLookup {

    /**
     * A key of SNS.
     *
     * @param expires when the first certificate of its path expires
     */
    record Found(PublicKey key, Instant expires) implements KeyLookup {}

    /** There is no certificate, or one that will never be trusted. */
    record Unusable(String sentence) implements KeyLookup {}

    /** The key cannot be determined now. */
    record Unavailable(RetryReason reason, String sentence) implements KeyLookup {}
}

package io.jenkins.plugins.bynder.engine.sns;

import io.jenkins.plugins.bynder.engine.util.LocalizableText;
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
    record Unusable(LocalizableText sentence) implements KeyLookup {}

    /** The key cannot be determined now. */
    record Unavailable(RetryReason reason, LocalizableText sentence) implements KeyLookup {}
}

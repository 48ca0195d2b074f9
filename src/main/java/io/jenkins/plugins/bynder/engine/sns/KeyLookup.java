package io.jenkins.plugins.bynder.engine.sns;

import java.security.PublicKey;
import java.time.Instant;

/** What became of the search for the key that a message says it is signed with. */
sealed interface KeyLookup {

    /**
     * A key of SNS.
     *
     * @param expires when the first certificate of its path does
     */
    record Found(PublicKey key, Instant expires) implements KeyLookup {}

    /** There is a certificate, or none, but never one to trust. */
    record Unusable(String sentence) implements KeyLookup {}

    /** It cannot be told just now. */
    record Unavailable(RetryReason delay, String sentence) implements KeyLookup {}
}

package io.jenkins.plugins.bynder.engine.portal;

/**
 * Credentials of one of the three kinds that Bynder supports.
 *
 * <p>Deliberately not serializable: credentials stay in the process that received them. Objects with equal values are
 * equal, so a holder can detect a change. {@link Object#toString} never shows a value.
 */
public sealed interface ApiCredentials permits OAuth1Credentials, PermanentToken, ClientCredentials {

    /** A user-facing phrase, for example "API credentials (OAuth 1.0a)". */
    String kind();
}

package io.jenkins.plugins.bynder.engine.portal;

/**
 * What proves to a portal who is asking: one of the three kinds that Bynder knows.
 *
 * <p>Deliberately not serializable: keys stay in the process that they were given to. Two objects of the same values
 * are equal, so that a holder can detect a change. {@link Object#toString} never shows a value.
 */
public sealed interface ApiCredentials permits OAuth1Credentials, PermanentToken, ClientCredentials {

    /** A user-facing phrase: "API credentials (OAuth 1.0a)". */
    String kind();
}

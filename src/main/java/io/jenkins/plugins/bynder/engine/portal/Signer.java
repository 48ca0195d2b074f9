package io.jenkins.plugins.bynder.engine.portal;

import java.util.List;
import java.util.Optional;

/** Creates the {@code Authorization} header of a request. Shared by all users of a session. */
interface Signer {

    /** Does slow preparation before a permit of the budget is taken. */
    default void prepare(ApiClient client) throws PortalException, InterruptedException {}

    /**
     * The header value, created at the last moment because a signature contains the time.
     *
     * @param url without query
     * @return empty if {@link #prepare} must run again
     */
    Optional<String> authorization(ApiRequest request, String url);

    /** The portal rejected this header with 401. Returns whether a new header is worth a retry. */
    default boolean renew(String authorization) {
        return false;
    }

    /** Granted scopes, separated by blanks; empty if unknown. */
    default String grantedScope() {
        return "";
    }

    /** Values that must never appear in a message. */
    List<String> secrets();

    static Signer of(ApiCredentials credentials, Ticker ticker) {
        if (credentials instanceof OAuth1Credentials four) {
            return new OAuth1Signer(four);
        }
        if (credentials instanceof PermanentToken permanent) {
            return new BearerSigner(permanent);
        }
        return new TokenSigner((ClientCredentials) credentials, ticker);
    }
}

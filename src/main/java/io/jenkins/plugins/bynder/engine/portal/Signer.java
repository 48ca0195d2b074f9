package io.jenkins.plugins.bynder.engine.portal;

import java.util.List;
import java.util.Optional;

/** Turns keys into the {@code Authorization} of a request. Shared by all users of a session. */
interface Signer {

    /** Does slow preparations before a permit of the budget is taken. */
    default void prepare(ApiClient client) throws PortalException, InterruptedException {}

    /**
     * The value of the header, made at the last moment: a signature carries the time.
     *
     * @param url without query
     * @return empty if it has to {@link #prepare} again
     */
    Optional<String> authorization(ApiRequest request, String url);

    /** The portal refused this header with 401. Whether there will be another one that is worth a try. */
    default boolean renew(String authorization) {
        return false;
    }

    /** Scopes that the portal has granted, separated by blanks; empty if that is not known. */
    default String grantedScope() {
        return "";
    }

    /** All values that nothing we say may contain. */
    List<String> secrets();

    static Signer of(ApiCredentials keys, Ticker ticker) {
        if (keys instanceof OAuth1Credentials four) {
            return new OAuth1Signer(four);
        }
        if (keys instanceof PermanentToken permanent) {
            return new BearerSigner(permanent);
        }
        return new TokenSigner((ClientCredentials) keys, ticker);
    }
}

package io.jenkins.plugins.bynder.engine.portal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Exchanges client credentials for an access token, caches it, and renews it before it expires. Concurrent callers
 * share one token request and its outcome.
 */
final class TokenSigner implements Signer {

    private static final String PATH = "/v6/authentication/oauth2/token";
    private static final long EARLY_NANOS = Duration.ofSeconds(60).toNanos();
    private static final int EARLY_SHARE = 10;

    private record Held(String authorization, String scope, long expires) {

        boolean fresh(long now) {
            return now - expires < 0;
        }
    }

    private final ClientCredentials credentials;
    private final Ticker ticker;
    private final AtomicReference<Optional<Held>> held = new AtomicReference<>(Optional.empty());
    private final AtomicReference<CompletableFuture<Held>> underWay = new AtomicReference<>();

    TokenSigner(ClientCredentials credentials, Ticker ticker) {
        this.credentials = credentials;
        this.ticker = ticker;
    }

    @Override
    public void prepare(ApiClient client) throws PortalException, InterruptedException {
        while (fresh().isEmpty()) {
            CompletableFuture<Held> mine = new CompletableFuture<>();
            CompletableFuture<Held> first = underWay.compareAndExchange(null, mine);
            if (first == null) {
                fetch(client, mine);
            } else {
                join(first);
            }
        }
    }

    private void fetch(ApiClient client, CompletableFuture<Held> outcome) throws PortalException, InterruptedException {
        try {
            if (fresh().isEmpty()) {
                ResponseParsers.AccessToken token = client.callUnsigned(
                        new ApiRequest(ApiOperation.TOKEN, PATH, credentials.scope())
                                .with("grant_type", "client_credentials")
                                .with("client_id", credentials.id())
                                .with("client_secret", credentials.secret())
                                .with("scope", credentials.scope()),
                        ResponseParsers::token);
                held.set(Optional.of(hold(token)));
            }
        } catch (PortalException e) {
            outcome.completeExceptionally(e);
            throw e;
        } finally {
            underWay.set(null);
            // After an interrupt or another failure of this thread only, a waiting thread takes over.
            outcome.complete(null);
        }
    }

    private Held hold(ResponseParsers.AccessToken token) {
        long lifetime = Duration.ofSeconds(
                        Math.min(token.seconds(), Duration.ofDays(365).toSeconds()))
                .toNanos();
        long early = Math.min(EARLY_NANOS, lifetime / EARLY_SHARE);
        return new Held("Bearer " + token.value(), token.scope(), ticker.nanos() + lifetime - early);
    }

    private static void join(CompletableFuture<Held> first) throws PortalException, InterruptedException {
        try {
            first.get();
        } catch (ExecutionException e) {
            PortalException cause = (PortalException) e.getCause();
            throw new PortalException(cause.problem(), cause.why(), cause);
        }
    }

    private Optional<Held> fresh() {
        return held.get().filter(token -> token.fresh(ticker.nanos()));
    }

    @Override
    public Optional<String> authorization(ApiRequest request, String url) {
        return fresh().map(Held::authorization);
    }

    @Override
    public boolean renew(String authorization) {
        Optional<Held> refused = held.get();
        if (refused.isPresent() && refused.get().authorization().equals(authorization)) {
            held.compareAndSet(refused, Optional.empty());
        }
        return true;
    }

    @Override
    public String grantedScope() {
        return held.get().map(Held::scope).orElse("");
    }

    @Override
    public List<String> secrets() {
        List<String> secrets = new ArrayList<>(List.of(credentials.id(), credentials.secret()));
        held.get().ifPresent(token -> secrets.add(token.authorization().substring("Bearer ".length())));
        return secrets;
    }
}

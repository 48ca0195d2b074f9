package io.jenkins.plugins.bynder.engine.portal;

import java.util.List;
import java.util.Optional;

/** Sends a permanent token unchanged. */
record BearerSigner(PermanentToken credentials) implements Signer {

    @Override
    public Optional<String> authorization(ApiRequest request, String url) {
        return Optional.of("Bearer " + credentials.token());
    }

    @Override
    public List<String> secrets() {
        return List.of(credentials.token());
    }
}

package io.jenkins.plugins.bynder.engine.portal;

import java.util.List;
import java.util.Optional;

/** Sends a permanent token unchanged. */
record BearerSigner(PermanentToken keys) implements Signer {

    @Override
    public Optional<String> authorization(ApiRequest request, String url) {
        return Optional.of("Bearer " + keys.token());
    }

    @Override
    public List<String> secrets() {
        return List.of(keys.token());
    }
}

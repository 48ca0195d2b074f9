package io.jenkins.plugins.bynder.engine.portal;

import okhttp3.Call;
import okhttp3.EventListener;

/** Remembers whether a request left: before that, repeating it is safe whatever it does. */
final class Sending extends EventListener {

    private volatile boolean begun;

    @Override
    public void requestHeadersStart(Call call) {
        begun = true;
    }

    boolean begun() {
        return begun;
    }
}

package io.jenkins.plugins.bynder.engine.portal;

import okhttp3.MediaType;
import okhttp3.ResponseBody;
import okio.BufferedSource;

/**
 * A body that does not parse its type. OkHttp's cache interceptor asks for the type of every response, even without a
 * cache, and parses it with regular expressions: a fifth of the time of a sync of many small files. The header stays.
 */
final class UntypedBody extends ResponseBody {

    private final ResponseBody body;

    UntypedBody(ResponseBody body) {
        this.body = body;
    }

    @Override
    public MediaType contentType() {
        return null;
    }

    @Override
    public long contentLength() {
        return body.contentLength();
    }

    @Override
    public BufferedSource source() {
        return body.source();
    }
}

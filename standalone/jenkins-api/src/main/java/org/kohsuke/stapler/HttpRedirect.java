package org.kohsuke.stapler;

import edu.umd.cs.findbugs.annotations.NonNull;

public final class HttpRedirect extends RuntimeException implements HttpResponse {

    private static final long serialVersionUID = 1;

    public HttpRedirect(@NonNull String url) {
        super(url);
    }
}

package org.kohsuke.stapler;

public class HttpResponses {

    public static HttpResponseException notFound() {
        throw new UnsupportedOperationException();
    }

    public static HttpResponseException redirectViaContextPath(String relative) {
        throw new UnsupportedOperationException();
    }

    public abstract static class HttpResponseException extends RuntimeException implements HttpResponse {

        private static final long serialVersionUID = 1;

        public HttpResponseException() {}
    }
}

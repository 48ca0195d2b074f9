package hudson.model;

import org.kohsuke.stapler.HttpResponse;

public class Failure extends RuntimeException implements HttpResponse {

    private static final long serialVersionUID = 1;

    public Failure(String message) {
        throw new UnsupportedOperationException();
    }
}

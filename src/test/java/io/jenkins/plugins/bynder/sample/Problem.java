package io.jenkins.plugins.bynder.sample;

/** Ends a request with a response. */
final class Problem extends Exception {

    private static final long serialVersionUID = 1;

    private final transient SampleAnswer answer;

    Problem(SampleAnswer answer) {
        super("Answered with " + answer.status(), null, false, false);
        this.answer = answer;
    }

    Problem(int status, String message) {
        this(SampleAnswer.message(status, message));
    }

    SampleAnswer answer() {
        return answer;
    }
}

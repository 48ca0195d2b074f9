package io.jenkins.plugins.bynder.engine.sns;

/**
 * What to answer to the sender.
 *
 * @param status of HTTP
 * @param body one word, the same for every reason there is for that status; plain text
 */
public record Answer(int status, String body) {

    static final Answer OK = new Answer(200, "ok");
    static final Answer LATER = new Answer(503, "later");

    static Answer refused(Refusal refusal) {
        return new Answer(refusal.status(), "refused");
    }
}

package io.jenkins.plugins.bynder.engine.events;

import io.jenkins.plugins.bynder.engine.sns.RejectReason;

/**
 * What to answer to the sender.
 *
 * @param status of HTTP
 * @param body one word, the same for every reason there is for that status; plain text
 */
public record WebhookResponse(int status, String body) {

    static final WebhookResponse OK = new WebhookResponse(200, "ok");
    static final WebhookResponse LATER = new WebhookResponse(503, "later");

    static WebhookResponse rejected(RejectReason refusal) {
        return new WebhookResponse(refusal.status(), "rejected");
    }
}

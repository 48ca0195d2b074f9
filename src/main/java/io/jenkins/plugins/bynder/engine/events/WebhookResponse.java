package io.jenkins.plugins.bynder.engine.events;

import io.jenkins.plugins.bynder.engine.sns.RejectReason;

/**
 * The HTTP response to the sender.
 *
 * @param status of HTTP
 * @param body one word of plain text; depends only on the status, so that it does not reveal the reason
 */
public record WebhookResponse(int status, String body) {

    static final WebhookResponse OK = new WebhookResponse(200, "ok");
    static final WebhookResponse LATER = new WebhookResponse(503, "later");

    static WebhookResponse rejected(RejectReason reason) {
        return new WebhookResponse(reason.status(), "rejected");
    }
}

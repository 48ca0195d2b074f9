package io.jenkins.plugins.bynder.engine.sns;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/**
 * Confirms the subscription of a topic by calling the URL from SNS. Only the status of the response counts; its XML is
 * never parsed. Source: AWS SNS developer guide, "Confirm the subscription".
 */
public final class SubscriptionConfirmer {

    private static final int MAX_BYTES = 64 << 10;

    private final HttpFetcher fetcher;

    public SubscriptionConfirmer(HttpFetcher fetcher) {
        this.fetcher = fetcher;
    }

    /** Calls the URL of a verified confirmation; takes at most some seconds. */
    public Confirmation confirm(SnsMessage.SubscriptionConfirmation confirmation) {
        return confirm(confirmation.envelope().topic(), confirmation.token(), confirmation.subscribeUrl());
    }

    /** Calls the URL of a topic that an administrator approved; takes at most some seconds. */
    public Confirmation confirm(WaitingTopic waiting) {
        return confirm(waiting.topic(), waiting.token(), waiting.subscribeUrl());
    }

    private Confirmation confirm(TopicArn topic, String token, String subscribeUrl) {
        Optional<URI> url = SnsUrls.subscription(subscribeUrl, topic, token);
        if (url.isEmpty()) {
            return new Confirmation.Refused(SnsTexts.message("refused.subscribeUrl", topic));
        }
        try {
            int status = fetcher.get(url.get(), MAX_BYTES).status();
            if (status == 200) {
                return new Confirmation.Confirmed();
            }
            return status >= 400 && status < 500 && status != 429
                    ? new Confirmation.Refused(SnsTexts.message("confirm.refused", topic, status))
                    : new Confirmation.Unreachable(SnsTexts.message("confirm.status", topic, status));
        } catch (IOException e) {
            // Without the cause's message, which may repeat the URL and its token.
            return new Confirmation.Unreachable(
                    SnsTexts.message("confirm.error", topic, e.getClass().getSimpleName()));
        }
    }
}

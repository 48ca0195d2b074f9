package io.jenkins.plugins.bynder.engine.events;

import io.jenkins.plugins.bynder.engine.events.inbox.Inbox;
import io.jenkins.plugins.bynder.engine.events.inbox.StoreResult;
import io.jenkins.plugins.bynder.engine.sns.Confirmation;
import io.jenkins.plugins.bynder.engine.sns.MalformedMessageException;
import io.jenkins.plugins.bynder.engine.sns.MessageParser;
import io.jenkins.plugins.bynder.engine.sns.MessageVerifier;
import io.jenkins.plugins.bynder.engine.sns.RejectReason;
import io.jenkins.plugins.bynder.engine.sns.RetryReason;
import io.jenkins.plugins.bynder.engine.sns.SnsMessage;
import io.jenkins.plugins.bynder.engine.sns.SnsMessage.Notification;
import io.jenkins.plugins.bynder.engine.sns.SnsMessage.SubscriptionConfirmation;
import io.jenkins.plugins.bynder.engine.sns.SnsMessage.UnsubscribeConfirmation;
import io.jenkins.plugins.bynder.engine.sns.SnsTexts;
import io.jenkins.plugins.bynder.engine.sns.SubscriptionConfirmer;
import io.jenkins.plugins.bynder.engine.sns.Verdict;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import io.jenkins.plugins.bynder.engine.util.LruMap;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Receives SNS messages, independent of the HTTP server: takes headers and body, returns the response.
 *
 * <p>200: stored, or nothing to do. 4xx: rejected; SNS does not send the message again. 503: SNS sends it again, by
 * default three times, 20 s apart. The caller checks content type and method; SNS sends {@code text/plain} by POST.
 */
public final class MessageReceiver {

    private static final Logger LOGGER = Logger.getLogger(MessageReceiver.class.getName());

    /** Ids of processed messages that are not events, so that a replay of one does nothing. */
    private static final int HANDLED = 64;

    private final MessageVerifier verifier;
    private final Inbox inbox;
    private final PendingTopics pending;
    private final SubscriptionConfirmer confirmer;
    private final EventLog log;
    private final Clock clock;
    private final RequestBodyReader bodies;
    private final Set<String> handled = Collections.newSetFromMap(new LruMap<>(HANDLED));
    private volatile boolean stopped;

    public MessageReceiver(
            MessageVerifier verifier,
            Inbox inbox,
            PendingTopics pending,
            SubscriptionConfirmer confirmer,
            EventLog log,
            Clock clock) {
        this(verifier, inbox, pending, confirmer, log, clock, new RequestBodyReader(System::nanoTime));
    }

    MessageReceiver(
            MessageVerifier verifier,
            Inbox inbox,
            PendingTopics pending,
            SubscriptionConfirmer confirmer,
            EventLog log,
            Clock clock,
            RequestBodyReader bodies) {
        this.bodies = bodies;
        this.verifier = verifier;
        this.inbox = inbox;
        this.pending = pending;
        this.confirmer = confirmer;
        this.log = log;
        this.clock = clock;
    }

    /** From now on asks SNS to send every message again, because of a shutdown. */
    public void stop() {
        stopped = true;
    }

    /**
     * Handles one request. Never throws, and takes at most some seconds, including reading the body.
     *
     * @param headers names in any case
     * @param body read to its end or to one byte more than allowed; not closed
     */
    public WebhookResponse receive(Map<String, String> headers, InputStream body) {
        if (stopped) {
            return later(RetryReason.SHUTTING_DOWN, SnsTexts.message("delay.stopped"));
        }
        if (header(headers, "x-amz-sns-rawdelivery")
                .filter("true"::equalsIgnoreCase)
                .isPresent()) {
            return rejected(RejectReason.RAW_DELIVERY, SnsTexts.message("refused.raw"));
        }
        try {
            requireShort(headers);
            Optional<byte[]> read = bodies.read(body);
            return read.isPresent()
                    ? answer(read.get())
                    : later(
                            RetryReason.TOO_MANY_SENDERS,
                            SnsTexts.message("delay.senders", RequestBodyReader.MAX_BODIES));
        } catch (MalformedMessageException e) {
            return rejected(e.reason(), e.why());
        } catch (IOException e) {
            return later(
                    RetryReason.DISCONNECTED,
                    SnsTexts.message("delay.body", e.getClass().getSimpleName()));
        } catch (RuntimeException e) {
            // A programming error must not lose an event.
            LOGGER.log(Level.WARNING, SnsTexts.text("delay.fault"), e);
            return WebhookResponse.LATER;
        }
    }

    /**
     * Records a message posted to a path below the event consumer URL.
     *
     * @return the response
     */
    public WebhookResponse misdirected() {
        return rejected(RejectReason.WRONG_PATH, SnsTexts.message("refused.path"));
    }

    /**
     * Records a message posted to the event consumer URL without the required secret.
     *
     * @return the response
     */
    public WebhookResponse withoutSecret() {
        return rejected(RejectReason.NO_SECRET, SnsTexts.message("refused.secret"));
    }

    private WebhookResponse answer(byte[] body) throws MalformedMessageException {
        SnsMessage message;
        try {
            message = SnsMessage.parse(body);
        } catch (MalformedMessageException e) {
            if (BynderEvent.isBare(body)) {
                return rejected(RejectReason.RAW_DELIVERY, SnsTexts.message("refused.raw"));
            }
            throw e;
        }
        return answer(message);
    }

    /** Bodies slightly above the limit are detected while reading. */
    private static void requireShort(Map<String, String> headers) throws MalformedMessageException {
        if (header(headers, "Content-Length")
                .filter(length -> length.matches("\\d{8,}"))
                .isPresent()) {
            throw MessageParser.tooLarge();
        }
    }

    private WebhookResponse answer(SnsMessage message) {
        Verdict verdict = verifier.verify(message);
        if (verdict instanceof Verdict.Rejected rejected) {
            if (rejected.reason() == RejectReason.FOREIGN_TOPIC) {
                log.untrusted(message.envelope().topic(), clock.instant());
            }
            return rejected(rejected.reason(), rejected.sentence());
        }
        if (verdict instanceof Verdict.TryLater later) {
            return later(later.reason(), later.sentence());
        }
        if (message instanceof Notification notification) {
            return store(notification);
        }
        synchronized (handled) {
            if (handled.contains(message.envelope().messageId())) {
                return WebhookResponse.OK;
            }
        }
        WebhookResponse answer =
                verdict instanceof Verdict.PendingTopic unknown ? await(unknown.confirmation()) : act(message);
        if (answer.equals(WebhookResponse.OK)) {
            synchronized (handled) {
                handled.add(message.envelope().messageId());
            }
        }
        return answer;
    }

    private WebhookResponse store(Notification notification) {
        StoreResult storing = inbox.store(notification);
        return switch (storing) {
            case STORED -> {
                log.stored(BynderEvent.of(notification), clock.instant());
                yield WebhookResponse.OK;
            }
            case DUPLICATE -> WebhookResponse.OK;
            case FULL -> later(RetryReason.INBOX_FULL, SnsTexts.message("delay.full", Inbox.MAX_MESSAGES));
            case FAILING -> later(RetryReason.INBOX_FAILING, SnsTexts.message("inbox.failing"));
            case CLOSED -> later(RetryReason.SHUTTING_DOWN, SnsTexts.message("delay.stopped"));
        };
    }

    private WebhookResponse await(SubscriptionConfirmation confirmation) {
        try {
            pending.add(confirmation);
        } catch (IOException e) {
            return later(RetryReason.INBOX_FAILING, SnsTexts.message("pending.failing"));
        }
        note(confirmation, LoggedEvent.State.PENDING_TOPIC, "log.pending");
        return WebhookResponse.OK;
    }

    private WebhookResponse act(SnsMessage message) {
        if (message instanceof UnsubscribeConfirmation) {
            note(message, LoggedEvent.State.UNSUBSCRIBED, "log.unsubscribed");
            return WebhookResponse.OK;
        }
        Confirmation confirmation = confirmer.confirm((SubscriptionConfirmation) message);
        if (confirmation instanceof Confirmation.Unreachable unreachable) {
            return later(RetryReason.NOT_CONFIRMED, unreachable.sentence());
        }
        if (confirmation instanceof Confirmation.Refused refused) {
            log.noted(message, clock.instant(), LoggedEvent.State.FAILED, refused.sentence());
        } else {
            note(message, LoggedEvent.State.CONFIRMED, "log.confirmed");
        }
        try {
            pending.remove(message.envelope().topic());
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, SnsTexts.text("pending.failing"), e);
        }
        return WebhookResponse.OK;
    }

    private void note(SnsMessage message, LoggedEvent.State state, String key) {
        log.noted(message, clock.instant(), state, SnsTexts.message(key));
    }

    private WebhookResponse rejected(RejectReason reason, LocalizableText sentence) {
        log.rejected(reason, sentence, clock.instant());
        return WebhookResponse.rejected(reason);
    }

    private WebhookResponse later(RetryReason reason, LocalizableText sentence) {
        log.delayed(reason, sentence, clock.instant());
        return WebhookResponse.LATER;
    }

    private static Optional<String> header(Map<String, String> headers, String name) {
        return headers.entrySet().stream()
                .filter(header -> name.equalsIgnoreCase(header.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}

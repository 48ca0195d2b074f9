package io.jenkins.plugins.bynder.engine.sns;

import io.jenkins.plugins.bynder.engine.sns.SnsMessage.Notification;
import io.jenkins.plugins.bynder.engine.sns.SnsMessage.SubscriptionConfirmation;
import io.jenkins.plugins.bynder.engine.sns.SnsMessage.UnsubscribeConfirmation;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The door for messages of SNS, whatever brings the request: give it headers and body, send back what it answers.
 *
 * <p>200: stored, or done with. 4xx: refused; SNS does not send it again. 503: SNS shall send it again, which by default
 * it does three times, 20 s apart. Content type and method are the caller's business; SNS sends {@code text/plain} by
 * POST.
 */
public final class Receiver {

    private static final Logger LOGGER = Logger.getLogger(Receiver.class.getName());
    private static final int HANDLED = 64;

    private final MessageVerifier verifier;
    private final Inbox inbox;
    private final PendingTopics pending;
    private final SubscriptionConfirmer confirmer;
    private final EventLog log;
    private final Clock clock;
    private final Set<String> handled = Collections.newSetFromMap(new Recent());
    private volatile boolean stopped;

    public Receiver(
            MessageVerifier verifier,
            Inbox inbox,
            PendingTopics pending,
            SubscriptionConfirmer confirmer,
            EventLog log,
            Clock clock) {
        this.verifier = verifier;
        this.inbox = inbox;
        this.pending = pending;
        this.confirmer = confirmer;
        this.log = log;
        this.clock = clock;
    }

    /** Everything is to be sent again from now on, as we are shutting down. */
    public void stop() {
        stopped = true;
    }

    /**
     * Takes in one request. Never throws, and takes some seconds at most, apart from reading the body.
     *
     * @param headers names in any case
     * @param body read to its end or to one byte more than is allowed; not closed
     */
    public Answer receive(Map<String, String> headers, InputStream body) {
        if (stopped) {
            return later(Delay.SHUTTING_DOWN, SnsTexts.text("delay.stopped"));
        }
        if (header(headers, "x-amz-sns-rawdelivery")
                .filter("true"::equalsIgnoreCase)
                .isPresent()) {
            return refused(Refusal.RAW_DELIVERY, SnsTexts.text("refused.raw"));
        }
        try {
            return answer(read(headers, body));
        } catch (MalformedMessageException e) {
            return refused(e.refusal(), e.getMessage());
        } catch (IOException e) {
            return later(Delay.FAULT, SnsTexts.text("delay.body", e.getClass().getSimpleName()));
        } catch (RuntimeException e) {
            // a mistake of ours must not cost an event
            LOGGER.log(Level.WARNING, SnsTexts.text("delay.fault"), e);
            return Answer.LATER;
        }
    }

    /**
     * Writes down that a message was posted to a path below the one that messages are received at.
     *
     * @return the answer to it
     */
    public Answer misdirected() {
        return refused(Refusal.WRONG_PATH, SnsTexts.text("refused.path"));
    }

    private Answer answer(byte[] body) throws MalformedMessageException {
        SnsMessage message;
        try {
            message = SnsMessage.parse(body);
        } catch (MalformedMessageException e) {
            if (BynderEvent.isBare(body)) {
                return refused(Refusal.RAW_DELIVERY, SnsTexts.text("refused.raw"));
            }
            throw e;
        }
        return answer(message);
    }

    private static byte[] read(Map<String, String> headers, InputStream body)
            throws IOException, MalformedMessageException {
        boolean announced = header(headers, "Content-Length")
                .filter(length -> length.matches("\\d{8,}")) // far too long; what is only too long is found by reading
                .isPresent();
        byte[] bytes = announced ? new byte[0] : body.readNBytes(SnsMessage.MAX_BYTES + 1);
        if (announced || bytes.length > SnsMessage.MAX_BYTES) {
            throw MessageParser.tooLarge();
        }
        return bytes;
    }

    private Answer answer(SnsMessage message) {
        Verdict verdict = verifier.verify(message);
        if (verdict instanceof Verdict.Rejected rejected) {
            return refused(rejected.refusal(), rejected.sentence());
        }
        if (verdict instanceof Verdict.TryLater later) {
            return later(later.delay(), later.sentence());
        }
        if (message instanceof Notification notification) {
            return store(notification);
        }
        synchronized (handled) {
            if (handled.contains(message.envelope().messageId())) {
                return Answer.OK;
            }
        }
        Answer answer = verdict instanceof Verdict.PendingTopic unknown ? await(unknown.confirmation()) : act(message);
        if (answer.equals(Answer.OK)) {
            synchronized (handled) {
                handled.add(message.envelope().messageId());
            }
        }
        return answer;
    }

    private Answer store(Notification notification) {
        Storing storing = inbox.store(notification);
        return switch (storing) {
            case STORED -> {
                log.stored(BynderEvent.of(notification), clock.instant());
                yield Answer.OK;
            }
            case DUPLICATE -> Answer.OK;
            case FULL -> later(Delay.INBOX_FULL, SnsTexts.text("delay.full", Inbox.MAX_MESSAGES));
            case FAILING -> later(Delay.INBOX_FAILING, SnsTexts.text("inbox.failing"));
            case CLOSED -> later(Delay.SHUTTING_DOWN, SnsTexts.text("delay.stopped"));
        };
    }

    private Answer await(SubscriptionConfirmation confirmation) {
        try {
            pending.add(confirmation);
        } catch (IOException e) {
            return later(Delay.INBOX_FAILING, SnsTexts.text("pending.failing"));
        }
        note(confirmation, LoggedEvent.State.PENDING_TOPIC, "log.pending");
        return Answer.OK;
    }

    private Answer act(SnsMessage message) {
        if (message instanceof UnsubscribeConfirmation) {
            note(message, LoggedEvent.State.UNSUBSCRIBED, "log.unsubscribed");
            return Answer.OK;
        }
        Confirmation confirmation = confirmer.confirm((SubscriptionConfirmation) message);
        if (confirmation instanceof Confirmation.Unreachable unreachable) {
            return later(Delay.NOT_CONFIRMED, unreachable.sentence());
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
        return Answer.OK;
    }

    private void note(SnsMessage message, LoggedEvent.State state, String key) {
        log.noted(message, clock.instant(), state, SnsTexts.text(key));
    }

    private Answer refused(Refusal refusal, String sentence) {
        log.refused(refusal, sentence, clock.instant());
        return Answer.refused(refusal);
    }

    private Answer later(Delay delay, String sentence) {
        log.delayed(delay, sentence, clock.instant());
        return Answer.LATER;
    }

    private static Optional<String> header(Map<String, String> headers, String name) {
        return headers.entrySet().stream()
                .filter(header -> name.equalsIgnoreCase(header.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Ids of the last messages that are no events and were dealt with: a replay of one does nothing. */
    private static final class Recent extends LinkedHashMap<String, Boolean> {

        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > HANDLED;
        }
    }
}

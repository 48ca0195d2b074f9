package io.jenkins.plugins.bynder.admin;

import io.jenkins.plugins.bynder.config.Times;
import io.jenkins.plugins.bynder.engine.events.EventLog;
import io.jenkins.plugins.bynder.engine.sns.RejectReason;
import io.jenkins.plugins.bynder.engine.sns.RetryReason;
import org.jvnet.localizer.LocaleProvider;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** A table row: the number of SNS messages that were rejected or deferred for one reason. */
@Restricted(NoExternalUse.class)
public final class MessageCountRow {

    private final String reason;
    private final EventLog.Tally tally;

    private MessageCountRow(String reason, EventLog.Tally tally) {
        this.reason = reason;
        this.tally = tally;
    }

    static MessageCountRow of(RejectReason reason, EventLog.Tally tally) {
        return new MessageCountRow(text(reason), tally);
    }

    static MessageCountRow of(RetryReason reason, EventLog.Tally tally) {
        return new MessageCountRow(text(reason), tally);
    }

    private static String text(RejectReason reason) {
        return switch (reason) {
            case TOO_LARGE -> Messages.MessageCountRow_tooLarge();
            case TOO_SLOW -> Messages.MessageCountRow_tooSlow();
            case RAW_DELIVERY -> Messages.MessageCountRow_rawDelivery();
            case WRONG_PATH -> Messages.MessageCountRow_wrongPath();
            case NO_SECRET -> Messages.MessageCountRow_noSecret();
            case MALFORMED -> Messages.MessageCountRow_malformed();
            case UNKNOWN_TYPE -> Messages.MessageCountRow_unknownType();
            case FOREIGN_TOPIC -> Messages.MessageCountRow_foreignTopic();
            case CERTIFICATE_URL -> Messages.MessageCountRow_certificateUrl();
            case SUBSCRIBE_URL -> Messages.MessageCountRow_subscribeUrl();
            case CERTIFICATE -> Messages.MessageCountRow_certificate();
            case SIGNATURE -> Messages.MessageCountRow_signature();
        };
    }

    private static String text(RetryReason reason) {
        return switch (reason) {
            case TOO_OLD -> Messages.MessageCountRow_tooOld();
            case FROM_THE_FUTURE -> Messages.MessageCountRow_fromTheFuture();
            case CERTIFICATE_UNREACHABLE -> Messages.MessageCountRow_certificateUnreachable();
            case CERTIFICATE_DATE -> Messages.MessageCountRow_certificateDate();
            case ISSUER_UNREACHABLE -> Messages.MessageCountRow_issuerUnreachable();
            case TOO_MANY_CERTIFICATES -> Messages.MessageCountRow_tooManyCertificates();
            case TOO_MANY_TOPICS -> Messages.MessageCountRow_tooManyTopics();
            case INBOX_FULL -> Messages.MessageCountRow_inboxFull();
            case INBOX_FAILING -> Messages.MessageCountRow_inboxFailing();
            case NOT_CONFIRMED -> Messages.MessageCountRow_notConfirmed();
            case TOO_MANY_SENDERS -> Messages.MessageCountRow_tooManySenders();
            case DISCONNECTED -> Messages.MessageCountRow_disconnected();
            case FAULT -> Messages.MessageCountRow_fault();
            case SHUTTING_DOWN -> Messages.MessageCountRow_shuttingDown();
        };
    }

    public String getReason() {
        return reason;
    }

    public long getCount() {
        return tally.count();
    }

    public String getLast() {
        return Times.text(tally.last());
    }

    public String getSentence() {
        return tally.sentence().text(LocaleProvider.getLocale());
    }
}

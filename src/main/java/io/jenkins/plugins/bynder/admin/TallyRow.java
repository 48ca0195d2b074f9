package io.jenkins.plugins.bynder.admin;

import io.jenkins.plugins.bynder.config.Times;
import io.jenkins.plugins.bynder.engine.events.EventLog;
import io.jenkins.plugins.bynder.engine.sns.RejectReason;
import io.jenkins.plugins.bynder.engine.sns.RetryReason;
import org.jvnet.localizer.LocaleProvider;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** A table row: the number of messages rejected for one reason. */
@Restricted(NoExternalUse.class)
public final class TallyRow {

    private final String reason;
    private final EventLog.Tally tally;

    private TallyRow(String reason, EventLog.Tally tally) {
        this.reason = reason;
        this.tally = tally;
    }

    static TallyRow of(RejectReason reason, EventLog.Tally tally) {
        return new TallyRow(text(reason), tally);
    }

    static TallyRow of(RetryReason reason, EventLog.Tally tally) {
        return new TallyRow(text(reason), tally);
    }

    private static String text(RejectReason reason) {
        return switch (reason) {
            case TOO_LARGE -> Messages.TallyRow_tooLarge();
            case TOO_SLOW -> Messages.TallyRow_tooSlow();
            case RAW_DELIVERY -> Messages.TallyRow_rawDelivery();
            case WRONG_PATH -> Messages.TallyRow_wrongPath();
            case NO_SECRET -> Messages.TallyRow_noSecret();
            case MALFORMED -> Messages.TallyRow_malformed();
            case UNKNOWN_TYPE -> Messages.TallyRow_unknownType();
            case FOREIGN_TOPIC -> Messages.TallyRow_foreignTopic();
            case CERTIFICATE_URL -> Messages.TallyRow_certificateUrl();
            case SUBSCRIBE_URL -> Messages.TallyRow_subscribeUrl();
            case CERTIFICATE -> Messages.TallyRow_certificate();
            case SIGNATURE -> Messages.TallyRow_signature();
        };
    }

    private static String text(RetryReason reason) {
        return switch (reason) {
            case TOO_OLD -> Messages.TallyRow_tooOld();
            case FROM_THE_FUTURE -> Messages.TallyRow_fromTheFuture();
            case CERTIFICATE_UNREACHABLE -> Messages.TallyRow_certificateUnreachable();
            case CERTIFICATE_DATE -> Messages.TallyRow_certificateDate();
            case ISSUER_UNREACHABLE -> Messages.TallyRow_issuerUnreachable();
            case TOO_MANY_CERTIFICATES -> Messages.TallyRow_tooManyCertificates();
            case TOO_MANY_TOPICS -> Messages.TallyRow_tooManyTopics();
            case INBOX_FULL -> Messages.TallyRow_inboxFull();
            case INBOX_FAILING -> Messages.TallyRow_inboxFailing();
            case NOT_CONFIRMED -> Messages.TallyRow_notConfirmed();
            case TOO_MANY_SENDERS -> Messages.TallyRow_tooManySenders();
            case DISCONNECTED -> Messages.TallyRow_disconnected();
            case FAULT -> Messages.TallyRow_fault();
            case SHUTTING_DOWN -> Messages.TallyRow_shuttingDown();
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

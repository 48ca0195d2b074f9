package io.jenkins.plugins.bynder.admin;

import io.jenkins.plugins.bynder.config.Times;
import io.jenkins.plugins.bynder.engine.events.EventLog;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** A table row: the number of messages rejected for one reason. */
@Restricted(NoExternalUse.class)
public final class TallyRow {

    private final String reason;
    private final EventLog.Tally tally;

    TallyRow(Enum<?> reason, EventLog.Tally tally) {
        this.reason = reason.name();
        this.tally = tally;
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
        return tally.sentence();
    }
}

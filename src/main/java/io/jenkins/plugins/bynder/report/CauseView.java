package io.jenkins.plugins.bynder.report;

import java.util.Optional;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** A cause of failures as a page shows it. */
@Restricted(NoExternalUse.class)
public final class CauseView {

    private final FailureCause cause;
    private final Selection selection;

    CauseView(FailureCause cause, Selection selection) {
        this.cause = cause;
        this.selection = selection;
    }

    /** How many assets it concerns, with its outcome. */
    public String getAmount() {
        String count = Amounts.number(cause.count());
        return cause.outcome().equals("unavailable")
                ? Messages.CauseView_unavailable(count, cause.count())
                : Messages.CauseView_failed(count, cause.count());
    }

    public String getReason() {
        return cause.getReason();
    }

    public boolean isChosen() {
        return selection.filter().cause().equals(cause.key());
    }

    /** To its assets; to all assets if only its are shown. */
    public String getHref() {
        Selection all = selection.withOutcome(Optional.empty());
        return isChosen() ? all.query() : all.withCause(cause.key()).query();
    }
}

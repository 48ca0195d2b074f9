package io.jenkins.plugins.bynder.trigger;

import hudson.Extension;
import hudson.model.PeriodicWork;
import java.util.concurrent.TimeUnit;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Deletes the files of old listings. */
@Restricted(NoExternalUse.class)
@Extension
public final class ListingExpiry extends PeriodicWork {

    @Override
    public long getRecurrencePeriod() {
        return TimeUnit.MINUTES.toMillis(1);
    }

    @Override
    protected void doRun() {
        Reconciler.get().deleteOldListings();
    }
}

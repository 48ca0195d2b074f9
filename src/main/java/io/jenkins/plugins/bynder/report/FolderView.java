package io.jenkins.plugins.bynder.report;

import hudson.model.Job;
import io.jenkins.plugins.bynder.config.EventConsumer;
import io.jenkins.plugins.bynder.config.Times;
import io.jenkins.plugins.bynder.state.FolderFacts;
import java.time.Instant;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** Facts about an import folder. */
@Restricted(NoExternalUse.class)
@ExportedBean(defaultVisibility = 2)
public final class FolderView {

    private final Job<?, ?> job;
    private final FolderFacts facts;

    FolderView(Job<?, ?> job, FolderFacts facts) {
        this.job = job;
        this.facts = facts;
    }

    @Exported
    public String getPortal() {
        return facts.portal();
    }

    @Exported
    public String getTag() {
        return facts.tag();
    }

    /** Relative to the workspace. */
    @Exported
    public String getFolder() {
        return facts.folder();
    }

    @Exported
    public int getAssets() {
        return facts.assets();
    }

    @Exported
    public long getBytes() {
        return facts.bytes();
    }

    /** Number of the build that synced it last. */
    @Exported
    public int getBuild() {
        return facts.build();
    }

    /** When that sync ended, in milliseconds since 1970. */
    @Exported
    public long getTime() {
        return facts.time();
    }

    /** Whether that sync was complete. */
    @Exported
    public boolean isComplete() {
        return facts.complete();
    }

    /** Time of the portal's last event, in milliseconds since 1970; 0 if there was none. */
    @Exported
    public long getLastEvent() {
        return EventConsumer.lastEvent(facts.portal())
                .map(Instant::toEpochMilli)
                .orElse(0L);
    }

    public String getTitle() {
        return Messages.ImportSection_title(facts.tag(), facts.folder());
    }

    public String getHost() {
        return host(facts.portal());
    }

    /** Host and port of a portal's address. */
    static String host(String portal) {
        return portal.replaceFirst("^https?://", "").replaceFirst("/.*$", "");
    }

    public String getAssetsText() {
        return Amounts.number(facts.assets());
    }

    public String getBytesText() {
        return Amounts.bytes(facts.bytes());
    }

    public String getTimeText() {
        return text(facts.time());
    }

    public String getLastEventText() {
        return getLastEvent() == 0 ? Messages.FolderView_noEvent() : text(getLastEvent());
    }

    /** Whether the build of the last sync still exists. */
    public boolean isBuildThere() {
        return job.getBuildByNumber(facts.build()) != null;
    }

    private static String text(long time) {
        return Times.text(Instant.ofEpochMilli(time));
    }
}

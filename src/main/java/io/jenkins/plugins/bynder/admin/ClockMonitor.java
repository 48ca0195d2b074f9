package io.jenkins.plugins.bynder.admin;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.AdministrativeMonitor;
import io.jenkins.plugins.bynder.webhook.EventService;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jvnet.localizer.LocaleProvider;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Warns administrators that the clock of Jenkins may be wrong, because signed messages are dated outside the time in
 * which SNS delivers. Only messages with a valid SNS signature can cause this.
 */
@Restricted(NoExternalUse.class)
@Extension
public final class ClockMonitor extends AdministrativeMonitor {

    private static final Duration SHOWN = Duration.ofHours(24);

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.ClockMonitor_displayName();
    }

    @Override
    public boolean isActivated() {
        return !getProblems().isEmpty();
    }

    /** One sentence each. */
    @NonNull
    public List<String> getProblems() {
        Instant since = Instant.now().minus(SHOWN);
        return EventService.get()
                .processor()
                .map(processor -> processor.log().delayed().entrySet().stream()
                        .filter(delay -> delay.getKey().untimely())
                        .filter(delay -> delay.getValue().last().isAfter(since))
                        .map(delay -> delay.getValue().sentence().text(LocaleProvider.getLocale()))
                        .toList())
                .orElseGet(List::of);
    }

    /** Relative to the root URL of Jenkins. */
    @NonNull
    public String getEventsUrl() {
        return "manage/" + EventsLink.URL + "/";
    }
}

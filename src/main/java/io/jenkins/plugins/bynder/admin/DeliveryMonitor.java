package io.jenkins.plugins.bynder.admin;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.AdministrativeMonitor;
import io.jenkins.plugins.bynder.config.BynderConfiguration;
import io.jenkins.plugins.bynder.config.Times;
import io.jenkins.plugins.bynder.engine.events.TopicHistory;
import io.jenkins.plugins.bynder.webhook.EventService;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Warns administrators if events no longer arrive: a subscription has ended, a confirmed topic is no longer trusted, or
 * schedules find changes without an event.
 */
@Restricted(NoExternalUse.class)
@Extension
public final class DeliveryMonitor extends AdministrativeMonitor {

    /** A topic that is no longer trusted is shown as long as it delivers. */
    private static final Duration SHOWN = Duration.ofDays(2);

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.DeliveryMonitor_displayName();
    }

    @Override
    public boolean isActivated() {
        return !getProblems().isEmpty();
    }

    /** One sentence or two each. */
    @NonNull
    public List<String> getProblems() {
        List<String> problems = new ArrayList<>();
        EventService service = EventService.get();
        Set<String> portals = BynderConfiguration.get().portals();
        portals.stream()
                .flatMap(portal -> BynderConfiguration.get().topics(portal).stream())
                .distinct()
                .forEach(topic -> service.history(topic)
                        .filter(history -> !history.delivers())
                        .flatMap(TopicHistory::unsubscribed)
                        .map(ended -> Messages.DeliveryMonitor_ended(topic, Times.text(ended)))
                        .ifPresent(problems::add));
        Instant recently = Instant.now().minus(SHOWN);
        service.processor()
                .ifPresent(processor -> processor.log().untrusted().forEach((topic, last) -> {
                    if (last.isAfter(recently)) {
                        problems.add(Messages.DeliveryMonitor_untrusted(topic, Times.text(last)));
                    }
                }));
        portals.forEach(portal -> service.missingSince(portal)
                .map(since -> Messages.DeliveryMonitor_missing(portal, Times.text(since)))
                .ifPresent(problems::add));
        return problems;
    }

    /** Relative to the root URL of Jenkins. */
    @NonNull
    public String getEventsUrl() {
        return "manage/" + EventsLink.URL + "/";
    }
}

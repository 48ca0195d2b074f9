package io.jenkins.plugins.bynder.admin;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Failure;
import io.jenkins.plugins.bynder.engine.events.EventLog;
import io.jenkins.plugins.bynder.engine.events.LoggedEvent;
import io.jenkins.plugins.bynder.engine.events.inbox.StoreResult;
import io.jenkins.plugins.bynder.webhook.EventProcessor;
import io.jenkins.plugins.bynder.webhook.EventService;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import jenkins.management.Badge;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** <em>Manage Jenkins → Bynder events</em>: received events, their results, and rejected messages. */
@Restricted(NoExternalUse.class)
@Extension
public final class EventsLink extends BynderLink {

    static final String URL = EventService.EVENTS_PAGE;

    private static final int FAILURES_SHOWN = 5;

    @Override
    public String getIconFileName() {
        return EventService.get().wanted() ? "symbol-notifications" : null;
    }

    @Override
    public String getDisplayName() {
        return Messages.EventsLink_displayName();
    }

    @Override
    public String getDescription() {
        return Messages.EventsLink_description();
    }

    @Override
    public String getUrlName() {
        return URL;
    }

    /** How many topics and failed events wait for an administrator. */
    @CheckForNull
    @Override
    public Badge getBadge() {
        int undecided = EventService.get()
                .processor()
                .map(processor -> processor.pending().list().size()
                        + processor.log().failures().size())
                .orElse(0);
        return badge(undecided, Messages::EventsLink_undecided, Badge.Severity.WARNING);
    }

    public PendingTopicsMonitor getPendingTopics() {
        return ExtensionList.lookupSingleton(PendingTopicsMonitor.class);
    }

    public MissingTopicsMonitor getMissingTopics() {
        return ExtensionList.lookupSingleton(MissingTopicsMonitor.class);
    }

    /** The part of the event log that a URL asks for. */
    public EventLogPage page(StaplerRequest2 request) {
        return new EventLogPage(
                this,
                openDesk().map(processor -> processor.log().latest()).orElseGet(List::of),
                request.getParameter("state"),
                request.getParameter("search"),
                request.getParameter("page"));
    }

    /** Failed events that have not been dismissed. */
    public List<EventRow> getFailures() {
        return rows(EventLog::failures);
    }

    /** Messages that were rejected and are not expected again. */
    public List<MessageCountRow> getRefused() {
        List<MessageCountRow> rows = new ArrayList<>();
        openDesk()
                .ifPresent(processor ->
                        processor.log().rejected().forEach((why, tally) -> rows.add(MessageCountRow.of(why, tally))));
        return rows;
    }

    /** What SNS was asked to send again. */
    public List<MessageCountRow> getDelayed() {
        List<MessageCountRow> rows = new ArrayList<>();
        openDesk()
                .ifPresent(processor ->
                        processor.log().delayed().forEach((why, tally) -> rows.add(MessageCountRow.of(why, tally))));
        return rows;
    }

    /** Whether events can be taken in at all, a sentence. */
    public String getStatus() {
        return openDesk()
                .map(processor -> processor.failing()
                        ? Messages.EventsLink_failing()
                        : Messages.EventsLink_waiting(processor.waiting()))
                .orElseGet(Messages::EventsLink_closed);
    }

    private static Optional<EventProcessor> openDesk() {
        Jenkins.get().checkPermission(Jenkins.SYSTEM_READ);
        return EventService.get().processor();
    }

    private static List<EventRow> rows(Function<EventLog, List<LoggedEvent>> events) {
        return EventRow.of(openDesk().map(processor -> events.apply(processor.log())).orElseGet(List::of).stream()
                .limit(FAILURES_SHOWN)
                .toList());
    }

    /** Has an event decided about once more, as if it had just come. */
    @POST
    public HttpResponse doReplay(@QueryParameter String id) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        EventProcessor processor = openDesk().orElseThrow(() -> new Failure(Messages.EventsLink_closed()));
        StoreResult storing = processor.replay(id).orElseThrow(() -> new Failure(Messages.EventsLink_unknown()));
        if (storing != StoreResult.STORED) {
            throw new Failure(Messages.EventsLink_failing());
        }
        return back();
    }

    /** Dismisses a failure. */
    @POST
    public HttpResponse doDismiss(@QueryParameter String id) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        openDesk().ifPresent(processor -> processor.log().dismiss(id));
        return back();
    }

    private static HttpResponse back() {
        return HttpResponses.redirectViaContextPath("manage/" + URL + "/");
    }
}

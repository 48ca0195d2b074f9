package io.jenkins.plugins.bynder.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.ExtensionList;
import hudson.Util;
import io.jenkins.plugins.bynder.engine.events.TopicHistory;
import io.jenkins.plugins.bynder.engine.portal.PortalAddress;
import io.jenkins.plugins.bynder.engine.selftest.Finding;
import io.jenkins.plugins.bynder.engine.sns.TopicArn;
import io.jenkins.plugins.bynder.engine.sns.WaitingTopic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.jvnet.localizer.LocaleProvider;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The event consumer URL and the state of events, for the form of an integration. */
@Restricted(NoExternalUse.class)
public final class EventConsumer {

    /** Relative to the root URL of Jenkins, without slashes. */
    public static final String PATH = "bynder-webhook";

    /** Shown instead of a secret to users who are not administrators. */
    private static final String HIDDEN = "…";

    private final String url;

    private EventConsumer(String url) {
        this.url = url;
    }

    static EventConsumer get() {
        String root = Util.fixNull(Jenkins.get().getRootUrl());
        String secret = reports().map(EventReceiverInfo::requiredSecret).orElse("");
        String shown = Jenkins.get().hasPermission(Jenkins.ADMINISTER) ? secret : HIDDEN;
        String segment = secret.isEmpty() ? "" : shown + "/";
        return new EventConsumer(root.isEmpty() ? "" : root + PATH + "/" + segment);
    }

    /** Empty if Jenkins does not know its own URL. */
    @NonNull
    public String getUrl() {
        return url;
    }

    /** Whether events arrive, and what prevents that; user-facing messages. */
    public List<String> status(@CheckForNull Integration integration) {
        List<String> lines = new ArrayList<>();
        if (url.isEmpty()) {
            lines.add(Messages.EventConsumer_noUrl());
        } else if (!url.startsWith("https:")) {
            lines.add(Messages.EventConsumer_notHttps());
        }
        if (integration == null) {
            lines.add(Messages.EventConsumer_saveFirst());
            return lines;
        }
        List<TopicArn> topics = topics(integration);
        boolean ofJenkins = integration.folder().isEmpty();
        if (topics.isEmpty()) {
            lines.add(ofJenkins ? Messages.EventConsumer_none() : Messages.EventConsumer_noneInFolder());
            return lines;
        }
        if (ofJenkins) {
            topics.forEach(topic -> lines.add(sentence(topic)));
        }
        lines.add(topics.stream()
                .flatMap(topic -> history(topic).flatMap(TopicHistory::lastEvent).stream())
                .max(Instant::compareTo)
                .map(last -> Messages.EventConsumer_last(Times.text(last)))
                .orElseGet(Messages::EventConsumer_noEvent));
        return lines;
    }

    /** Text of the request to Bynder; empty if none is needed, or not yet. */
    @NonNull
    public String request(@CheckForNull Integration integration) {
        if (integration == null || url.isEmpty() || topics(integration).stream().anyMatch(EventConsumer::delivers)) {
            return "";
        }
        String request = Messages.EventConsumer_request(integration.getPortalUrl(), url);
        return integration.isEnableBacklinks()
                ? request + "\n" + Messages.EventConsumer_requestLinks(integration.getBacklinkLabel())
                : request;
    }

    /** Time of the portal's last event from a trusted topic. */
    public static Optional<Instant> lastEvent(String portalUrl) {
        return topics(portalUrl).stream()
                .flatMap(topic -> history(topic).flatMap(TopicHistory::lastEvent).stream())
                .max(Instant::compareTo);
    }

    /**
     * Whether events of a portal arrive.
     *
     * @param administrator whether topics may be named
     */
    static Finding finding(PortalAddress portal, boolean administrator) {
        List<TopicArn> topics = topics(portal.toString());
        if (topics.isEmpty()) {
            boolean saved = BynderConfiguration.get().allIntegrations().stream()
                    .anyMatch(integration -> integration.getPortalUrl().equals(portal.toString()));
            String none = !saved
                    ? Messages.EventConsumer_noneUnsaved()
                    : administrator ? Messages.EventConsumer_none() : Messages.EventConsumer_noneInFolder();
            return event(Finding.State.MISSING, none);
        }
        if (administrator && topics.stream().noneMatch(EventConsumer::delivers)) {
            return event(Finding.State.MISSING, sentence(topics.get(0)));
        }
        return lastEvent(portal.toString())
                .map(last -> event(Finding.State.PRESENT, Messages.EventConsumer_last(Times.text(last))))
                .orElseGet(() -> event(Finding.State.UNKNOWN, Messages.EventConsumer_noEvent()));
    }

    private static Finding event(Finding.State state, String detail) {
        return Finding.events(LocaleProvider.getLocale(), state, detail, "");
    }

    /** Topics that wait for an administrator. */
    public List<WaitingTopic> getWaiting() {
        return reports().map(EventReceiverInfo::waiting).orElseGet(List::of);
    }

    /** URL of the page where administrators approve and reject topics, relative to the root URL of Jenkins. */
    public String getDecisionsUrl() {
        return reports().map(EventReceiverInfo::decisionsUrl).orElse("");
    }

    /** A user-facing message about a pending topic. */
    public String sentence(WaitingTopic waiting) {
        TopicArn topic = waiting.topic();
        return Messages.EventConsumer_waiting(topic, topic.account(), topic.region(), Times.text(waiting.sent()));
    }

    private static Optional<EventReceiverInfo> reports() {
        return ExtensionList.lookup(EventReceiverInfo.class).stream().findFirst();
    }

    /** Topics of all integrations of the portal, because one URL serves all of them. */
    private static List<TopicArn> topics(Integration integration) {
        return topics(integration.getPortalUrl());
    }

    private static List<TopicArn> topics(String portalUrl) {
        return BynderConfiguration.get().topics(portalUrl);
    }

    private static String sentence(TopicArn topic) {
        if (delivers(topic)) {
            return Messages.EventConsumer_confirmed(topic);
        }
        return history(topic)
                .flatMap(TopicHistory::unsubscribed)
                .map(when -> Messages.EventConsumer_ended(topic, Times.text(when)))
                .orElseGet(() -> Messages.EventConsumer_listed(topic));
    }

    private static boolean delivers(TopicArn topic) {
        return history(topic).filter(TopicHistory::delivers).isPresent();
    }

    private static Optional<TopicHistory> history(TopicArn topic) {
        return reports().flatMap(reports -> reports.history(topic));
    }
}

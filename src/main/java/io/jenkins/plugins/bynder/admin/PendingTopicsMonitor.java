package io.jenkins.plugins.bynder.admin;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.AdministrativeMonitor;
import hudson.model.Failure;
import io.jenkins.plugins.bynder.config.BynderConfiguration;
import io.jenkins.plugins.bynder.engine.sns.Confirmation;
import io.jenkins.plugins.bynder.engine.sns.TopicArn;
import io.jenkins.plugins.bynder.engine.sns.WaitingTopic;
import io.jenkins.plugins.bynder.engine.util.ErrorText;
import io.jenkins.plugins.bynder.webhook.EventProcessor;
import io.jenkins.plugins.bynder.webhook.EventService;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.jvnet.localizer.LocaleProvider;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Asks administrators about topics that request a subscription and are not trusted. */
@Restricted(NoExternalUse.class)
@Extension
public final class PendingTopicsMonitor extends AdministrativeMonitor {

    private static final Logger LOGGER = Logger.getLogger(PendingTopicsMonitor.class.getName());

    public PendingTopicsMonitor() {
        super("bynder-pending-topics");
    }

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.PendingTopicsMonitor_displayName();
    }

    @Override
    public boolean isActivated() {
        return !getTopics().isEmpty();
    }

    @Override
    public boolean isSecurity() {
        return true;
    }

    /** Oldest first. */
    public List<WaitingTopicRow> getTopics() {
        return EventService.get()
                .processor()
                .map(processor -> processor.pending().list().stream()
                        .map(WaitingTopicRow::of)
                        .toList())
                .orElseGet(List::of);
    }

    /** Integrations that a topic can be approved for. */
    public List<String> getIntegrations() {
        return BynderConfiguration.get().approvable();
    }

    /** Makes an integration trust a topic, and confirms the subscription. */
    @POST
    public HttpResponse doApprove(@QueryParameter String topic, @QueryParameter String integration) throws IOException {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        EventProcessor processor = processor();
        WaitingTopic waiting = waiting(processor, topic);
        try {
            // Before the confirmation, because the first event may follow at once.
            BynderConfiguration.get().trust(integration, waiting.topic());
        } catch (IllegalArgumentException e) {
            throw new Failure(ErrorText.of(e, LocaleProvider.getLocale()));
        }
        LOGGER.log(Level.INFO, "{0} approved the topic {1} for {2}", new Object[] {
            Jenkins.getAuthentication2().getName(), waiting.topic(), integration
        });
        Confirmation confirmation = processor.confirm(waiting);
        if (confirmation instanceof Confirmation.Unreachable unreachable) {
            throw new Failure(Messages.PendingTopicsMonitor_tryAgain(
                    unreachable.sentence().text(LocaleProvider.getLocale())));
        }
        processor.pending().remove(waiting.topic());
        if (confirmation instanceof Confirmation.Refused refused) {
            throw new Failure(
                    Messages.PendingTopicsMonitor_askAgain(refused.sentence().text(LocaleProvider.getLocale())));
        }
        return back();
    }

    /** Discards a topic. SNS is not notified; a subscription that is not confirmed delivers nothing. */
    @POST
    public HttpResponse doReject(@QueryParameter String topic) throws IOException {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        EventProcessor processor = processor();
        WaitingTopic waiting = waiting(processor, topic);
        processor.pending().remove(waiting.topic());
        LOGGER.log(Level.INFO, "{0} rejected the topic {1}", new Object[] {
            Jenkins.getAuthentication2().getName(), waiting.topic()
        });
        return back();
    }

    private static HttpResponse back() {
        return HttpResponses.redirectViaContextPath("manage/" + EventsLink.URL + "/");
    }

    private static EventProcessor processor() {
        return EventService.get().processor().orElseThrow(() -> new Failure(Messages.EventsLink_closed()));
    }

    private static WaitingTopic waiting(EventProcessor processor, String topic) {
        try {
            Optional<WaitingTopic> found = processor.pending().find(TopicArn.of(topic));
            return found.orElseThrow(() -> new Failure(Messages.PendingTopicsMonitor_unknown()));
        } catch (IllegalArgumentException e) {
            throw new Failure(Messages.PendingTopicsMonitor_unknown());
        }
    }
}

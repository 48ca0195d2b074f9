package io.jenkins.plugins.bynder.webhook;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.Util;
import io.jenkins.plugins.bynder.config.BynderConfiguration;
import io.jenkins.plugins.bynder.config.EventConsumer;
import io.jenkins.plugins.bynder.config.EventReceiverInfo;
import io.jenkins.plugins.bynder.config.WriteVeto;
import io.jenkins.plugins.bynder.engine.events.QuietPeriod;
import io.jenkins.plugins.bynder.engine.events.TopicHistory;
import io.jenkins.plugins.bynder.engine.sns.HttpFetcher;
import io.jenkins.plugins.bynder.engine.sns.OkHttpFetcher;
import io.jenkins.plugins.bynder.engine.sns.TopicArn;
import io.jenkins.plugins.bynder.engine.sns.TrustRoots;
import io.jenkins.plugins.bynder.engine.sns.WaitingTopic;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import io.jenkins.plugins.bynder.engine.util.Texts;
import io.jenkins.plugins.okhttp.api.JenkinsOkHttpClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import okhttp3.OkHttpClient;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Owns the only {@link EventProcessor} of this Jenkins. It is opened below {@code JENKINS_HOME/bynder} when the first
 * integration exists.
 */
@Restricted(NoExternalUse.class)
@Extension
public final class EventService implements EventReceiverInfo, WriteVeto {

    /** URL of the page that shows events, below <em>Manage Jenkins</em>. */
    public static final String EVENTS_PAGE = "bynder-events";

    private static final Logger LOGGER = Logger.getLogger(EventService.class.getName());

    /** After a failure, requests do not try to open the directory again for this long. */
    private static final Duration NEXT_ATTEMPT = Duration.ofSeconds(10);

    private HttpFetcher fetcher;
    private TrustRoots roots;
    private QuietPeriod quiet = QuietPeriod.standard();
    private final MissedEvents missed = new MissedEvents();
    private EventProcessor processor;
    private InstanceRecord instance;
    private boolean stopped;
    private long failedAt;
    private boolean failed;

    public static EventService get() {
        return ExtensionList.lookupSingleton(EventService.class);
    }

    /** Whether any integration could use events. */
    public boolean wanted() {
        return BynderConfiguration.get().inUse();
    }

    /** Empty if there is no integration, after shutdown, or if the directory cannot be opened. */
    public synchronized Optional<EventProcessor> processor() {
        if (processor == null && !stopped && wanted() && mayTry()) {
            open();
        }
        return Optional.ofNullable(processor);
    }

    private boolean mayTry() {
        return !failed || System.nanoTime() - failedAt > NEXT_ATTEMPT.toNanos();
    }

    private void open() {
        Path directory = directory();
        try {
            if (roots == null) {
                roots = TrustRoots.ofJvm();
            }
            if (fetcher == null) {
                fetcher = new OkHttpFetcher(
                        JenkinsOkHttpClient.newClientBuilder(new OkHttpClient()).build());
            }
            Files.createDirectories(directory);
            instance = InstanceRecord.open(directory.resolve("instance.json"), traits(directory));
            if (instance.isCopy()) {
                LOGGER.log(Level.WARNING, Messages.EventService_copy());
            }
            processor = EventProcessor.open(directory, fetcher, roots, quiet);
            failed = false;
        } catch (IOException | GeneralSecurityException e) {
            failed = true;
            failedAt = System.nanoTime();
            LOGGER.log(Level.WARNING, Messages.EventService_cannotOpen(directory), e);
        }
    }

    private static Path directory() {
        return Jenkins.get().getRootDir().toPath().resolve("bynder");
    }

    private static InstanceRecord.Traits traits(Path directory) throws IOException {
        return InstanceRecord.Traits.of(directory, Util.fixNull(Jenkins.get().getRootUrl()));
    }

    /** Whether this Jenkins may be a copy of another one; it then starts no builds and writes no links. */
    public synchronized boolean isCopy() {
        return processor().isPresent() && instance.isCopy();
    }

    /** Confirms, for an administrator, that this Jenkins is not a copy. */
    public synchronized void accept() throws IOException {
        if (isCopy()) {
            instance.accept(traits(directory()));
        }
    }

    @Override
    public Optional<LocalizableText> objection() {
        return isCopy() ? Optional.of(Texts.of(Messages.class).message("EventService.copy")) : Optional.empty();
    }

    /** Records that a schedule has found changes in a portal, and when the latest of them was made. */
    public void found(String portalUrl, Instant edited) {
        missed.found(portalUrl, edited, EventConsumer.lastEvent(portalUrl), Instant.now());
    }

    /** Since when schedules find changes in the portal that events should have reported; empty if none are missing. */
    public Optional<Instant> missingSince(String portalUrl) {
        return missed.since(portalUrl, EventConsumer.lastEvent(portalUrl));
    }

    /** For tests: uses these collaborators when the processor is opened. */
    synchronized void use(HttpFetcher fetcher, TrustRoots roots, QuietPeriod quiet) {
        if (processor != null) {
            throw new IllegalStateException("The desk is open already");
        }
        this.fetcher = fetcher;
        this.roots = roots;
        this.quiet = quiet;
    }

    synchronized void stop() {
        stopped = true;
        if (processor == null) {
            return;
        }
        try {
            instance.refresh(traits(directory()));
            processor.close();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, Messages.EventService_cannotClose(), e);
        }
        processor = null;
    }

    @Override
    public Optional<TopicHistory> history(TopicArn topic) {
        return processor().map(open -> open.log().topic(topic));
    }

    @Override
    public List<WaitingTopic> waiting() {
        return processor().map(open -> open.pending().list()).orElseGet(List::of);
    }

    @Override
    public String requiredSecret() {
        WebhookSecurity security = WebhookSecurity.get();
        return security.isSecretRequired() ? security.segment() : "";
    }

    @Override
    public String decisionsUrl() {
        return "manage/" + EVENTS_PAGE + "/";
    }
}

package io.jenkins.plugins.bynder.webhook;

import hudson.Extension;
import hudson.ExtensionList;
import io.jenkins.plugins.bynder.config.BynderConfiguration;
import io.jenkins.plugins.bynder.config.TopicReports;
import io.jenkins.plugins.bynder.engine.events.QuietPeriod;
import io.jenkins.plugins.bynder.engine.events.TopicHistory;
import io.jenkins.plugins.bynder.engine.sns.HttpFetcher;
import io.jenkins.plugins.bynder.engine.sns.OkHttpFetcher;
import io.jenkins.plugins.bynder.engine.sns.TopicArn;
import io.jenkins.plugins.bynder.engine.sns.TrustRoots;
import io.jenkins.plugins.bynder.engine.sns.WaitingTopic;
import io.jenkins.plugins.okhttp.api.JenkinsOkHttpClient;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import okhttp3.OkHttpClient;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Has the one {@link EventProcessor} of this Jenkins: opened when the first integration exists, below
 * {@code JENKINS_HOME/bynder}.
 */
@Restricted(NoExternalUse.class)
@Extension
public final class EventService implements TopicReports {

    /** Id of the monitor on whose page an administrator decides about topics. */
    public static final String PENDING_TOPICS_MONITOR = "bynder-pending-topics";

    private static final Logger LOGGER = Logger.getLogger(EventService.class.getName());

    /** A disk that failed a moment ago need not be asked again by every request. */
    private static final Duration NEXT_ATTEMPT = Duration.ofSeconds(10);

    private HttpFetcher outbound;
    private TrustRoots roots;
    private QuietPeriod quiet = QuietPeriod.standard();
    private EventProcessor desk;
    private boolean stopped;
    private long failedAt;
    private boolean failed;

    public static EventService get() {
        return ExtensionList.lookupSingleton(EventService.class);
    }

    /** Whether events can matter at all. */
    public boolean wanted() {
        return BynderConfiguration.get().inUse();
    }

    /** Empty while there is no integration, after the end, and while the directory cannot be opened. */
    public synchronized Optional<EventProcessor> desk() {
        if (desk == null && !stopped && wanted() && mayTry()) {
            open();
        }
        return Optional.ofNullable(desk);
    }

    private boolean mayTry() {
        return !failed || System.nanoTime() - failedAt > NEXT_ATTEMPT.toNanos();
    }

    private void open() {
        Path directory = Jenkins.get().getRootDir().toPath().resolve("bynder");
        try {
            if (roots == null) {
                roots = TrustRoots.ofJvm();
            }
            if (outbound == null) {
                outbound = new OkHttpFetcher(
                        JenkinsOkHttpClient.newClientBuilder(new OkHttpClient()).build());
            }
            desk = EventProcessor.open(directory, outbound, roots, quiet);
            failed = false;
        } catch (IOException | GeneralSecurityException e) {
            failed = true;
            failedAt = System.nanoTime();
            LOGGER.log(Level.WARNING, Messages.EventService_cannotOpen(directory), e);
        }
    }

    /** Opens the desk when it is first needed with these instead of the JVM's; there is no such choice in production. */
    synchronized void use(HttpFetcher outbound, TrustRoots roots, QuietPeriod quiet) {
        if (desk != null) {
            throw new IllegalStateException("The desk is open already");
        }
        this.outbound = outbound;
        this.roots = roots;
        this.quiet = quiet;
    }

    synchronized void stop() {
        stopped = true;
        if (desk == null) {
            return;
        }
        try {
            desk.close();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, Messages.EventService_cannotClose(), e);
        }
        desk = null;
    }

    @Override
    public Optional<TopicHistory> history(TopicArn topic) {
        return desk().map(open -> open.log().topic(topic));
    }

    @Override
    public List<WaitingTopic> waiting() {
        return desk().map(open -> open.pending().list()).orElseGet(List::of);
    }

    @Override
    public String decisionsUrl() {
        return "administrativeMonitor/" + PENDING_TOPICS_MONITOR;
    }
}

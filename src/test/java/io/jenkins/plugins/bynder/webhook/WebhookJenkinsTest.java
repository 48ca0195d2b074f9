package io.jenkins.plugins.bynder.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.ExtensionList;
import io.jenkins.plugins.bynder.admin.ClockMonitor;
import io.jenkins.plugins.bynder.admin.PendingTopicsMonitor;
import io.jenkins.plugins.bynder.config.BynderConfiguration;
import io.jenkins.plugins.bynder.sample.SamplePortal;
import java.net.http.HttpResponse;
import java.time.Instant;
import jenkins.model.Jenkins;
import org.htmlunit.FailingHttpStatusCodeException;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.JenkinsRule.WebClient;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The endpoint, as seen by SNS and other senders, and its pages. */
@WithJenkins
@Tag("jenkins")
class WebhookJenkinsTest {

    private static final String DOOR = "bynder-webhook/";

    private JenkinsRule r;
    private SamplePortal portal;
    private JenkinsSampleEvents events;

    @BeforeEach
    void start(JenkinsRule jenkins) throws Exception {
        r = jenkins;
        portal = SamplePortal.start();
        events = new JenkinsSampleEvents(r);
        r.jenkins.setSecurityRealm(r.createDummySecurityRealm());
        r.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ, Jenkins.MANAGE)
                .everywhere()
                .to("manager"));
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    @Test
    void theEndpointIsClosedWithoutAnIntegration() throws Exception {
        assertThat(events.post(DOOR, events.event("create", "a")).statusCode()).isEqualTo(404);
        assertThat(r.jenkins.getRootDir().toPath().resolve("bynder")).doesNotExist();
    }

    @Test
    void acceptsOnlySignedMessagesOfTrustedTopics() throws Exception {
        events.integrate(portal, JenkinsSampleEvents.TOPIC);
        String event = events.event("create", "asset-1");

        HttpResponse<String> stored = events.post(DOOR, event);
        assertThat(stored.statusCode()).isEqualTo(200);
        assertThat(stored.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(events.post(DOOR, event).statusCode()).isEqualTo(200);

        assertThat(events.post(DOOR, event.replace("asset-1", "asset-2")).statusCode())
                .isEqualTo(403);
        assertThat(events.post(DOOR, event.replace("portal-topic", "other-topic"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(events.post(DOOR, "{}").statusCode()).isEqualTo(400);
        assertThat(events.post(DOOR, "x".repeat(1_100_000)).statusCode()).isEqualTo(413);
        HttpResponse<String> got = events.get(DOOR);
        assertThat(got.statusCode()).isEqualTo(405);
        assertThat(got.headers().firstValue("Allow")).hasValue("POST");
        assertThat(events.post(DOOR + "below", event).statusCode()).isEqualTo(403); // Without a crumb.

        EventProcessor processor = EventService.get().processor().orElseThrow();
        assertThat(processor.log().latest()).hasSize(1);
        assertThat(events.calls()).hasSize(1);
    }

    @Test
    void receivesMessagesWithoutTheTrailingSlash() throws Exception { // case 51
        events.integrate(portal, JenkinsSampleEvents.TOPIC);
        String withoutSlash = DOOR.substring(0, DOOR.length() - 1);
        assertThat(events.post(withoutSlash, events.event("create", "asset-1")).statusCode())
                .isEqualTo(200);
        assertThat(events.get(withoutSlash).statusCode()).isEqualTo(405);
        assertThat(EventService.get().processor().orElseThrow().log().latest()).hasSize(1);
    }

    @Test
    void recordsMessagesBelowTheUrlAndRawOnes() throws Exception { // cases 51 and 53
        events.integrate(portal, JenkinsSampleEvents.TOPIC);
        assertThat(events.post(DOOR + "below", events.event("create", "a")).statusCode())
                .isEqualTo(403);
        assertThat(events.post(DOOR, "{\"media_id\": \"a\"}").statusCode()).isEqualTo(400);
        try (WebClient browser = r.createWebClient()) {
            browser.withJavaScriptEnabled(false).login("admin");
            String page = browser.goTo("manage/bynder-events/").getWebResponse().getContentAsString();
            assertThat(page).contains("Wrong path", "Subscribe exactly", "Raw delivery", "raw message delivery off");
        }
    }

    @Test
    void aWrongClockIsReportedToAdministrators() throws Exception { // case 52
        events.integrate(portal, JenkinsSampleEvents.TOPIC);
        ClockMonitor monitor = ExtensionList.lookupSingleton(ClockMonitor.class);
        assertThat(monitor.isActivated()).isFalse();
        String ahead = events.signer()
                .notification("s", "{\"media_id\": \"a\"}", Instant.now().plusSeconds(1200));
        assertThat(events.post(DOOR, ahead).statusCode()).isEqualTo(503);
        assertThat(monitor.getProblems()).singleElement().asString().contains("its clock is slow");
        try (WebClient browser = r.createWebClient()) {
            browser.withJavaScriptEnabled(false).login("admin");
            assertThat(browser.goTo("manage/").getWebResponse().getContentAsString())
                    .contains("its clock is slow");
        }
    }

    @Test
    void anUnknownTopicWaitsForAnAdministrator() throws Exception {
        events.integrate(portal, "");
        String question = events.signer().subscriptionConfirmation("token123", Instant.now());
        assertThat(events.post(DOOR, question).statusCode()).isEqualTo(200);
        assertThat(events.post(DOOR, events.event("create", "a")).statusCode()).isEqualTo(403);
        PendingTopicsMonitor monitor = ExtensionList.lookupSingleton(PendingTopicsMonitor.class);
        assertThat(monitor.isActivated()).isTrue();

        String approve = monitor.getUrl() + "/approve?integration=Brand&topic=" + JenkinsSampleEvents.TOPIC;
        assertThat(send("manager", approve)).isEqualTo(403);
        assertThat(send("manager", "manage/bynder-events/dismiss?id=x")).isEqualTo(403);
        assertThat(events.calls()).noneMatch(url -> url.toString().contains("ConfirmSubscription"));

        assertThat(send("admin", approve)).isEqualTo(200);
        assertThat(events.calls())
                .anyMatch(url -> url.toString().contains("ConfirmSubscription")
                        && url.toString().contains("token123"));
        assertThat(BynderConfiguration.get().getIntegrations().get(0).getTopics())
                .isEqualTo(JenkinsSampleEvents.TOPIC);
        assertThat(monitor.isActivated()).isFalse();
        assertThat(events.post(DOOR, events.event("create", "a")).statusCode()).isEqualTo(200);
    }

    @Test
    void aRejectedTopicIsDiscardedWithoutAnyRequest() throws Exception {
        events.integrate(portal, "");
        events.post(DOOR, events.signer().subscriptionConfirmation("token123", Instant.now()));
        PendingTopicsMonitor monitor = ExtensionList.lookupSingleton(PendingTopicsMonitor.class);
        assertThat(send("admin", monitor.getUrl() + "/reject?topic=" + JenkinsSampleEvents.TOPIC))
                .isEqualTo(200);
        assertThat(monitor.isActivated()).isFalse();
        assertThat(events.calls()).noneMatch(url -> url.toString().contains("ConfirmSubscription"));
    }

    @Test
    void pagesEscapeEventsTopicsAndRejectedMessages() throws Exception {
        events.integrate(portal, JenkinsSampleEvents.TOPIC);
        events.post(DOOR, events.signer().notification("<b>hostile</b>", "{\"media_id\": \"<i>\"}", Instant.now()));
        events.post(DOOR, "<script>alert(1)</script>");
        events.awaitDecisions();
        try (WebClient browser = r.createWebClient()) {
            browser.withJavaScriptEnabled(false).login("admin");
            String page = browser.goTo("manage/bynder-events/").getWebResponse().getContentAsString();
            assertThat(page)
                    .contains("unknown", "No job has a Bynder trigger", "Rejected: Malformed", "Replay")
                    .doesNotContain("<b>hostile", "<i>\"", "<script>alert");
            String form = browser.goTo("manage/configure").getWebResponse().getContentAsString();
            assertThat(form).contains("bynder-webhook/", JenkinsSampleEvents.TOPIC, "one URL serves all integrations");
        }
    }

    private int send(String person, String path) throws Exception {
        try (WebClient browser = r.createWebClient()) {
            browser.withJavaScriptEnabled(false).withBasicCredentials(person);
            WebRequest request = new WebRequest(browser.createCrumbedUrl(path), HttpMethod.POST);
            return browser.getPage(request).getWebResponse().getStatusCode();
        } catch (FailingHttpStatusCodeException e) {
            return e.getStatusCode();
        }
    }
}

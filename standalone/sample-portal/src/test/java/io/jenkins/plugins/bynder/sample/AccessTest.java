package io.jenkins.plugins.bynder.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccessTest {

    private final SampleClock clock = SampleClock.standing(Instant.parse("2026-01-01T00:00:00Z"));
    private SamplePortal portal;
    private SamplePortalBrowser browser;

    @BeforeEach
    void start() throws Exception {
        portal = SamplePortal.start(SampleSettings.defaults().withClock(clock));
        browser = new SamplePortalBrowser(portal);
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    @Test
    void issuesTokensThatExpireAfterAnHour() throws Exception {
        JsonNode token = browser.json(token("asset:read current.user:read"));
        assertThat(token.get("token_type").asText()).isEqualTo("bearer");
        assertThat(token.get("expires_in").asInt()).isEqualTo(3600);
        SamplePortalBrowser app = new SamplePortalBrowser(
                portal, "Bearer " + token.get("access_token").asText());

        assertThat(app.get("/api/v4/currentUser/").statusCode()).isEqualTo(200);
        assertThat(app.get("/api/v4/metaproperties/").statusCode()).isEqualTo(403);
        clock.advance(Duration.ofSeconds(3599));
        assertThat(app.get("/api/v4/media/").statusCode()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(1));
        HttpResponse<byte[]> late = app.get("/api/v4/media/");

        assertThat(late.statusCode()).isEqualTo(401);
        assertThat(late.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
        assertThat(SamplePortalBrowser.text(late)).isEqualTo("Invalid or expired token.");
    }

    @Test
    void rejectsATokenRequestWithAScopeThatTheAppLacks() throws Exception {
        portal.access().owner().setScopes(Set.of("asset:read"));

        HttpResponse<byte[]> refused = token("asset:read meta.assetbank:read");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(browser.json(refused).get("error").asText()).isEqualTo("invalid_scope");
        assertThat(token("asset:read").statusCode()).isEqualTo(200);
    }

    @Test
    void rejectsUnknownAndRevokedCredentials() throws Exception {
        assertThat(browser.post(
                                "/v6/authentication/oauth2/token",
                                "grant_type=client_credentials&client_id=x&client_secret=y")
                        .statusCode())
                .isEqualTo(401);
        assertThat(new SamplePortalBrowser(portal, "Bearer x")
                        .get("/api/v4/media/")
                        .statusCode())
                .isEqualTo(401);
        assertThat(new SamplePortalBrowser(portal, "Basic eDp5")
                        .get("/api/v4/media/")
                        .statusCode())
                .isEqualTo(401);

        assertThat(browser.get("/api/v4/media/").statusCode()).isEqualTo(200);
        portal.access().owner().revoke();
        assertThat(browser.get("/api/v4/media/").statusCode()).isEqualTo(401);
    }

    @Test
    void showsTheProfileOfTheUserAndOthersToAdministratorsOnly() throws Exception {
        SampleUser guest =
                portal.access().addUser("bo@example.com", "Guests", Set.of("MEDIAHIGHRES"), SampleUser.SCOPES);
        SamplePortalBrowser bo =
                new SamplePortalBrowser(portal, "Bearer " + guest.keys().permanentToken());
        String profile = bo.json("/api/v4/currentUser/").get("profileId").asText();
        String other = portal.access().owner().profileId();

        assertThat(bo.json("/api/v4/profiles/" + profile).toString())
                .isEqualTo("{\"id\":\"" + profile + "\",\"name\":\"Guests\",\"roles\":[\"MEDIAHIGHRES\"]}");
        HttpResponse<byte[]> refused = bo.get("/api/v4/profiles/" + other);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(bo.json(refused).get("statuscode").isTextual()).isTrue();
        assertThat(bo.get("/api/v4/profiles/").statusCode()).isEqualTo(403);
        assertThat(browser.json("/api/v4/profiles/")).hasSize(2);
    }

    @Test
    void requiresARoleForEachKindOfDownload() throws Exception {
        assertThat(download("MEDIAHIGHRES", NewAsset.png("plain"))).isEqualTo(403);
        assertThat(download("ARCHIVEDOWNLOAD", NewAsset.png("old").archived())).isEqualTo(403);
        assertThat(download("DOWNLOADWATERMARK", NewAsset.png("marked").watermarked()))
                .isEqualTo(403);
        assertThat(download("EMARGOMEDIA", NewAsset.png("free"))).isEqualTo(200);

        Set<String> roles = new HashSet<>(SampleUser.ROLES);
        roles.removeAll(Set.of("KEYVISUALDOWNLOAD", "KEYVISUALSDOWNLOAD"));
        portal.access().owner().setRoles(roles);
        String id = portal.library().add(NewAsset.png("limited").limited()).id();
        assertThat(browser.get("/api/v4/media/" + id + "/download/").statusCode())
                .isEqualTo(403);
        roles.add("KEYVISUALSDOWNLOAD");
        portal.access().owner().setRoles(roles);
        assertThat(browser.get("/api/v4/media/" + id + "/download/").statusCode())
                .isEqualTo(200);
    }

    private int download(String missing, NewAsset asset) throws Exception {
        Set<String> roles = new HashSet<>(SampleUser.ROLES);
        roles.remove(missing);
        portal.access().owner().setRoles(roles);
        return browser.get("/api/v4/media/" + portal.library().add(asset).id() + "/download/")
                .statusCode();
    }

    private HttpResponse<byte[]> token(String scope) throws Exception {
        SampleCredentials keys = portal.access().owner().keys();
        return browser.post(
                "/v6/authentication/oauth2/token",
                "grant_type=client_credentials&client_id=" + keys.clientId() + "&client_secret=" + keys.clientSecret()
                        + "&scope=" + Parameters.encode(scope));
    }
}

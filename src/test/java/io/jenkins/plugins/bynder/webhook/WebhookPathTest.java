package io.jenkins.plugins.bynder.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookPathTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    private static void assertAll(WebhookPath expected, List<String> paths) {
        assertThat(paths)
                .allSatisfy(path -> assertThat(WebhookPath.of(path, SECRET)).isEqualTo(expected));
    }

    @Test
    void recognizesTheUrlWithAndWithoutSecretAndTrailingSlash() {
        assertAll(WebhookPath.PLAIN, List.of("/bynder-webhook", "/bynder-webhook/"));
        assertAll(WebhookPath.WITH_SECRET, List.of("/bynder-webhook/" + SECRET, "/bynder-webhook/" + SECRET + "/"));
    }

    @Test
    void anythingElseBelowReceivesNoMessages() {
        assertAll(
                WebhookPath.BELOW,
                List.of(
                        "/bynder-webhook//",
                        "/bynder-webhook/below",
                        "/bynder-webhook/" + SECRET.toUpperCase(java.util.Locale.ROOT) + "/",
                        "/bynder-webhook/" + SECRET + "//",
                        "/bynder-webhook//" + SECRET + "/",
                        "/bynder-webhook/" + SECRET + "/more"));
        assertAll(WebhookPath.ELSEWHERE, List.of("", "/", "/bynder-webhooks/", "/x/bynder-webhook/"));
    }

    @Test
    void noSegmentMatchesWithoutASecret() {
        assertThat(WebhookPath.of("/bynder-webhook/", "")).isEqualTo(WebhookPath.PLAIN);
        assertThat(WebhookPath.of("/bynder-webhook//", "")).isEqualTo(WebhookPath.BELOW);
    }
}

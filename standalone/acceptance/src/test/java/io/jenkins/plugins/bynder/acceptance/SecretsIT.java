package io.jenkins.plugins.bynder.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Searches everything that Jenkins and its agent have written in the other tests for secrets and signed links. */
@InJenkins
@Order(Integer.MAX_VALUE)
final class SecretsIT {

    /** Beginnings of the sample portal's signed links and of authorization headers. */
    private static final List<String> SIGNED =
            List.of("X-Amz-Algorithm=", "Signature=", "oauth_signature", "Authorization: ", "Bearer ");

    @Test
    void noFileContainsASecretOrSignedLink(JenkinsFixture bench) throws IOException {
        everyKindOfKeyIsUsed(bench);
        List<String> wanted = new ArrayList<>(bench.keyTexts());
        wanted.addAll(SIGNED);
        Path finest = bench.jenkins().home().resolve("finest.log");
        assertThat(Search.in(Files.readAllBytes(finest), "okhttp3"))
                .as("the loggers speak")
                .isTrue();

        int searched = 0;
        for (Path root : List.of(bench.jenkins().home(), bench.agent().directory())) {
            for (Path file : written(root)) {
                byte[] content = Files.readAllBytes(file);
                assertThat(wanted.stream().filter(text -> Search.in(content, text)))
                        .as(file.toString())
                        .isEmpty();
                searched++;
            }
        }
        assertThat(searched).isGreaterThan(20);
    }

    private static void everyKindOfKeyIsUsed(JenkinsFixture bench) {
        String tag = bench.unique("kinds");
        bench.assets(tag, 2);
        for (String credentials : List.of("four-keys", "client", "token")) {
            bench.admin().script("""
                    import io.jenkins.plugins.bynder.config.*
                    BynderConfiguration.get().integrations = [new Integration('Kind', '%s', '%s')]
                    """.formatted(bench.portal().url(), credentials));
            for (String node : List.of(JenkinsFixture.AGENT, JenkinsFixture.CONTROLLER)) {
                Job job = Job.step(
                        bench.admin(), bench.unique(tag), node, "bynderSync tag: '" + tag + "', writeMetadata: true");
                assertThat(job.run().expect("SUCCESS").log()).contains("2 added");
            }
        }
    }

    @Test
    void noPageContainsASecret(JenkinsFixture bench) throws IOException {
        List<String> pages = new ArrayList<>(List.of("manage/configure", "api/json?depth=3", "manage/systemInfo"));
        for (String id : List.of("four-keys", "client", "token")) {
            String path = "manage/credentials/store/system/domain/_/credential/" + id;
            pages.addAll(List.of(path + "/update", path + "/config.xml", path + "/api/json?depth=3"));
        }
        for (String page : pages) {
            String text = bench.admin().get(page).ok().text();
            assertThat(bench.keyTexts()).as(page).noneMatch(text::contains);
        }
        AcceptanceSettings.assumePlugin("configuration-as-code");
        String exported = bench.admin()
                .post("configuration-as-code/export", Map.of())
                .ok()
                .text();
        assertThat(exported).contains("bynderApiCredentials");
        assertThat(bench.keyTexts()).noneMatch(exported::contains);
    }

    /** All regular files except programs, which were not written by the tests. */
    private static List<Path> written(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> !root.relativize(file).toString().matches("(war|plugins)/.*|.*\\.(jar|hprof)"))
                    .toList();
        }
    }
}

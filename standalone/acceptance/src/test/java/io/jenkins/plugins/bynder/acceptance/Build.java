package io.jenkins.plugins.bynder.acceptance;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One build of a job. */
final class Build {

    private static final Duration MOST = Duration.ofMinutes(5);
    private static final Pattern RESULT = Pattern.compile("\"result\":\"(\\w+)\"");

    private final JenkinsClient client;
    private final String path;

    /** @param path relative to the root URL of Jenkins, with a trailing slash */
    Build(JenkinsClient client, String path) {
        this.client = client;
        this.path = path;
    }

    String path() {
        return path;
    }

    boolean begun() {
        return client.get(path + "api/json").status() == 200;
    }

    /** Empty while the build runs. */
    Optional<String> result() {
        String json = client.get(path + "api/json?tree=building,result").ok().text();
        Matcher result = RESULT.matcher(json);
        return json.contains("\"building\":false") && result.find() ? Optional.of(result.group(1)) : Optional.empty();
    }

    Build await() {
        return await(MOST);
    }

    Build await(Duration most) {
        AwaitCondition.value(() -> "end of " + path + "\n" + log(), most, this::result);
        return this;
    }

    /** Aborts the build with its button. */
    void abort() {
        client.post(path + "stop", Map.of()).ok();
    }

    String log() {
        return client.get(path + "consoleText").ok().text();
    }

    void awaitLog(String text) {
        AwaitCondition.value(
                () -> "\"" + text + "\" in the log of " + path + "\n" + log(),
                MOST,
                () -> log().contains(text) ? Optional.of(true) : Optional.empty());
    }

    /** Fails with the build log if the result is another one. */
    Build expect(String result) {
        String actual = result().orElse("still running");
        if (!actual.equals(result)) {
            throw new AssertionError(path + " ended as " + actual + ", not " + result + ":\n" + log());
        }
        return this;
    }
}

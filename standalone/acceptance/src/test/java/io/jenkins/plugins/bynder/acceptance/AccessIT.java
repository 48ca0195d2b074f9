package io.jenkins.plugins.bynder.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.acceptance.JenkinsClient.Page;
import io.jenkins.plugins.bynder.sample.NewAsset;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import io.jenkins.plugins.bynder.sample.SamplePortal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Sends each request of the access table to a real Jenkins, and runs each of its steps, as each of its users. */
@InJenkins
final class AccessIT {

    private static final Path TABLE = Path.of("src/test/resources/io/jenkins/plugins/bynder/architecture/access.txt");

    private static final List<String> USERS =
            List.of("outsider", "reader", "developer-a", "developer-b", "lead-b", "manager", "admin");

    /**
     * A line of the table.
     *
     * @param users an x for each user who may send the request or run the step
     * @param method of the request, or the kind of a step
     * @param address of the request, or the step
     * @param sign status, text, or status and text of an answer to those who may
     */
    private record Request(String key, String users, String method, String address, String form, String sign) {

        static Request of(String line) {
            String[] cells = (line + " ").split(" \\| ?", -1);
            String[] all = Arrays.copyOf(cells, 6);
            for (int i = 0; i < all.length; i++) {
                all[i] = all[i] == null ? "" : all[i].strip();
            }
            return new Request(all[0], all[1], all[2], all[3], all[4], all[5]);
        }

        boolean isRequest() {
            return method.equals("GET") || method.equals("POST");
        }

        Page send(JenkinsClient client) {
            return method.equals("GET") ? client.get(address) : client.post(address, fields());
        }

        private Map<String, String> fields() {
            Map<String, String> fields = new LinkedHashMap<>();
            for (String field : form.split("&")) {
                int equals = field.indexOf('=');
                if (equals > 0) {
                    fields.put(field.substring(0, equals), field.substring(equals + 1));
                }
            }
            return fields;
        }

        /** Whether the answer is one for those who may. */
        boolean opened(Page answer) {
            if (sign.matches("\\d{3}( .+)?")) {
                return answer.status() == Integer.parseInt(sign.substring(0, 3))
                        && answer.text().contains(sign.substring(3).strip());
            }
            return answer.status() != 401
                    && answer.status() != 403
                    && answer.status() != 404
                    && answer.text().contains(sign);
        }
    }

    private static List<Request> table(String portal, SampleAsset asset, String copiedHome) throws IOException {
        List<Request> requests = new ArrayList<>();
        for (String line : Files.readAllLines(AcceptanceSettings.repository().resolve(TABLE))) {
            if (!line.isBlank() && !line.startsWith("#")) {
                Request request = Request.of(line.replace("%PORTAL%", portal)
                        .replace("%ASSET%", asset.id())
                        .replace("%COPIED_HOME%", copiedHome));
                requests.add(request);
            }
        }
        return requests;
    }

    @Test
    void everyRequestIsAnsweredOnlyForUsersOfTheTable(JenkinsFixture bench) throws IOException {
        try (SamplePortal portal = SamplePortal.start()) {
            SampleAsset asset = prepare(bench, portal);
            Job sync = Job.existing(bench.admin(), "team-b/job/sync");
            sync.run().expect("SUCCESS");
            sync.run().expect("SUCCESS");
            String picture = "job/team-b/job/sync/1/dam-import/thumbnail?id=" + asset.id();
            AwaitCondition.until(
                    "the thumbnail",
                    Duration.ofMinutes(3),
                    () -> bench.admin().get(picture).status() == 200);

            List<String> wrong = new ArrayList<>();
            List<Request> requests = table(portal.url(), asset, copiedHome(bench)).stream()
                    .filter(Request::isRequest)
                    .toList();
            for (Request request : requests) {
                for (int i = 0; i < USERS.size(); i++) {
                    boolean may = request.users().charAt(i) == 'x';
                    Page answer = request.send(bench.as(USERS.get(i)));
                    if (request.opened(answer) != may) {
                        wrong.add(USERS.get(i) + (may ? " may not: " : " may: ") + request + " " + answer.status() + " "
                                + answer.text().lines().limit(3).toList());
                    }
                }
            }
            assertThat(wrong).isEmpty();
            assertThat(requests).hasSizeGreaterThan(60);
        } finally {
            TeamsIT.allow(bench, "");
        }
    }

    @Test
    void everyStepRunsOnlyForUsersOfTheTable(JenkinsFixture bench) throws IOException {
        try (SamplePortal portal = SamplePortal.start()) {
            SampleAsset asset = prepare(bench, portal);
            List<Request> steps = table(portal.url(), asset, "").stream()
                    .filter(line -> !line.isRequest())
                    .toList();
            List<String> wrong = new ArrayList<>();
            watch(bench, steps);
            for (String user : USERS) {
                bench.admin().script(Texts.resource("run-as.groovy").formatted("team-b", user));
                Map<String, String> seen = Map.of(
                        "RUN", pipeline(bench, user, steps),
                        "BUILD", freestyle(bench, user, steps),
                        "EVENT", event(bench, portal));
                for (Request step : steps) {
                    boolean may = step.users().charAt(USERS.indexOf(user)) == 'x';
                    String text = seen.get(step.method());
                    if (text.contains(step.sign()) != may) {
                        wrong.add(user + (may ? " may not: " : " may: ") + step + "\n" + text);
                    }
                }
            }
            assertThat(wrong).isEmpty();
            assertThat(steps).hasSizeGreaterThan(4);
        } finally {
            bench.admin().script(Texts.resource("run-as.groovy").formatted("no such folder", "admin"));
            TeamsIT.allow(bench, "");
        }
    }

    /** With a new asset, because builds that have run for an asset are not repeated. */
    private static String event(JenkinsFixture bench, SamplePortal portal) {
        SampleAsset asset = portal.library().add(NewAsset.jpeg("Announced").tags("Gelato"));
        return bench.decision(portal.url(), List.of(asset));
    }

    /** Runs all steps of a Pipeline, each regardless of the others. */
    private static String pipeline(JenkinsFixture bench, String user, List<Request> steps) {
        String script = steps.stream()
                .filter(step -> step.method().equals("RUN"))
                .map(step -> "catchError { " + step.address() + " }")
                .collect(Collectors.joining("\n"));
        String name = "team-b/job/" + bench.unique("run-by-" + user);
        return Job.step(bench.admin(), name, JenkinsFixture.AGENT, script).run().log();
    }

    private static String freestyle(JenkinsFixture bench, String user, List<Request> steps) {
        StringBuilder logs = new StringBuilder();
        for (Request step : steps) {
            if (step.method().equals("BUILD")) {
                String name = "team-b/job/" + bench.unique("built-by-" + user);
                Job job = Job.freestyle(bench.admin(), name, JenkinsFixture.AGENT, step.address());
                logs.append(job.run().log());
            }
        }
        return logs.toString();
    }

    /** Jobs that an event starts if their builds may use the integration. */
    private static void watch(JenkinsFixture bench, List<Request> steps) {
        for (Request step : steps) {
            if (step.method().equals("EVENT")) {
                TeamsIT.watch(bench, "team-a", "watching", step.address(), "Gelato");
                TeamsIT.watch(bench, "team-b", "watching", step.address(), "Gelato");
            }
        }
    }

    private static SampleAsset prepare(JenkinsFixture bench, SamplePortal portal) throws IOException {
        for (String plugin : List.of("cloudbees-folder", "matrix-auth", "plain-credentials")) {
            AcceptanceSettings.assumePlugin(plugin);
        }
        SampleAsset asset = portal.library().add(NewAsset.jpeg("Sorbet").tags("Gelato"));
        TeamsIT.prepare(bench, portal);
        TeamsIT.define(bench.as("lead-b"), "team-b", "Sorbet", portal.url(), "team-key")
                .ok();
        return asset;
    }

    private static String copiedHome(JenkinsFixture bench) {
        return bench.admin()
                .script("print ExtensionList.lookupSingleton(io.jenkins.plugins.bynder.admin.CopiedHomeMonitor).id")
                .strip();
    }
}

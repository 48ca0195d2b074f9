package io.jenkins.plugins.bynder.acceptance;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Creates and runs a job. */
final class Job {

    private static final Duration START = Duration.ofMinutes(3);
    private static final Pattern NEXT = Pattern.compile("\"nextBuildNumber\":(\\d+)");

    private final JenkinsClient client;
    private final String name;

    private Job(JenkinsClient client, String name) {
        this.client = client;
        this.name = name;
    }

    /**
     * Creates a sandboxed Pipeline.
     *
     * @param name preceded by {@code folder/job/} if it is in a folder
     */
    static Job pipeline(JenkinsClient client, String name, String script) {
        return create(client, name, """
                <flow-definition>
                  <definition class="org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition">
                    <script>%s</script>
                    <sandbox>true</sandbox>
                  </definition>
                </flow-definition>
                """.formatted(Texts.xml(script)));
    }

    /** Creates a Pipeline with one step on the node. */
    static Job step(JenkinsClient client, String name, String node, String step) {
        return pipeline(client, name, "node('%s') {\n  %s\n}\n".formatted(node, step));
    }

    /**
     * Creates a freestyle job with one build step.
     *
     * @param fields of the step as XML
     */
    static Job freestyle(JenkinsClient client, String name, String node, String fields) {
        return create(client, name, """
                <project>
                  <assignedNode>%s</assignedNode>
                  <canRoam>false</canRoam>
                  <builders>
                    <io.jenkins.plugins.bynder.step.BynderSyncBuilder>
                      %s
                    </io.jenkins.plugins.bynder.step.BynderSyncBuilder>
                  </builders>
                </project>
                """.formatted(node, fields));
    }

    /** A job that already exists. */
    static Job existing(JenkinsClient client, String name) {
        return new Job(client, name);
    }

    private static Job create(JenkinsClient client, String name, String xml) {
        int end = name.lastIndexOf("/job/");
        String parent = end < 0 ? "" : "job/" + name.substring(0, end) + "/";
        String own = end < 0 ? name : name.substring(end + "/job/".length());
        client.post(parent + "createItem?name=" + Texts.encode(own), "application/xml", xml)
                .ok();
        return new Job(client, name);
    }

    String name() {
        return name;
    }

    String path() {
        return "job/" + name + '/';
    }

    /** Runs a build to its end. */
    Build run() {
        return start().await();
    }

    /** Starts a build and waits until it runs. */
    Build start() {
        Matcher next = NEXT.matcher(client.json(path()));
        if (!next.find()) {
            throw new AssertionError("No number for the next build of " + name);
        }
        Build build = new Build(client, path() + next.group(1) + '/');
        client.post(path() + "build?delay=0", Map.of()).ok();
        AwaitCondition.until("build of " + name + " has begun", START, build::begun);
        return build;
    }
}

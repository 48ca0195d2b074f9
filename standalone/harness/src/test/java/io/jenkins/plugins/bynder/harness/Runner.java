package io.jenkins.plugins.bynder.harness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs test classes in this process together with Jenkins, and writes a line for each test to a file. */
final class Runner implements TestExecutionListener {

    private final PrintStream results;

    private Runner(PrintStream results) {
        this.results = results;
    }

    /** @param arguments the file, followed by the classes */
    public static void main(String[] arguments) throws IOException {
        List<String> classes = Stream.of(arguments).skip(1).toList();
        try (PrintStream results = new PrintStream(arguments[0], UTF_8)) {
            for (String one : classes) {
                LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectClass(one))
                        .build();
                LauncherFactory.create().execute(request, new Runner(results));
                System.out.println("Done: " + one);
            }
        }
        // Threads of Jenkins would keep the process alive.
        System.exit(0);
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        write(test, "SKIPPED", reason);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest() || result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
            write(
                    test,
                    result.getStatus().name(),
                    result.getThrowable().map(Runner::text).orElse(""));
        }
    }

    private void write(TestIdentifier test, String status, String details) {
        String name = test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(MethodSource.class::cast)
                .map(source -> source.getClassName() + '.' + source.getMethodName() + ' ' + test.getDisplayName())
                .orElse(test.getUniqueId());
        results.println(new Outcome(name, status, details).line());
        results.flush();
    }

    private static String text(Throwable problem) {
        StringWriter text = new StringWriter();
        problem.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    /**
     * The result of a test.
     *
     * @param status SUCCESSFUL, FAILED, ABORTED or SKIPPED
     * @param details the stack trace or the reason
     */
    record Outcome(String name, String status, String details) {

        static Outcome of(String line) {
            String[] parts = line.split("\t", -1);
            return new Outcome(decode(parts[0]), parts[1], decode(parts[2]));
        }

        String line() {
            return encode(name) + '\t' + status + '\t' + encode(details);
        }

        private static String encode(String text) {
            return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
        }

        private static String decode(String text) {
            return new String(Base64.getDecoder().decode(text), UTF_8);
        }
    }
}

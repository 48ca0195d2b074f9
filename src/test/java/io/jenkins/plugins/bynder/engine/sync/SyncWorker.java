package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.Backoff;
import io.jenkins.plugins.bynder.engine.portal.FileHost;
import io.jenkins.plugins.bynder.engine.portal.HttpPortal;
import io.jenkins.plugins.bynder.engine.portal.HttpSettings;
import io.jenkins.plugins.bynder.engine.portal.PermanentToken;
import io.jenkins.plugins.bynder.engine.portal.PortalAddress;
import io.jenkins.plugins.bynder.engine.portal.RequestBudget;
import io.jenkins.plugins.bynder.engine.portal.Tag;
import io.jenkins.plugins.bynder.engine.sync.manifest.ManifestLines;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A process that waits until it is told to sync, once; so that a kill costs no wait for a new Java. */
public final class SyncWorker implements AutoCloseable {

    private static final String GIVEN_UP = "GIVEN_UP";

    private final Process process;

    private SyncWorker(Process process) {
        this.process = process;
    }

    static SyncWorker start() throws IOException {
        return new SyncWorker(new ProcessBuilder(
                        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SyncWorker.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    /** Lets it begin. */
    void sync(SyncFixture fixture, SyncSettings settings) throws IOException {
        Writer orders = process.outputWriter(StandardCharsets.UTF_8);
        orders.write(String.join(
                        "\t",
                        fixture.portal.url(),
                        fixture.portal.access().owner().keys().permanentToken(),
                        Integer.toString(settings.concurrency()),
                        Boolean.toString(settings.writeMetadata()),
                        settings.removedAssets().name(),
                        Long.toString(fixture.patience().toMillis()),
                        fixture.folder.toString())
                + "\n");
        orders.flush();
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Waits for its end: a name of {@link SyncReport.End}, or nothing if it was killed or gave up. */
    String end() throws IOException, InterruptedException {
        String end = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        process.waitFor();
        return end.equals(GIVEN_UP) ? "" : end;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    public static void main(String[] arguments) throws IOException {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Class<?>[] warm = {Sync.class, HttpPortal.class, ManifestLines.class, Downloader.class, Publisher.class};
        String order = warm.length == 0 ? "" : orders.readLine();
        if (order == null) {
            return;
        }
        List<String> words = List.of(order.split("\t"));
        PortalAddress address = PortalAddress.of(words.get(0));
        SyncSettings settings = SyncSettings.of(address, SyncFixture.TAG)
                .withConcurrency(Integer.parseInt(words.get(2)))
                .withWriteMetadata(Boolean.parseBoolean(words.get(3)))
                .withRemovedAssets(RemovedAssetsPolicy.valueOf(words.get(4)));
        Duration patience = Duration.ofMillis(Long.parseLong(words.get(5)));
        HttpSettings http = HttpSettings.standard()
                .withTimeouts(Duration.ofSeconds(10), patience, Duration.ofSeconds(60))
                .withBackoff(Duration.ofMillis(5));
        HttpPortal portal = HttpPortal.of(
                address, new PermanentToken(words.get(1)), new RequestBudget(1_000_000, Duration.ofMillis(300)), http);
        AssetSource source = new PortalSource(portal, new Tag(SyncFixture.TAG), PortalSource.fields(settings));
        try (FileHost host = FileHost.of(address, http, settings.concurrency())) {
            Sync sync = new Sync(
                    source,
                    host,
                    new SyncProgress(),
                    new RetryTimings(10, new Backoff(5, 50), new StallTimeout(30_000, 30_000), 300, Long.MAX_VALUE));
            System.out.println(sync.run(settings, Path.of(words.get(6))).end());
        } catch (IOException e) {
            System.out.println(GIVEN_UP);
        }
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }
}

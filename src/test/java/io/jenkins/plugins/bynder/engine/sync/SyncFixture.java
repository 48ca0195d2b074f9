package io.jenkins.plugins.bynder.engine.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.engine.portal.Backoff;
import io.jenkins.plugins.bynder.engine.portal.FileHost;
import io.jenkins.plugins.bynder.engine.portal.HttpPortal;
import io.jenkins.plugins.bynder.engine.portal.HttpSettings;
import io.jenkins.plugins.bynder.engine.portal.PermanentToken;
import io.jenkins.plugins.bynder.engine.portal.PortalAddress;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.portal.RequestBudget;
import io.jenkins.plugins.bynder.engine.portal.Tag;
import io.jenkins.plugins.bynder.engine.portal.Timeouts;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import io.jenkins.plugins.bynder.sample.NewAsset;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import io.jenkins.plugins.bynder.sample.SampleClock;
import io.jenkins.plugins.bynder.sample.SampleLibrary;
import io.jenkins.plugins.bynder.sample.SamplePortal;
import io.jenkins.plugins.bynder.sample.SampleSettings;
import io.jenkins.plugins.bynder.sample.SampleVersion;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A sample portal, and all that is needed to sync from it over HTTP into one folder. */
final class SyncFixture implements AutoCloseable {

    static final String TAG = "Gelato";

    final SamplePortal portal;
    final PortalAddress address;
    final Path folder;
    private FileHost host;
    private HttpSettings http;
    private RequestBudget budget = RequestBudget.unlimited();
    private SyncProgress progress = new SyncProgress();
    private long available = 300;
    private long lag = Long.MAX_VALUE;
    private StallTimeout silence = new StallTimeout(30_000, 30_000);

    /** Waits for answers as long as a sync does, so that a slow machine changes no count of requests. */
    SyncFixture(Path folder) throws IOException {
        this(folder, Duration.ofSeconds(30));
    }

    /** @param patience after which a stalled answer is given up */
    SyncFixture(Path folder, Duration patience) throws IOException {
        this.folder = folder;
        this.portal = SamplePortal.start(SampleSettings.defaults()
                .withClock(SampleClock.standing(Instant.parse("2026-01-02T03:04:05Z")))
                .withoutRate());
        this.address = PortalAddress.of(portal.url());
        this.http = HttpSettings.standard()
                .withTimeouts(Duration.ofSeconds(10), patience, Duration.ofSeconds(60))
                .withBackoff(Duration.ofMillis(5));
        this.host = FileHost.of(address, http, 32);
    }

    SampleLibrary library() {
        return portal.library();
    }

    /** A JPEG of 20,000 bytes with the tag. */
    SampleAsset add(String name) {
        return library().add(NewAsset.jpeg(name).tags(TAG));
    }

    /** Lets the portal's clock run on, so that the next change has another {@code dateModified}. */
    void later() {
        portal.clock().advance(Duration.ofMinutes(1));
    }

    /** How long syncs wait for the next byte. */
    Duration patience() {
        return http.timeouts().silence();
    }

    /** Changes that for all syncs from now on. */
    void patience(Duration read) {
        host.close();
        http = http.withTimeouts(Duration.ofSeconds(10), read, read);
        host = FileHost.of(address, http, 32);
    }

    /** How long syncs wait for the first byte of a file, and then for each of the others. */
    void timeouts(Duration firstByte, Duration silence) {
        host.close();
        Timeouts ofFiles = new Timeouts(Duration.ofSeconds(10), firstByte, silence, Duration.ofSeconds(60));
        host = FileHost.of(address, http.withTimeouts(ofFiles), 32);
    }

    /** How long syncs wait for the next byte before they look for it over another connection; as long as ever until then. */
    void silence(StallTimeout patience) {
        silence = patience;
    }

    /** How long syncs try again for a file that is not available yet. */
    void available(long millis) {
        available = millis;
    }

    /** How long after a change the file host may still send the version before; without limit until then. */
    void lag(long millis) {
        lag = millis;
    }

    private RetryTimings timings() {
        return new RetryTimings(10, new Backoff(5, 50), silence, available, lag);
    }

    /** Of all syncs from now on; unlimited until then. */
    void budget(RequestBudget shared) {
        budget = shared;
    }

    SyncSettings settings() {
        return SyncSettings.of(address, TAG).withConcurrency(8);
    }

    SyncReport sync() throws SyncException, PortalException {
        return sync(settings -> settings);
    }

    SyncReport sync(UnaryOperator<SyncSettings> change) throws SyncException, PortalException {
        progress = new SyncProgress();
        SyncSettings settings = change.apply(settings());
        return new Sync(source(settings), host, progress, timings()).run(settings, folder);
    }

    /** Into another folder; gives its files. */
    Map<String, String> sync(Path other, UnaryOperator<SyncSettings> change) throws IOException {
        SyncSettings settings = change.apply(settings());
        SyncReport report = new Sync(source(settings), host, new SyncProgress(), timings()).run(settings, other);
        assertThat(report.complete()).isTrue();
        return files(other);
    }

    /** A sync that was started for these assets. */
    SyncReport syncFor(String... assetIds) throws SyncException, PortalException {
        progress = new SyncProgress();
        return new Sync(source(settings(), Set.of(assetIds)), host, progress, timings()).run(settings(), folder);
    }

    /** A sync by a source that knows these assets to be edited by its own side last. */
    SyncReport syncKnowingOwnEdits(Collection<String> assetIds) throws SyncException, PortalException {
        progress = new SyncProgress();
        AssetSource portalSource = source(settings());
        AssetSource knowing = (AssetSource) Proxy.newProxyInstance(
                AssetSource.class.getClassLoader(), new Class<?>[] {AssetSource.class}, (self, method, arguments) -> {
                    if (method.getName().equals("ownEdits")) {
                        return Set.copyOf(assetIds);
                    }
                    try {
                        return method.invoke(portalSource, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return new Sync(knowing, host, progress, timings()).run(settings(), folder);
    }

    AssetSource source(SyncSettings settings) {
        return source(settings, Set.of());
    }

    private AssetSource source(SyncSettings settings, Set<String> expected) {
        PermanentToken keys = new PermanentToken(portal.access().owner().keys().permanentToken());
        HttpPortal client = HttpPortal.of(address, keys, budget, http);
        return new PortalSource(client, new Tag(settings.tag()), PortalSource.fields(settings), expected);
    }

    FileHost host() {
        return host;
    }

    SyncProgress progress() {
        return progress;
    }

    /** SHA-256 of a version as the file host delivers it. */
    String sha256(SampleVersion version) {
        return portal.quirks().delivered(version).sha256();
    }

    /** The files that people see in the folder, by name, with their SHA-256. */
    Map<String, String> files() throws IOException {
        return files(folder);
    }

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.list(folder)) {
            for (Path file : found.toList()) {
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    files.put(file.getFileName().toString(), ImportFolder.sha256(file));
                }
            }
        }
        return files;
    }

    /** Everything in the folder, control files included, with bytes and times: to see that nothing was changed. */
    Map<String, String> everything() throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file : found.toList()) {
                String what = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                        ? ImportFolder.sha256(file) + Files.getLastModifiedTime(file)
                        : "not a file";
                all.put(folder.relativize(file).toString(), what);
            }
        }
        return all;
    }

    /** The folder holds the tagged assets' originals, each once, and nothing else. */
    void assertFolderEqualsSet() throws IOException {
        String[] wanted = library().assets().stream()
                .filter(asset -> asset.tags().contains(TAG))
                .map(SampleAsset::sha256)
                .toArray(String[]::new);
        assertThat(files().values()).containsExactlyInAnyOrder(wanted);
    }

    void assertNothingToDo() throws IOException {
        Map<String, String> before = everything();
        SyncReport report = sync();
        assertThat(report.assets()).isEmpty();
        assertThat(report.complete()).isTrue();
        assertThat(everything()).isEqualTo(before);
    }

    @Override
    public void close() {
        host.close();
        portal.close();
    }
}

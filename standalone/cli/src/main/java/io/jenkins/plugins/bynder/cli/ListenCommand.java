package io.jenkins.plugins.bynder.cli;

import io.jenkins.plugins.bynder.engine.portal.Portal;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.portal.Tag;
import io.jenkins.plugins.bynder.engine.sns.TopicArn;
import io.jenkins.plugins.bynder.engine.sync.SyncException;
import io.jenkins.plugins.bynder.engine.sync.SyncSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Receives events and keeps a folder up to date until it is terminated. */
@Command(
        name = "listen",
        resourceBundle = "io.jenkins.plugins.bynder.cli.Help",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false)
final class ListenCommand implements Callable<Integer> {

    private static final int LAST_PORT = 65_535;
    private static final int MAX_HOURS = 24 * 365;

    private final Context context;

    @Mixin
    private final PortalOptions options = new PortalOptions();

    @Option(names = "--topic", paramLabel = "ARN")
    private List<String> topics = new ArrayList<>();

    @Option(names = "--port", paramLabel = "N", defaultValue = "8484")
    private int port;

    @Option(names = "--bind", paramLabel = "ADDRESS", defaultValue = "127.0.0.1")
    private String bind = "";

    @Option(names = "--state", paramLabel = "DIR")
    private Path state;

    @Option(names = "--reconcile", paramLabel = "HOURS", defaultValue = "24")
    private int reconcile;

    @Mixin
    private final SyncOptions sync = new SyncOptions();

    ListenCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws SyncException, PortalException {
        Tag tag = options.tag();
        Path folder = sync.folder();
        requireRange("--port", port, 0, LAST_PORT);
        requireRange("--reconcile", reconcile, 1, MAX_HOURS);
        Set<TopicArn> trusted = trusted();
        Portal portal = options.open(context);
        SyncSettings settings = sync.settings(portal, tag);
        ListenNews news = new ListenNews(
                options.screen(context),
                options.json() ? Optional.of(context.streams().result()) : Optional.empty(),
                report -> {});
        Job job = new Job(portal, tag, settings, folder, trusted);
        try (Listening listening = Listening.open(context.with(options.http(context)), job, directory(folder), news)) {
            listening.at(bind, port);
            follow(listening);
            listening.sumUp();
        }
        return ExitCode.DONE;
    }

    private void follow(Listening listening) throws SyncException, PortalException {
        try {
            listening.catchUp();
            listening.run(Duration.ofHours(reconcile));
        } catch (InterruptedException e) {
            // Ctrl-C ends the command.
        }
    }

    /** What to keep up to date, and the events to follow. */
    record Job(Portal portal, Tag tag, SyncSettings settings, Path folder, Set<TopicArn> topics) {}

    private Path directory(Path folder) {
        return state == null ? folder.resolve(".bynder").resolve("events") : state.toAbsolutePath();
    }

    private Set<TopicArn> trusted() {
        Set<TopicArn> trusted = new LinkedHashSet<>();
        topics.forEach(topic -> trusted.add(PortalOptions.parsed(TopicArn::of, topic)));
        return trusted;
    }

    private static void requireRange(String option, int value, int least, int max) {
        if (value < least || value > max) {
            throw new ConfigurationException(CliTexts.text("listen.range", option, least, max));
        }
    }
}

package io.jenkins.plugins.bynder.cli;

import static io.jenkins.plugins.bynder.cli.CliTexts.text;

import io.jenkins.plugins.bynder.engine.portal.HttpPortal;
import io.jenkins.plugins.bynder.engine.portal.PermanentToken;
import io.jenkins.plugins.bynder.engine.portal.Portal;
import io.jenkins.plugins.bynder.engine.portal.PortalAddress;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.portal.RequestBudget;
import io.jenkins.plugins.bynder.engine.portal.Tag;
import io.jenkins.plugins.bynder.engine.sync.SyncException;
import io.jenkins.plugins.bynder.engine.sync.SyncSettings;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import io.jenkins.plugins.bynder.sample.DemoLibrary;
import io.jenkins.plugins.bynder.sample.Fault;
import io.jenkins.plugins.bynder.sample.FaultRule;
import io.jenkins.plugins.bynder.sample.SamplePortal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The scenes of the demo. An unexpected result ends it with a message. */
final class Demo {

    private static final Tag TAG = new Tag(DemoLibrary.TAG);
    private static final int ROWS = 12;

    private final Context context;
    private final SamplePortal portal;
    private final Path folder;
    private final Duration latency;
    private final Screen screen;
    private final ReportView view;
    private final FolderCheck check;
    private final boolean stay;

    /** @param stay whether to keep running after the last scene until the process is terminated */
    Demo(Context context, SamplePortal portal, Path folder, Duration latency, boolean stay) {
        this.context = context;
        this.portal = portal;
        this.folder = folder;
        this.latency = latency;
        this.stay = stay;
        this.screen = context.streams().screen();
        this.view = new ReportView(screen);
        this.check = new FolderCheck(portal.library(), TAG.value(), folder);
    }

    /** @return an {@link ExitCode} */
    int play() throws IOException, SyncException, PortalException {
        DemoLibrary.fill(portal);
        portal.faults().add(FaultRule.api(Fault.latency(latency)));
        portal.faults().add(FaultRule.files(Fault.latency(latency)));
        long tagged = check.wanted().size();
        screen.line(
                Style.STRONG, text("demo.portal", portal.url(), portal.library().size(), tagged, TAG.value()));
        screen.line(text("demo.folder", folder.toString()));

        scene("demo.first");
        SyncReport first = sync();
        if (!came(first, Map.of(Outcome.ADDED, tagged))) {
            return failed(first);
        }
        scene("demo.second");
        SyncReport second = sync();
        if (!came(second, Map.of(Outcome.UNCHANGED, tagged)) || second.bytesDownloaded() > 0) {
            return failed(second);
        }
        scene("demo.people");
        DemoUsers people = new DemoUsers(portal.library(), TAG.value(), screen);
        Map<Outcome, Long> expected = people.work();
        scene("demo.third");
        SyncReport third = sync();
        if (!came(third, expected)) {
            return failed(third);
        }
        try (DemoEvents events = new DemoEvents(context, portal, screen, job())) {
            return follow(events, people);
        } catch (InterruptedException e) {
            return ExitCode.INTERRUPTED;
        }
    }

    private int follow(DemoEvents events, DemoUsers people) throws IOException, InterruptedException {
        scene("demo.events");
        events.subscribe();
        screen.blank();
        Map<Outcome, Long> expected = people.workOn();
        screen.blank();
        Optional<SyncReport> followed = events.next();
        if (followed.isEmpty()) {
            screen.error(text("demo.noEvent"));
            return ExitCode.SOME_FAILED;
        }
        check.take(followed.get());
        if (!came(followed.get(), expected)) {
            return failed(followed.get());
        }
        int exitCode = compare();
        if (stay && exitCode == ExitCode.DONE) {
            stay(events);
        }
        return exitCode;
    }

    private int compare() throws IOException {
        scene("demo.compare");
        List<String> differences = check.differences();
        differences.forEach(screen::error);
        if (!differences.isEmpty()) {
            return ExitCode.SOME_FAILED;
        }
        screen.line(Style.GOOD, "  " + text("demo.equal", check.wanted().size(), FigureText.bytes(check.bytes())));
        screen.blank();
        screen.line(Style.STRONG, text("demo.look", folder.toString()));
        return ExitCode.DONE;
    }

    private void scene(String key) {
        screen.blank();
        screen.line(Style.STRONG, text(key));
        screen.blank();
    }

    private SyncReport sync() throws SyncException, PortalException {
        ListenCommand.Job job = job();
        SyncReport report = new WatchedSync(context, screen).run(job.portal(), TAG, job.settings(), folder);
        view.show(report, ROWS);
        check.take(report);
        return report;
    }

    /** A new one each time, as in a new process. */
    private ListenCommand.Job job() {
        PortalAddress address = PortalAddress.of(portal.url());
        PermanentToken token = new PermanentToken(portal.access().owner().keys().permanentToken());
        Portal user = HttpPortal.of(address, token, RequestBudget.bynder(), context.http());
        return new ListenCommand.Job(user, TAG, SyncSettings.of(address, TAG.value()), folder, DemoEvents.topics());
    }

    /** Whether the sync did exactly what was expected. */
    private static boolean came(SyncReport report, Map<Outcome, Long> expected) {
        return report.complete()
                && List.of(Outcome.values()).stream()
                        .filter(outcome -> outcome != Outcome.UNCHANGED || expected.containsKey(outcome))
                        .allMatch(outcome -> report.count(outcome) == expected.getOrDefault(outcome, 0L));
    }

    private int failed(SyncReport report) {
        int exitCode = ExitCode.of(report.end());
        if (exitCode == ExitCode.INTERRUPTED) {
            // The interrupt flag would disturb the shutdown of the portal.
            Thread.interrupted();
            return exitCode;
        }
        screen.error(text("demo.unexpected"));
        return exitCode == ExitCode.DONE ? ExitCode.SOME_FAILED : exitCode;
    }

    /** Keeps the portal running and the folder up to date until the process is terminated. */
    private void stay(DemoEvents events) {
        screen.blank();
        screen.line(text("demo.stay"));
        screen.blank();
        screen.line(Style.STRONG, "  " + portal.url() + "/");
        screen.blank();
        screen.line(text("demo.again"));
        screen.blank();
        new ShellLines(portal.access().owner().keys().permanentToken(), portal.url(), TAG.value(), folder)
                .lines()
                .forEach(line -> screen.line("  " + line));
        screen.blank();
        screen.line(text("demo.end"));
        screen.blank();
        try {
            events.follow();
        } catch (InterruptedException e) {
            // Ctrl-C ends the demo.
        }
    }
}

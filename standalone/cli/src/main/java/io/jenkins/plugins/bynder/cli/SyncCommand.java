package io.jenkins.plugins.bynder.cli;

import io.jenkins.plugins.bynder.engine.portal.Portal;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.portal.Tag;
import io.jenkins.plugins.bynder.engine.sync.SyncException;
import io.jenkins.plugins.bynder.engine.sync.SyncSettings;
import io.jenkins.plugins.bynder.engine.sync.report.ReportJson;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a folder equal to the files that carry the tag. */
@Command(
        name = "sync",
        resourceBundle = "io.jenkins.plugins.bynder.cli.Help",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false)
final class SyncCommand implements Callable<Integer> {

    /** Maximum rows of changes, to fit on a screen. */
    private static final int ROWS = 20;

    private final Context context;

    @Mixin
    private final PortalOptions options = new PortalOptions();

    @Mixin
    private final SyncOptions sync = new SyncOptions();

    @Option(names = "--dry-run")
    private boolean dryRun;

    SyncCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws SyncException, PortalException, InterruptedException {
        Tag tag = options.tag();
        Path folder = sync.folder();
        Portal portal = options.open(context);
        SyncSettings settings = sync.settings(portal, tag).withDryRun(dryRun);
        Screen screen = options.screen(context);
        SyncReport report =
                new WatchedSync(context.with(options.http(context)), screen).run(portal, tag, settings, folder);
        if (options.json()) {
            writeJson(report);
        }
        new ReportView(screen).show(report, dryRun ? Integer.MAX_VALUE : ROWS);
        return ExitCode.of(report.end());
    }

    private void writeJson(SyncReport report) {
        try (PrintStream out = context.streams().result()) {
            ReportJson.write(report, out);
            Streams.requireWritten(out);
        } catch (IOException e) {
            throw new ConfigurationException(CliTexts.text("result.lost"), e);
        }
    }
}

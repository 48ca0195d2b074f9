package io.jenkins.plugins.bynder.report;

import hudson.Extension;
import hudson.model.Run;
import io.jenkins.plugins.bynder.engine.backlink.BacklinkReport;
import io.jenkins.plugins.bynder.engine.backlink.BacklinkResult;
import io.jenkins.plugins.bynder.engine.sync.SyncSettings;
import io.jenkins.plugins.bynder.engine.sync.report.AssetReport;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import io.jenkins.plugins.bynder.state.BuildEnds;
import io.jenkins.plugins.bynder.state.FolderFacts;
import io.jenkins.plugins.bynder.state.FolderStates;
import io.jenkins.plugins.bynder.state.JobFolderState;
import io.jenkins.plugins.bynder.step.SentReport;
import io.jenkins.plugins.bynder.step.SyncListener;
import io.jenkins.plugins.bynder.step.SyncedFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Stores the report of each sync with its build, and the state of the folder with its job. */
@Restricted(NoExternalUse.class)
@Extension
public final class ImportRecorder implements SyncListener {

    private static final Logger LOGGER = Logger.getLogger(ImportRecorder.class.getName());

    @Override
    public void ended(
            Run<?, ?> run, String importFolder, SyncSettings settings, SyncReport report, Optional<SentReport> whole) {
        try {
            ImportAction action = action(run);
            int number = action.reserve();
            Kept kept = keep(run, ImportAction.rows(run, number), report, whole);
            action.add(new ImportSection(
                    number, importFolder, report, kept.rows(), kept.causes(), System.currentTimeMillis()));
            run.save();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, Messages.ImportRecorder_unwritable(run), e);
        }
    }

    private static ImportAction action(Run<?, ?> run) {
        synchronized (run) {
            ImportAction there = run.getAction(ImportAction.class);
            if (there != null) {
                return there;
            }
            ImportAction action = new ImportAction();
            run.addAction(action);
            return action;
        }
    }

    @Override
    public void failed(Run<?, ?> run, LocalizableText why) {
        try {
            ImportAction action = action(run);
            action.add(ImportSection.failed(action.reserve(), why, System.currentTimeMillis()));
            run.save();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, Messages.ImportRecorder_unwritable(run), e);
        }
    }

    /** What the file of a sync holds. */
    private record Kept(int rows, List<FailureCause> causes) {

        static Kept of(RowFileWriter writer) {
            return new Kept(writer.size(), writer.failures());
        }
    }

    private static Kept keep(Run<?, ?> run, Path file, SyncReport report, Optional<SentReport> whole)
            throws IOException {
        long changed =
                report.counts().values().stream().mapToLong(Integer::longValue).sum() - report.count(Outcome.UNCHANGED);
        if (changed == 0) {
            return new Kept(0, List.of());
        }
        if (changed > report.assets().size() && whole.isPresent()) {
            try (RowFileWriter writer = new RowFileWriter(file);
                    InputStream stream = Files.newInputStream(whole.get().file())) {
                new AgentReportReader(report, whole.get().believed()).read(stream, writer::add);
                writer.finish();
                return Kept.of(writer);
            } catch (IOException e) {
                LOGGER.log(Level.WARNING, Messages.ImportRecorder_incomplete(run), e);
            }
        }
        try (RowFileWriter writer = new RowFileWriter(file)) {
            for (AssetReport asset : report.assets()) {
                writer.add(Row.of(asset));
            }
            writer.finish();
            return Kept.of(writer);
        }
    }

    @Override
    public void synced(Run<?, ?> run, String importFolder, SyncSettings settings, SyncedFolder folder) {
        FolderFacts facts = FolderFacts.ofSync(
                settings.portal().toString(),
                settings.tag(),
                importFolder,
                run.getNumber(),
                System.currentTimeMillis(),
                folder.complete(),
                folder.generation());
        Optional<Path> rows = rows(run, settings);
        try {
            FolderStates.get().write(run.getParent(), folders -> {
                JobFolderState state = folders.folder(facts);
                state.history().settle(BuildEnds.of(run.getParent()));
                state.synced(facts, folder, settings.shard(), reader -> read(rows, reader));
            });
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, Messages.ImportRecorder_unwritable(run), e);
        }
    }

    private static void read(Optional<Path> rows, Consumer<AssetReport> reader) {
        if (rows.isPresent()) {
            try (RowFile file = RowFile.open(rows.get())) {
                file.read(RowFile.Filter.all(), row -> reader.accept(row.asset()));
            } catch (IOException e) {
                LOGGER.log(Level.WARNING, e, () -> "Cannot read " + rows.get());
            }
        }
    }

    @Override
    public void linked(Run<?, ?> run, SyncSettings settings, BacklinkReport report) {
        Map<String, Row.Link> standing = RowLinks.standing(report);
        boolean failed = report.links().stream()
                .anyMatch(link -> link.state() == BacklinkResult.State.FAILED
                        || link.state() == BacklinkResult.State.UNCONFIRMED);
        try {
            Optional<Path> rows = rows(run, settings);
            if (rows.isPresent()) {
                RowFileWriter.relink(rows.get(), RowLinks.told(report));
            }
            FolderStates.get()
                    .change(
                            run.getParent(),
                            folders -> folders.of(settings.portal().toString(), settings.tag())
                                    .forEach(folder -> {
                                        folder.change(standing.keySet(), asset -> {
                                            Row.Link link = standing.get(asset.id());
                                            return asset.withBacklink(link.url(), link.state());
                                        });
                                        if (failed) {
                                            folder.requireFullListing();
                                        }
                                    }));
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, Messages.ImportRecorder_unwritable(run), e);
        }
    }

    private static Optional<Path> rows(Run<?, ?> run, SyncSettings settings) {
        return section(run, settings)
                .filter(section -> section.rows() > 0)
                .map(section -> ImportAction.rows(run, section.getNumber()));
    }

    /** The section that the same sync has just added. */
    private static Optional<ImportSection> section(Run<?, ?> run, SyncSettings settings) {
        List<ImportSection> all = Optional.ofNullable(run.getAction(ImportAction.class))
                .map(ImportAction::getSections)
                .orElse(List.of());
        return all.stream()
                .filter(section -> section.isOf(settings.portal().toString(), settings.tag()))
                .reduce((earlier, later) -> later);
    }
}

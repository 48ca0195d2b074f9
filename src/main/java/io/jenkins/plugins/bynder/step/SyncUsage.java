package io.jenkins.plugins.bynder.step;

import hudson.Util;
import hudson.model.Job;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.bynder.config.Integration;
import io.jenkins.plugins.bynder.config.WriteVeto;
import io.jenkins.plugins.bynder.engine.backlink.UsageJournal;
import io.jenkins.plugins.bynder.engine.backlink.UsageReport;
import io.jenkins.plugins.bynder.engine.backlink.UsageReporter;
import io.jenkins.plugins.bynder.engine.portal.Portal;
import io.jenkins.plugins.bynder.engine.sync.SyncSettings;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import io.jenkins.plugins.bynder.engine.util.Sha256;
import io.jenkins.plugins.bynder.engine.util.Texts;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;

/** Reports to Bynder which assets the folder of a sync has. A failure is reported in the build log and fails nothing else. */
final class SyncUsage {

    private final Integration integration;
    private final Portal portal;
    private final Run<?, ?> run;
    private final SyncSettings settings;

    SyncUsage(Integration integration, Portal portal, Run<?, ?> run, SyncSettings settings) {
        this.integration = integration;
        this.portal = portal;
        this.run = run;
        this.settings = settings;
    }

    /** @param importFolder relative to the workspace */
    void report(SyncedFolder folder, String importFolder, TaskListener listener) throws InterruptedException {
        if (integration.getUsageId().isEmpty() || settings.dryRun() || !integration.allowsLinksOf(run.getParent())) {
            return;
        }
        String root = Util.fixNull(Jenkins.get().getRootUrl());
        Optional<LocalizableText> objection =
                root.isEmpty() ? Optional.of(Texts.of(Messages.class).message("BuildLinks.noUrl")) : WriteVeto.any();
        if (objection.isPresent()) {
            listener.getLogger().println(objection.get().text());
            return;
        }
        Job<?, ?> job = run.getParent();
        String pages = root + job.getUrl() + "bynder/asset/";
        UsageReport report = new UsageReporter(portal, integration.getUsageId(), journal(job), key(importFolder))
                .report(seen(folder), id -> pages + id + "/", Messages.SyncUsage_used(job.getFullName(), importFolder));
        if (!report.isEmpty()) {
            listener.getLogger().println(report.text());
        }
    }

    private UsageReporter.Seen seen(SyncedFolder folder) {
        Set<String> present = folder.landed().stream().map(SyncedRevision::id).collect(Collectors.toSet());
        Predicate<String> whole = folder.isWhole() ? settings.shard()::holds : id -> false;
        return new UsageReporter.Seen(present, folder.gone(), whole);
    }

    /** In the directory of the job, so that it moves with the job. */
    private UsageJournal journal(Job<?, ?> job) {
        Path directory = job.getRootDir().toPath().resolve("bynder");
        String name = Sha256.hex(integration.getPortalUrl() + "\n" + integration.getUsageId(), 16);
        return new UsageJournal(directory.resolve("usage-" + name + ".journal"));
    }

    private String key(String importFolder) {
        return Sha256.hex(settings.tag() + "\n" + importFolder, 16);
    }
}

package io.jenkins.plugins.bynder.config;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.listeners.ItemListener;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.bynder.engine.util.LineJournal;
import io.jenkins.plugins.bynder.engine.util.LruMap;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The jobs that used each integration, the last use last. */
@Restricted(NoExternalUse.class)
@Extension
public final class JobsByIntegration extends ItemListener {

    private static final Logger LOGGER = Logger.getLogger(JobsByIntegration.class.getName());

    /** Beyond that, the jobs that used an integration least recently are forgotten. */
    private static final int MAX_USES = 10_000;

    /** A job that builds every minute need not be recorded every minute. */
    private static final Duration PRECISION = Duration.ofHours(1);

    private Map<Use, Instant> uses;

    private record Use(String integration, String job) {}

    public static JobsByIntegration get() {
        return ExtensionList.lookupSingleton(JobsByIntegration.class);
    }

    /** The jobs, the last one to use it first. Callers check who may see them. */
    @SuppressWarnings("try") // the context acts on this thread while it is open
    public List<Job<?, ?>> jobs(Integration integration) {
        List<Job<?, ?>> jobs = new ArrayList<>();
        try (ACLContext system = ACL.as2(ACL.SYSTEM2)) {
            for (String name : names(integration)) {
                if (Jenkins.get().getItemByFullName(name) instanceof Job<?, ?> job) {
                    jobs.add(job);
                }
            }
        }
        Collections.reverse(jobs);
        return jobs;
    }

    private synchronized List<String> names(Integration integration) {
        List<String> keys = new ArrayList<>(integration.formerKeys(integration.folderName()));
        keys.add(integration.key());
        return uses().keySet().stream()
                .filter(use -> keys.contains(use.integration()))
                .map(Use::job)
                .distinct()
                .toList();
    }

    public synchronized void add(Integration integration, String job) {
        Use use = new Use(integration.key(), job);
        Instant now = Instant.now();
        Instant last = uses().getOrDefault(use, Instant.EPOCH);
        if (last.isBefore(now.minus(PRECISION)) || last.isAfter(now)) {
            uses().put(use, now);
            save();
        }
    }

    @Override
    public synchronized void onLocationChanged(Item item, String oldFullName, String newFullName) {
        if (uses().keySet().stream().anyMatch(use -> use.job().equals(oldFullName))) {
            Map<Use, Instant> renamed = new LruMap<>(MAX_USES);
            uses().forEach((use, time) ->
                    renamed.put(use.job().equals(oldFullName) ? new Use(use.integration(), newFullName) : use, time));
            uses = renamed;
            save();
        }
    }

    @Override
    public synchronized void onDeleted(Item item) {
        if (uses().keySet().removeIf(use -> use.job().equals(item.getFullName()))) {
            save();
        }
    }

    private Map<Use, Instant> uses() {
        if (uses == null) {
            uses = new LruMap<>(MAX_USES);
            try {
                new LineJournal(file()).read(line -> {
                    if (line.size() == 3) {
                        uses.put(new Use(line.get(0), line.get(1)), Instant.ofEpochMilli(Long.parseLong(line.get(2))));
                    }
                });
            } catch (IOException | IllegalArgumentException e) {
                LOGGER.log(Level.WARNING, e, () -> Messages.JobsByIntegration_unreadable(file()));
            }
        }
        return uses;
    }

    private static Path file() {
        return Jenkins.get().getRootDir().toPath().resolve("bynder").resolve("uses");
    }

    private void save() {
        try {
            new LineJournal(file())
                    .replace(uses.entrySet().stream()
                            .map(entry -> LineJournal.line(
                                    entry.getKey().integration(),
                                    entry.getKey().job(),
                                    Long.toString(entry.getValue().toEpochMilli())))
                            .toList());
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> Messages.JobsByIntegration_unwritable(file()));
        }
    }
}

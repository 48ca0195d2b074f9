package io.jenkins.plugins.bynder.config;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.listeners.ItemListener;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.bynder.engine.util.AtomicFile;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
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
            uses().remove(use);
            uses().put(use, now);
            var oldest = uses().keySet().iterator();
            while (uses().size() > MAX_USES) {
                oldest.next();
                oldest.remove();
            }
            save();
        }
    }

    @Override
    public synchronized void onLocationChanged(Item item, String oldFullName, String newFullName) {
        if (uses().keySet().stream().anyMatch(use -> use.job().equals(oldFullName))) {
            Map<Use, Instant> renamed = new LinkedHashMap<>();
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
            uses = new LinkedHashMap<>();
            try {
                load(uses);
            } catch (IOException | IllegalArgumentException e) {
                LOGGER.log(Level.WARNING, e, () -> Messages.JobsByIntegration_unreadable(file()));
            }
        }
        return uses;
    }

    private static Path file() {
        return Jenkins.get().getRootDir().toPath().resolve("bynder").resolve("uses");
    }

    private static void load(Map<Use, Instant> uses) throws IOException {
        if (Files.exists(file())) {
            for (String line : Files.readAllLines(file(), StandardCharsets.US_ASCII)) {
                String[] fields = line.split("\t");
                if (fields.length == 3) {
                    Use use = new Use(decode(fields[0]), decode(fields[1]));
                    uses.put(use, Instant.ofEpochMilli(Long.parseLong(fields[2])));
                }
            }
        }
    }

    private void save() {
        StringBuilder lines = new StringBuilder();
        uses.forEach((use, time) -> lines.append(encode(use.integration()))
                .append('\t')
                .append(encode(use.job()))
                .append('\t')
                .append(time.toEpochMilli())
                .append('\n'));
        try {
            Files.createDirectories(file().getParent());
            AtomicFile.write(file(), lines.toString().getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> Messages.JobsByIntegration_unwritable(file()));
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}

package io.jenkins.plugins.bynder.report;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.listeners.ItemListener;
import io.jenkins.plugins.bynder.engine.util.AtomicFile;
import io.jenkins.plugins.bynder.state.FolderStates;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Former names of jobs with an import folder, because links to their pages remain in Bynder until the next sync. */
@Restricted(NoExternalUse.class)
@Extension
public final class FormerJobs extends ItemListener {

    private static final Logger LOGGER = Logger.getLogger(FormerJobs.class.getName());

    private static final int MAX_NAMES = 10_000;

    private Map<String, String> names;

    static FormerJobs get() {
        return ExtensionList.lookupSingleton(FormerJobs.class);
    }

    @Override
    public void onLocationChanged(Item item, String oldFullName, String newFullName) {
        if (item instanceof Job<?, ?> job && FolderStates.get().exist(job)) {
            record(oldFullName, newFullName);
        }
    }

    /** Full name that a job has now; empty if no job with an import folder had the former name. */
    synchronized Optional<String> find(String formerName) {
        return Optional.ofNullable(names().get(formerName));
    }

    private synchronized void record(String oldName, String newName) {
        Map<String, String> all = names();
        all.replaceAll((former, now) -> now.equals(oldName) ? newName : now);
        all.remove(oldName);
        all.remove(newName);
        all.put(oldName, newName);
        var oldest = all.keySet().iterator();
        while (all.size() > MAX_NAMES) {
            oldest.next();
            oldest.remove();
        }
        try {
            save(all);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> Messages.FormerJobs_unwritable(oldName));
        }
    }

    private Map<String, String> names() {
        if (names == null) {
            names = new LinkedHashMap<>();
            try {
                load(names);
            } catch (IOException | IllegalArgumentException e) {
                LOGGER.log(Level.WARNING, e, () -> Messages.FormerJobs_unreadable(file()));
            }
        }
        return names;
    }

    private static Path file() {
        return Jenkins.get().getRootDir().toPath().resolve("bynder").resolve("former-jobs");
    }

    private static void load(Map<String, String> names) throws IOException {
        if (Files.exists(file())) {
            for (String line : Files.readAllLines(file(), StandardCharsets.US_ASCII)) {
                String[] pair = line.split("\t");
                if (pair.length == 2) {
                    names.put(decode(pair[0]), decode(pair[1]));
                }
            }
        }
    }

    private static void save(Map<String, String> names) throws IOException {
        StringBuilder lines = new StringBuilder();
        names.forEach((former, now) ->
                lines.append(encode(former)).append('\t').append(encode(now)).append('\n'));
        Files.createDirectories(file().getParent());
        AtomicFile.write(file(), lines.toString().getBytes(StandardCharsets.US_ASCII));
    }

    private static String encode(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    private static String decode(String name) {
        return URLDecoder.decode(name, StandardCharsets.UTF_8);
    }
}

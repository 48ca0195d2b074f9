package io.jenkins.plugins.bynder.report;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.listeners.ItemListener;
import io.jenkins.plugins.bynder.engine.util.LineJournal;
import io.jenkins.plugins.bynder.engine.util.LruMap;
import io.jenkins.plugins.bynder.state.FolderStates;
import java.io.IOException;
import java.nio.file.Path;
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
        try {
            new LineJournal(file())
                    .replace(all.entrySet().stream()
                            .map(name -> LineJournal.line(name.getKey(), name.getValue()))
                            .toList());
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> Messages.FormerJobs_unwritable(oldName));
        }
    }

    private Map<String, String> names() {
        if (names == null) {
            names = new LruMap<>(MAX_NAMES);
            try {
                new LineJournal(file()).read(line -> {
                    if (line.size() == 2) {
                        names.put(line.get(0), line.get(1));
                    }
                });
            } catch (IOException e) {
                LOGGER.log(Level.WARNING, e, () -> Messages.FormerJobs_unreadable(file()));
            }
        }
        return names;
    }

    private static Path file() {
        return Jenkins.get().getRootDir().toPath().resolve("bynder").resolve("former-jobs");
    }
}

package io.jenkins.plugins.bynder.step;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Item;
import hudson.model.listeners.ItemListener;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.bynder.config.Integration;
import io.jenkins.plugins.bynder.config.JenkinsFolderIntegrations;
import io.jenkins.plugins.bynder.engine.backlink.JobLinks;
import io.jenkins.plugins.bynder.engine.backlink.LinkJournal;
import io.jenkins.plugins.bynder.engine.backlink.MetapropertyLabel;
import io.jenkins.plugins.bynder.engine.util.Sha256;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The controller's record of links that it has written: one journal for each integration and metaproperty. */
@Restricted(NoExternalUse.class)
@Extension
public final class LinkJournals extends ItemListener {

    private static final Logger LOGGER = Logger.getLogger(LinkJournals.class.getName());
    private static final String ENDING = ".journal";

    private final Map<Path, LinkJournal> journals = new ConcurrentHashMap<>();

    static JobLinks ownership(Integration integration, MetapropertyLabel label, JobLinks.Writer writer) {
        return new JobLinks(of(integration, label), writer, LinkJournals::exists);
    }

    static LinkJournal of(Integration integration, MetapropertyLabel label) {
        LinkJournals all = ExtensionList.lookupSingleton(LinkJournals.class);
        return all.journal(integration, label);
    }

    /** Includes the links that the integration wrote under its former names. */
    private LinkJournal journal(Integration integration, MetapropertyLabel label) {
        String portal = integration.getPortalUrl();
        LinkJournal journal = journal(file(portal, integration.key(), label));
        try {
            for (String former : integration.formerKeys(integration.folderName())) {
                journal.inherit(journal(file(portal, former, label)));
            }
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> Messages.LinkJournals_notInherited(integration.title()));
        }
        return journal;
    }

    private static Path file(String portalUrl, String integration, MetapropertyLabel label) {
        String field = label.text().toLowerCase(Locale.ROOT);
        return directory().resolve(Sha256.hex(String.join("\n", portalUrl, integration, field), 16) + ENDING);
    }

    /** Checked as Jenkins itself, because a job that the build may not see exists, too. */
    @SuppressWarnings("try") // The context is used implicitly, by this thread.
    private static boolean exists(String job) {
        try (ACLContext system = ACL.as2(ACL.SYSTEM2)) {
            return Jenkins.get().getItemByFullName(job) != null;
        }
    }

    private static Path directory() {
        return Jenkins.get().getRootDir().toPath().resolve("bynder").resolve("links");
    }

    private void move(Integration integration, String oldFolder, String newFolder) throws IOException {
        String portal = integration.getPortalUrl();
        for (MetapropertyLabel label : integration.labels()) {
            Path old = file(portal, integration.key(oldFolder), label);
            Path current = file(portal, integration.key(newFolder), label);
            if (Files.exists(old)) {
                Files.move(old, current, StandardCopyOption.REPLACE_EXISTING);
            }
            for (String former : integration.formerKeys(oldFolder)) {
                journal(current).inherit(journal(file(portal, former, label)));
            }
        }
    }

    private LinkJournal journal(Path file) {
        return journals.computeIfAbsent(file, LinkJournal::new);
    }

    @Override
    public void onLocationChanged(Item item, String oldFullName, String newFullName) {
        if (Files.notExists(directory())) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory(), "*" + ENDING)) {
            for (Path file : files) {
                journal(file).renamed(oldFullName, newFullName);
            }
            for (Integration integration : JenkinsFolderIntegrations.of(item)) {
                move(integration, oldFullName, newFullName);
            }
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> Messages.LinkJournals_unwritable(newFullName));
        }
    }
}

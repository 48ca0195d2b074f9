package io.jenkins.plugins.bynder.step;

import hudson.ExtensionPoint;
import hudson.model.Run;
import io.jenkins.plugins.bynder.engine.sync.ImportedFile;
import java.io.IOException;
import java.util.Collection;
import java.util.Set;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Remembers, over the builds of a job, what has changed in its folders. */
@Restricted(NoExternalUse.class)
public interface ChangeHistory extends ExtensionPoint {

    /**
     * Assets whose files no build has reported, because the build that fetched them was aborted or lost its agent.
     *
     * @return some of their ids
     */
    Set<String> unreported(Run<?, ?> run, String portal, String tag, String importFolder) throws IOException;

    /** Closes these gaps. */
    void report(Run<?, ?> run, String portal, String tag, String importFolder, Collection<ImportedFile> files)
            throws IOException;

    /** Those of the assets that the job had in any of its folders when it last synced them. */
    Set<String> known(Run<?, ?> run, Set<String> assetIds);

    /** What no successful build has been given; from now on, this build has been given it. */
    FolderChanges give(Run<?, ?> run, String portal, String tag, String importFolder) throws IOException;
}

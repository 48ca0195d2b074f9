package io.jenkins.plugins.bynder.trigger;

import hudson.model.Job;
import io.jenkins.plugins.bynder.engine.portal.PortalAddress;
import io.jenkins.plugins.bynder.state.FolderStates;
import io.jenkins.plugins.bynder.state.TagAssets;
import io.jenkins.plugins.bynder.step.SyncedRevision;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;

/** The assets of one tag that a job has synced: the state that its next build would start from. */
interface SyncedAssets {

    /** Those of these assets that the job has synced, by id. */
    Map<String, SyncedRevision> find(Collection<String> ids);

    /** Passes on all assets, each once. */
    void each(Consumer<SyncedRevision> reader);

    /** Records that these assets were edited without a new file, so that they are not checked again. */
    void settle(Collection<SyncedRevision> edited);

    /** Those in the store of the job. */
    static SyncedAssets of(Job<?, ?> job, PortalAddress portal, String tag) {
        TagAssets stored = FolderStates.get().assets(job, portal.toString(), tag);
        return new SyncedAssets() {
            @Override
            public Map<String, SyncedRevision> find(Collection<String> ids) {
                return stored.find(ids);
            }

            @Override
            public void each(Consumer<SyncedRevision> reader) {
                stored.each(reader);
            }

            @Override
            public void settle(Collection<SyncedRevision> edited) {
                EditRecorder.refresh(job, portal, tag, edited);
            }
        };
    }
}

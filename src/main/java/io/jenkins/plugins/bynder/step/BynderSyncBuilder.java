package io.jenkins.plugins.bynder.step;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import hudson.EnvVars;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.FilePath;
import hudson.Launcher;
import hudson.Util;
import hudson.model.AbstractBuild;
import hudson.model.AbstractProject;
import hudson.model.BuildListener;
import hudson.model.Result;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.Builder;
import io.jenkins.plugins.bynder.config.JobIntegrations;
import io.jenkins.plugins.bynder.engine.sync.ListingSettings;
import io.jenkins.plugins.bynder.engine.sync.SyncSettings;
import java.io.IOException;
import java.util.function.BiConsumer;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * {@code bynderSync} in freestyle jobs, with the fields of the Pipeline step. Build variables in them are expanded.
 *
 * <p>Not available in Pipelines, because the step has that name.
 */
public final class BynderSyncBuilder extends Builder {

    private String integration = "";
    private String tag = "";
    private String importFolder = "";
    private String removedAssets = "";
    private Integer maxDeletions;
    private boolean deleteDespiteFailures;
    private String derivative = "";
    private boolean writeMetadata;
    private boolean dryRun;
    private int concurrency = SyncSettings.CONCURRENCY;
    private String shard = "";
    private String onFailure = "";
    private String onNoAssets = "";
    private String changesSince = "";
    private String listing = "";
    private int fullListingEvery = ListingSettings.FULL_EVERY_HOURS;

    @DataBoundConstructor
    public BynderSyncBuilder() {}

    @NonNull
    public String getIntegration() {
        return integration;
    }

    @DataBoundSetter
    public void setIntegration(@CheckForNull String integration) {
        this.integration = accepted(integration, BynderSyncStep::setIntegration);
    }

    @NonNull
    public String getTag() {
        return tag;
    }

    @DataBoundSetter
    public void setTag(@CheckForNull String tag) {
        this.tag = accepted(tag, BynderSyncStep::setTag);
    }

    @NonNull
    public String getImportFolder() {
        return importFolder;
    }

    @DataBoundSetter
    public void setImportFolder(@CheckForNull String importFolder) {
        this.importFolder = accepted(importFolder, BynderSyncStep::setImportFolder);
    }

    @NonNull
    public String getRemovedAssets() {
        return removedAssets.isEmpty() ? new BynderSyncStep().getRemovedAssets() : removedAssets;
    }

    @DataBoundSetter
    public void setRemovedAssets(@CheckForNull String removedAssets) {
        this.removedAssets = accepted(removedAssets, BynderSyncStep::setRemovedAssets);
    }

    @CheckForNull
    public Integer getMaxDeletions() {
        return maxDeletions;
    }

    @DataBoundSetter
    public void setMaxDeletions(@CheckForNull Integer maxDeletions) {
        new BynderSyncStep().setMaxDeletions(maxDeletions);
        this.maxDeletions = maxDeletions;
    }

    public boolean isDeleteDespiteFailures() {
        return deleteDespiteFailures;
    }

    @DataBoundSetter
    public void setDeleteDespiteFailures(boolean deleteDespiteFailures) {
        this.deleteDespiteFailures = deleteDespiteFailures;
    }

    @NonNull
    public String getDerivative() {
        return derivative;
    }

    @DataBoundSetter
    public void setDerivative(@CheckForNull String derivative) {
        this.derivative = accepted(derivative, BynderSyncStep::setDerivative);
    }

    public boolean isWriteMetadata() {
        return writeMetadata;
    }

    @DataBoundSetter
    public void setWriteMetadata(boolean writeMetadata) {
        this.writeMetadata = writeMetadata;
    }

    public boolean isDryRun() {
        return dryRun;
    }

    @DataBoundSetter
    public void setDryRun(boolean dryRun) {
        this.dryRun = dryRun;
    }

    public int getConcurrency() {
        return concurrency;
    }

    @DataBoundSetter
    public void setConcurrency(int concurrency) {
        new BynderSyncStep().setConcurrency(concurrency);
        this.concurrency = concurrency;
    }

    @NonNull
    public String getShard() {
        return shard;
    }

    @DataBoundSetter
    public void setShard(@CheckForNull String shard) {
        this.shard = accepted(shard, BynderSyncStep::setShard);
    }

    @NonNull
    public String getOnFailure() {
        return onFailure.isEmpty() ? new BynderSyncStep().getOnFailure() : onFailure;
    }

    @DataBoundSetter
    public void setOnFailure(@CheckForNull String onFailure) {
        this.onFailure = accepted(onFailure, BynderSyncStep::setOnFailure);
    }

    @NonNull
    public String getOnNoAssets() {
        return onNoAssets.isEmpty() ? new BynderSyncStep().getOnNoAssets() : onNoAssets;
    }

    @DataBoundSetter
    public void setOnNoAssets(@CheckForNull String onNoAssets) {
        this.onNoAssets = accepted(onNoAssets, BynderSyncStep::setOnNoAssets);
    }

    @NonNull
    public String getChangesSince() {
        return changesSince.isEmpty() ? new BynderSyncStep().getChangesSince() : changesSince;
    }

    @DataBoundSetter
    public void setChangesSince(@CheckForNull String changesSince) {
        this.changesSince = accepted(changesSince, BynderSyncStep::setChangesSince);
    }

    @NonNull
    public String getListing() {
        return listing.isEmpty() ? new BynderSyncStep().getListing() : listing;
    }

    @DataBoundSetter
    public void setListing(@CheckForNull String listing) {
        this.listing = accepted(listing, BynderSyncStep::setListing);
    }

    public int getFullListingEvery() {
        return fullListingEvery;
    }

    @DataBoundSetter
    public void setFullListingEvery(int fullListingEvery) {
        new BynderSyncStep().setFullListingEvery(fullListingEvery);
        this.fullListingEvery = fullListingEvery;
    }

    /** Rejects what the step rejects, except for values with variables, which are known only in a build. */
    private static String accepted(@CheckForNull String given, BiConsumer<BynderSyncStep, String> field) {
        String value = Util.fixNull(given).strip();
        if (!hasVariables(value)) {
            field.accept(new BynderSyncStep(), value);
        }
        return value;
    }

    static boolean hasVariables(String value) {
        return value.contains("$");
    }

    @Override
    public boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener)
            throws InterruptedException, IOException {
        FilePath workspace = build.getWorkspace();
        if (workspace == null) {
            throw new AbortException(Messages.BynderSyncBuilder_noWorkspace());
        }
        EnvVars env = build.getEnvironment(listener);
        env.putAll(build.getBuildVariables()); // Only this environment contains the axes of a matrix job.
        SyncOnAgent sync = new SyncOnAgent(build, workspace, listener, reason -> build.setResult(Result.UNSTABLE));
        try {
            SyncResult result =
                    sync.perform(step(env), JobIntegrations.of(build.getParent(), Jenkins.getAuthentication2()));
            ChangedVariable.add(build, result.changed());
        } catch (IllegalArgumentException e) {
            throw sync.abort(e);
        }
        return true;
    }

    /**
     * The equivalent Pipeline step.
     *
     * @throws IllegalArgumentException with a user-facing message if the step does not accept a value
     */
    BynderSyncStep step(EnvVars env) {
        BynderSyncStep step = new BynderSyncStep();
        step.setIntegration(env.expand(integration));
        step.setTag(env.expand(tag));
        step.setImportFolder(env.expand(importFolder));
        step.setRemovedAssets(env.expand(removedAssets));
        step.setMaxDeletions(maxDeletions);
        step.setDeleteDespiteFailures(deleteDespiteFailures);
        step.setDerivative(env.expand(derivative));
        step.setWriteMetadata(writeMetadata);
        step.setDryRun(dryRun);
        step.setConcurrency(concurrency);
        step.setShard(env.expand(shard));
        step.setOnFailure(env.expand(onFailure));
        step.setOnNoAssets(env.expand(onNoAssets));
        step.setChangesSince(env.expand(changesSince));
        step.setListing(env.expand(listing));
        step.setFullListingEvery(fullListingEvery);
        return step;
    }

    /** Sets fields that are missing in a config.xml, because Jenkins skips those that it cannot read. */
    private Object readResolve() {
        integration = Util.fixNull(integration);
        tag = Util.fixNull(tag);
        importFolder = Util.fixNull(importFolder);
        removedAssets = Util.fixNull(removedAssets);
        derivative = Util.fixNull(derivative);
        concurrency = concurrency == 0 ? SyncSettings.CONCURRENCY : concurrency;
        shard = Util.fixNull(shard);
        onFailure = Util.fixNull(onFailure);
        onNoAssets = Util.fixNull(onNoAssets);
        changesSince = Util.fixNull(changesSince);
        listing = Util.fixNull(listing);
        fullListingEvery = fullListingEvery == 0 ? ListingSettings.FULL_EVERY_HOURS : fullListingEvery;
        return this;
    }

    @Extension
    @Symbol("bynderSync")
    public static final class DescriptorImpl extends BuildStepDescriptor<Builder> {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.BynderSyncBuilder_displayName();
        }

        /** Form, choices, checks and help are those of the Pipeline step. */
        public BynderSyncStep.DescriptorImpl getStep() {
            return ExtensionList.lookupSingleton(BynderSyncStep.DescriptorImpl.class);
        }

        @Override
        @SuppressWarnings("rawtypes") // Raw type as in the overridden method.
        public boolean isApplicable(Class<? extends AbstractProject> jobType) {
            return true;
        }
    }
}

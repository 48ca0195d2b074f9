package io.jenkins.plugins.bynder.step;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.FilePath;
import hudson.Util;
import hudson.model.AbstractProject;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.bynder.config.ImportFolderName;
import io.jenkins.plugins.bynder.engine.sync.ListingSettings;
import io.jenkins.plugins.bynder.engine.sync.RemovedAssetsPolicy;
import io.jenkins.plugins.bynder.engine.sync.Shard;
import io.jenkins.plugins.bynder.engine.sync.SyncSettings;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * {@code bynderSync(tag: 'Gelato')}: makes a folder of the workspace equal to the set of assets that have a tag.
 *
 * <p>Every setter rejects what the sync would reject, so a wrong parameter fails before any request to the portal.
 */
public final class BynderSyncStep extends TagStep {

    private static final long serialVersionUID = 1;

    private String importFolder = "";
    private RemovedAssetsPolicy removedAssets = RemovedAssetsPolicy.DELETE;
    private Integer maxDeletions;
    private boolean deleteDespiteFailures;
    private String derivative = "";
    private boolean writeMetadata;
    private ListingSettings.Mode listing = ListingSettings.Mode.AUTO;
    private int fullListingEvery = ListingSettings.FULL_EVERY_HOURS;
    private boolean dryRun;
    private int concurrency = SyncSettings.CONCURRENCY;
    private String shard = "";
    private FailurePolicy onFailure = FailurePolicy.FAIL;
    private FailurePolicy onNoAssets = FailurePolicy.IGNORE;
    private ChangesSince changesSince = ChangesSince.LAST_SUCCESSFUL_BUILD;

    @DataBoundConstructor
    public BynderSyncStep() {}

    /** The folder in the workspace; empty for the integration's. */
    @NonNull
    public String getImportFolder() {
        return importFolder;
    }

    @DataBoundSetter
    public void setImportFolder(@CheckForNull String importFolder) {
        String given = StepFields.text(importFolder);
        this.importFolder = given.isEmpty() ? given : ImportFolderName.of(given).path();
    }

    /** {@code delete} or {@code keep}. */
    @NonNull
    public String getRemovedAssets() {
        return removedAssets.name().toLowerCase(Locale.ROOT);
    }

    @DataBoundSetter
    public void setRemovedAssets(@CheckForNull String removedAssets) {
        this.removedAssets = switch (StepFields.text(removedAssets)) {
            case "", "delete" -> RemovedAssetsPolicy.DELETE;
            case "keep" -> RemovedAssetsPolicy.KEEP;
            default ->
                throw new IllegalArgumentException(Messages.BynderSyncStep_removedAssetsMalformed(removedAssets));
        };
    }

    /** Maximum files that may be deleted; if absent, the default limit of 10 files and 10 % applies. */
    @CheckForNull
    public Integer getMaxDeletions() {
        return maxDeletions;
    }

    @DataBoundSetter
    public void setMaxDeletions(@CheckForNull Integer maxDeletions) {
        if (maxDeletions != null && maxDeletions < 0) {
            throw new IllegalArgumentException(Messages.BynderSyncStep_maxDeletionsMalformed());
        }
        this.maxDeletions = maxDeletions;
    }

    /** Whether files of assets that are proven gone are deleted although other assets failed. */
    public boolean isDeleteDespiteFailures() {
        return deleteDespiteFailures;
    }

    @DataBoundSetter
    public void setDeleteDespiteFailures(boolean deleteDespiteFailures) {
        this.deleteDespiteFailures = deleteDespiteFailures;
    }

    /** Name of the derivative to download; empty for the original. */
    @NonNull
    public String getDerivative() {
        return derivative;
    }

    @DataBoundSetter
    public void setDerivative(@CheckForNull String derivative) {
        this.derivative = StepFields.text(derivative);
    }

    /** Whether to write a JSON file with the asset's metadata beside each file. */
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

    /** Parallel transfers, 1 to {@value SyncSettings#MAX_CONCURRENCY}. */
    public int getConcurrency() {
        return concurrency;
    }

    @DataBoundSetter
    public void setConcurrency(int concurrency) {
        if (concurrency < 1 || concurrency > SyncSettings.MAX_CONCURRENCY) {
            throw new IllegalArgumentException(
                    Messages.BynderSyncStep_concurrencyMalformed(SyncSettings.MAX_CONCURRENCY));
        }
        this.concurrency = concurrency;
    }

    /** A share of the assets, such as {@code 2/8}; empty for all. */
    @NonNull
    public String getShard() {
        return shard;
    }

    @DataBoundSetter
    public void setShard(@CheckForNull String shard) {
        String given = StepFields.text(shard);
        if (!given.isEmpty()) {
            Shard.of(given);
        }
        this.shard = given;
    }

    /** {@code fail}, {@code unstable} or {@code ignore}: the result of the build if some assets failed. */
    @NonNull
    public String getOnFailure() {
        return onFailure.key();
    }

    @DataBoundSetter
    public void setOnFailure(@CheckForNull String onFailure) {
        String given = StepFields.text(onFailure);
        this.onFailure = given.isEmpty() ? FailurePolicy.FAIL : FailurePolicy.of(given, "onFailure");
    }

    /** {@code auto} or {@code full}: how much of the listing is read. */
    @NonNull
    public String getListing() {
        return listing.name().toLowerCase(Locale.ROOT);
    }

    @DataBoundSetter
    public void setListing(@CheckForNull String listing) {
        this.listing = switch (StepFields.text(listing)) {
            case "", "auto" -> ListingSettings.Mode.AUTO;
            case "full" -> ListingSettings.Mode.FULL;
            default -> throw new IllegalArgumentException(Messages.BynderSyncStep_listingMalformed(listing));
        };
    }

    /** Hours after which the full listing is read again, 1 to {@value ListingSettings#MAX_FULL_EVERY_HOURS}. */
    public int getFullListingEvery() {
        return fullListingEvery;
    }

    @DataBoundSetter
    public void setFullListingEvery(int fullListingEvery) {
        ListingSettings.automatic().withFullEveryHours(fullListingEvery);
        this.fullListingEvery = fullListingEvery;
    }

    /** {@code fail}, {@code unstable} or {@code ignore}: what the build becomes when no asset has the tag. */
    @NonNull
    public String getOnNoAssets() {
        return onNoAssets.key();
    }

    @DataBoundSetter
    public void setOnNoAssets(@CheckForNull String onNoAssets) {
        String given = StepFields.text(onNoAssets);
        this.onNoAssets = given.isEmpty() ? FailurePolicy.IGNORE : FailurePolicy.of(given, "onNoAssets");
    }

    FailurePolicy noAssetsPolicy() {
        return onNoAssets;
    }

    /** {@code lastSuccessfulBuild} or {@code thisRun}: which changes the build is given. */
    @NonNull
    public String getChangesSince() {
        return changesSince.key();
    }

    @DataBoundSetter
    public void setChangesSince(@CheckForNull String changesSince) {
        String given = StepFields.text(changesSince);
        this.changesSince = given.isEmpty() ? ChangesSince.LAST_SUCCESSFUL_BUILD : ChangesSince.of(given);
    }

    ChangesSince changesSince() {
        return changesSince;
    }

    FailurePolicy failurePolicy() {
        return onFailure;
    }

    /** The folder in the workspace, with the integration's as the default. */
    String folder(String ofIntegration) {
        return importFolder.isEmpty() ? ofIntegration : importFolder;
    }

    /** Settings for the engine, with defaults of the integration. */
    SyncSettings settings(io.jenkins.plugins.bynder.config.Integration of) {
        return SyncSettings.of(of.address(), of.tagFor(getTag()).value())
                .withRemovedAssets(removedAssets)
                .withMaxDeletions(maxDeletions == null ? SyncSettings.DEFAULT_DELETION_LIMIT : maxDeletions)
                .withDeleteDespiteFailures(deleteDespiteFailures)
                .withDerivative(derivative)
                .withWriteMetadata(writeMetadata)
                .withDryRun(dryRun)
                .withConcurrency(concurrency)
                .withShard(shard.isEmpty() ? Shard.whole() : Shard.of(shard))
                .withListing(ListingSettings.automatic().withMode(listing).withFullEveryHours(fullListingEvery));
    }

    @Override
    public StepExecution start(StepContext context) {
        return new BynderSyncExecution(context, this);
    }

    @Extension
    public static final class DescriptorImpl extends IntegrationStepDescriptor {

        @Override
        public String getFunctionName() {
            return "bynderSync";
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.BynderSyncStep_displayName();
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, FilePath.class, TaskListener.class);
        }

        public int getDefaultConcurrency() {
            return SyncSettings.CONCURRENCY;
        }

        public int getDefaultFullListingEvery() {
            return ListingSettings.FULL_EVERY_HOURS;
        }

        @POST
        @Override
        public FormValidation doCheckIntegration(@AncestorInPath Item item, @QueryParameter String value) {
            return expands(item, value) ? FormValidation.ok() : super.doCheckIntegration(item, value);
        }

        @POST
        public ListBoxModel doFillRemovedAssetsItems() {
            return FormChoices.fixed(
                    "delete",
                    Messages.BynderSyncStep_removedAssets_delete(),
                    "keep",
                    Messages.BynderSyncStep_removedAssets_keep());
        }

        @POST
        public ListBoxModel doFillListingItems() {
            return FormChoices.fixed(
                    "auto", Messages.BynderSyncStep_listing_auto(), "full", Messages.BynderSyncStep_listing_full());
        }

        @POST
        public ListBoxModel doFillChangesSinceItems() {
            return FormChoices.fixed(
                    "lastSuccessfulBuild",
                    Messages.BynderSyncStep_changesSince_lastSuccessfulBuild(),
                    "thisRun",
                    Messages.BynderSyncStep_changesSince_thisRun());
        }

        /** The default of each list is its first choice. */
        @POST
        public ListBoxModel doFillOnFailureItems() {
            return FormChoices.fixed(choices(FailurePolicy.FAIL, FailurePolicy.UNSTABLE, FailurePolicy.IGNORE));
        }

        @POST
        public ListBoxModel doFillOnNoAssetsItems() {
            return FormChoices.fixed(choices(FailurePolicy.IGNORE, FailurePolicy.UNSTABLE, FailurePolicy.FAIL));
        }

        private static String[] choices(FailurePolicy... policies) {
            return Stream.of(policies)
                    .flatMap(policy -> Stream.of(policy.key(), policy.label()))
                    .toArray(String[]::new);
        }

        @POST
        @Override
        public FormValidation doCheckTag(@AncestorInPath Item item, @QueryParameter String value) {
            return expands(item, value) ? FormValidation.ok() : super.doCheckTag(item, value);
        }

        @POST
        public FormValidation doCheckImportFolder(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, value, ImportFolderName::of);
        }

        @POST
        public FormValidation doCheckShard(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, value, Shard::of);
        }

        @POST
        public FormValidation doCheckConcurrency(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, value, given -> new BynderSyncStep().setConcurrency(whole(given)));
        }

        @POST
        public FormValidation doCheckFullListingEvery(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, value, given -> new BynderSyncStep().setFullListingEvery(whole(given)));
        }

        @POST
        public FormValidation doCheckMaxDeletions(@AncestorInPath Item item, @QueryParameter String value) {
            return check(item, value, given -> new BynderSyncStep().setMaxDeletions(whole(given)));
        }

        private static FormValidation check(Item item, String value, Consumer<String> rule) {
            return expands(item, value) ? FormValidation.ok() : FormChoices.check(item, value, rule);
        }

        /**
         * Whether the value contains variables. Freestyle jobs use the same form, and variables are known only in a
         * build.
         */
        private static boolean expands(Item item, String value) {
            return item instanceof AbstractProject && BynderSyncBuilder.hasVariables(Util.fixNull(value));
        }

        private static int whole(String text) {
            try {
                return Integer.parseInt(text);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(Messages.BynderSyncStep_notANumber(), e);
            }
        }
    }
}

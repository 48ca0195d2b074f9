package io.jenkins.plugins.bynder.step;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.Util;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.bynder.config.ImportFolder;
import io.jenkins.plugins.bynder.engine.portal.Tag;
import io.jenkins.plugins.bynder.engine.sync.GonePolicy;
import io.jenkins.plugins.bynder.engine.sync.Shard;
import io.jenkins.plugins.bynder.engine.sync.SyncSettings;
import java.io.Serial;
import java.io.Serializable;
import java.util.Locale;
import java.util.Set;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * {@code bynderSync(tag: 'Gelato')}: makes a folder of the workspace equal to the assets that carry a tag.
 *
 * <p>Every setter refuses what the sync would refuse, so a wrong parameter fails before anything is asked of a portal.
 */
public final class BynderSyncStep extends Step implements Serializable {

    private static final long serialVersionUID = 1;

    private String integration = "";
    private String tag = "";
    private String into = "";
    private GonePolicy gone = GonePolicy.DELETE;
    private Integer maxDeletions;
    private String derivative = "";
    private boolean metadata;
    private boolean dryRun;
    private int concurrency = SyncSettings.CONCURRENCY;
    private String shard = "";
    private FailurePolicy failures = FailurePolicy.FAIL;

    @DataBoundConstructor
    public BynderSyncStep() {}

    /** Name of the integration, empty for the only one. */
    @NonNull
    public String getIntegration() {
        return integration;
    }

    @DataBoundSetter
    public void setIntegration(@CheckForNull String integration) {
        this.integration = trimmed(integration);
    }

    /** The tag, empty for the integration's. */
    @NonNull
    public String getTag() {
        return tag;
    }

    @DataBoundSetter
    public void setTag(@CheckForNull String tag) {
        String given = trimmed(tag);
        this.tag = given.isEmpty() ? given : new Tag(given).value();
    }

    /** The folder below the workspace, empty for the integration's. */
    @NonNull
    public String getInto() {
        return into;
    }

    @DataBoundSetter
    public void setInto(@CheckForNull String into) {
        String given = trimmed(into);
        this.into = given.isEmpty() ? given : ImportFolder.of(given).path();
    }

    /** {@code delete} or {@code keep}. */
    @NonNull
    public String getGone() {
        return gone.name().toLowerCase(Locale.ROOT);
    }

    @DataBoundSetter
    public void setGone(@CheckForNull String gone) {
        this.gone = switch (trimmed(gone)) {
            case "", "delete" -> GonePolicy.DELETE;
            case "keep" -> GonePolicy.KEEP;
            default -> throw new IllegalArgumentException(Messages.BynderSyncStep_goneMalformed(gone));
        };
    }

    /** Most files that may be deleted; without it, the guard of 10 files and 10 % holds. */
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

    /** Name of the rendition to take, empty for the original. */
    @NonNull
    public String getDerivative() {
        return derivative;
    }

    @DataBoundSetter
    public void setDerivative(@CheckForNull String derivative) {
        this.derivative = trimmed(derivative);
    }

    /** Whether a JSON file with the asset's metadata lies beside each file. */
    public boolean isMetadata() {
        return metadata;
    }

    @DataBoundSetter
    public void setMetadata(boolean metadata) {
        this.metadata = metadata;
    }

    /** Whether to report only what would be done. */
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

    /** A share of the assets such as {@code 2/8}, empty for all. */
    @NonNull
    public String getShard() {
        return shard;
    }

    @DataBoundSetter
    public void setShard(@CheckForNull String shard) {
        String given = trimmed(shard);
        if (!given.isEmpty()) {
            Shard.of(given);
        }
        this.shard = given;
    }

    /** {@code fail}, {@code unstable} or {@code ignore}: what the build becomes when some assets failed. */
    @NonNull
    public String getFailures() {
        return failures.key();
    }

    @DataBoundSetter
    public void setFailures(@CheckForNull String failures) {
        String given = trimmed(failures);
        this.failures = given.isEmpty() ? FailurePolicy.FAIL : FailurePolicy.of(given);
    }

    FailurePolicy failurePolicy() {
        return failures;
    }

    /** The folder below the workspace, given what the integration says. */
    String folder(String importFolder) {
        return into.isEmpty() ? importFolder : into;
    }

    /** What the engine is to do, given what the integration says. */
    SyncSettings settings(io.jenkins.plugins.bynder.config.Integration of) {
        return SyncSettings.of(of.address(), tag.isEmpty() ? of.getTag() : tag)
                .withGone(gone)
                .withMaxDeletions(maxDeletions == null ? SyncSettings.GUARDED : maxDeletions)
                .withDerivative(derivative)
                .withMetadata(metadata)
                .withDryRun(dryRun)
                .withConcurrency(concurrency)
                .withShard(shard.isEmpty() ? Shard.whole() : Shard.of(shard));
    }

    /** The same step with variables of the build filled in, as freestyle jobs expect. */
    BynderSyncStep expanded(EnvVars env) {
        BynderSyncStep copy = new BynderSyncStep();
        copy.integration = integration;
        copy.setTag(env.expand(tag));
        copy.setInto(env.expand(into));
        copy.gone = gone;
        copy.maxDeletions = maxDeletions;
        copy.setDerivative(env.expand(derivative));
        copy.metadata = metadata;
        copy.dryRun = dryRun;
        copy.concurrency = concurrency;
        copy.shard = shard;
        copy.failures = failures;
        return copy;
    }

    /** What an older version stored, or a person wrote into a config.xml, need not have all fields. */
    @Serial
    private Object readResolve() {
        integration = Util.fixNull(integration);
        tag = Util.fixNull(tag);
        into = Util.fixNull(into);
        gone = gone == null ? GonePolicy.DELETE : gone;
        derivative = Util.fixNull(derivative);
        concurrency = concurrency == 0 ? SyncSettings.CONCURRENCY : concurrency;
        shard = Util.fixNull(shard);
        failures = failures == null ? FailurePolicy.FAIL : failures;
        return this;
    }

    private static String trimmed(@CheckForNull String text) {
        return Util.fixNull(text).strip();
    }

    @Override
    public StepExecution start(StepContext context) {
        return new BynderSyncExecution(context, this);
    }

    @Extension
    @Symbol("bynderSync")
    public static final class DescriptorImpl extends StepDescriptor {

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

        @POST
        public ListBoxModel doFillIntegrationItems(@AncestorInPath Item item, @QueryParameter String integration) {
            return FormChoices.integrations(item, integration);
        }

        @POST
        public FormValidation doCheckIntegration(@AncestorInPath Item item, @QueryParameter String value) {
            return FormChoices.checkIntegration(item, value);
        }

        @POST
        public ListBoxModel doFillGoneItems(@AncestorInPath Item item) {
            return FormChoices.fixed(
                    item, "delete", Messages.BynderSyncStep_gone_delete(), "keep", Messages.BynderSyncStep_gone_keep());
        }

        @POST
        public ListBoxModel doFillFailuresItems(@AncestorInPath Item item) {
            return FormChoices.fixed(
                    item,
                    "fail",
                    Messages.BynderSyncStep_failures_fail(),
                    "unstable",
                    Messages.BynderSyncStep_failures_unstable(),
                    "ignore",
                    Messages.BynderSyncStep_failures_ignore());
        }

        @POST
        public FormValidation doCheckTag(@AncestorInPath Item item, @QueryParameter String value) {
            return FormChoices.check(item, value, Tag::new);
        }

        @POST
        public FormValidation doCheckInto(@AncestorInPath Item item, @QueryParameter String value) {
            return FormChoices.check(item, value, ImportFolder::of);
        }

        @POST
        public FormValidation doCheckShard(@AncestorInPath Item item, @QueryParameter String value) {
            return FormChoices.check(item, value, Shard::of);
        }

        @POST
        public FormValidation doCheckConcurrency(@AncestorInPath Item item, @QueryParameter String value) {
            return FormChoices.check(item, value, given -> new BynderSyncStep().setConcurrency(whole(given)));
        }

        @POST
        public FormValidation doCheckMaxDeletions(@AncestorInPath Item item, @QueryParameter String value) {
            return FormChoices.check(item, value, given -> new BynderSyncStep().setMaxDeletions(whole(given)));
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

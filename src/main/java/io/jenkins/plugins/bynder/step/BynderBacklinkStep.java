package io.jenkins.plugins.bynder.step;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.bynder.engine.backlink.MetapropertyLabel;
import io.jenkins.plugins.bynder.engine.backlink.UrlTemplate;
import io.jenkins.plugins.bynder.engine.portal.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** {@code bynderBacklink(assets: [...], url: 'https://…')}: writes links into chosen assets. */
public final class BynderBacklinkStep extends IntegrationStep {

    /** The same limit as in {@code bynderAssets}. */
    static final int MAX_ASSETS = BynderAssetsExecution.MAX_ASSETS;

    private static final long serialVersionUID = 1;

    private List<String> assets = new ArrayList<>();
    private boolean chosen;
    private String url = "";
    private String label = "";
    private boolean dryRun;
    private boolean overwrite;

    @DataBoundConstructor
    public BynderBacklinkStep() {}

    private static List<String> ids(List<String> given) {
        List<String> ids = given.stream()
                .flatMap(text -> Stream.of(Util.fixNull(text).split("[\\s,]+")))
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
        if (!ids.stream().allMatch(Ids::isSafe)) {
            throw new IllegalArgumentException(Messages.BynderBacklinkStep_idMalformed());
        }
        if (ids.size() > MAX_ASSETS) {
            throw new IllegalArgumentException(Messages.BynderBacklinkStep_tooMany(MAX_ASSETS));
        }
        return new ArrayList<>(ids);
    }

    @NonNull
    public List<String> getAssets() {
        return List.copyOf(assets);
    }

    /**
     * @param assets ids; one text may contain several, separated by blanks, commas or line ends
     * @throws IllegalArgumentException with a user-facing message if one of them is not an id, or if there are too many
     */
    @DataBoundSetter
    public void setAssets(@CheckForNull List<String> assets) {
        this.assets = ids(assets == null ? List.of() : assets);
        this.chosen = assets != null;
    }

    /** Whether a list was given. A computed list may be empty, but a missing one is a mistake. */
    boolean isChosen() {
        return chosen;
    }

    /** One id per line, for the form. */
    @NonNull
    public String getAssetLines() {
        return String.join("\n", assets);
    }

    /** The URL template; empty for the integration's. */
    @NonNull
    public String getUrl() {
        return url;
    }

    @DataBoundSetter
    public void setUrl(@CheckForNull String url) {
        String given = Util.fixNull(url).strip();
        this.url = given.isEmpty() ? given : UrlTemplate.of(given).toString();
    }

    /** Label of the metaproperty; empty for the integration's. */
    @NonNull
    public String getLabel() {
        return label;
    }

    @DataBoundSetter
    public void setLabel(@CheckForNull String label) {
        String given = Util.fixNull(label).strip();
        this.label = given.isEmpty() ? given : new MetapropertyLabel(given).text();
    }

    /** Whether to report only what would be done. */
    public boolean isDryRun() {
        return dryRun;
    }

    @DataBoundSetter
    public void setDryRun(boolean dryRun) {
        this.dryRun = dryRun;
    }

    /** Whether to replace values that this integration has not written, and links of other jobs. */
    public boolean isOverwrite() {
        return overwrite;
    }

    @DataBoundSetter
    public void setOverwrite(boolean overwrite) {
        this.overwrite = overwrite;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new BynderBacklinkExecution(context, this);
    }

    @Extension
    public static final class DescriptorImpl extends IntegrationStepDescriptor {

        @Override
        public String getFunctionName() {
            return "bynderBacklink";
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.BynderBacklinkStep_displayName();
        }

        @POST
        public FormValidation doCheckAssets(@AncestorInPath Item item, @QueryParameter String value) {
            return FormChoices.check(item, value, given -> new BynderBacklinkStep().setAssets(List.of(given)));
        }

        @POST
        public FormValidation doCheckUrl(@AncestorInPath Item item, @QueryParameter String value) {
            return FormChoices.check(item, value, UrlTemplate::of);
        }

        @POST
        public FormValidation doCheckLabel(@AncestorInPath Item item, @QueryParameter String value) {
            return FormChoices.check(item, value, given -> new BynderBacklinkStep().setLabel(given));
        }
    }
}

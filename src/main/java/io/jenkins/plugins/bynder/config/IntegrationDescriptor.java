package io.jenkins.plugins.bynder.config;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.bynder.credentials.CredentialsFinder;
import io.jenkins.plugins.bynder.engine.backlink.MetapropertyLabel;
import io.jenkins.plugins.bynder.engine.backlink.UrlTemplate;
import io.jenkins.plugins.bynder.engine.portal.PortalAddress;
import io.jenkins.plugins.bynder.engine.portal.Tag;
import io.jenkins.plugins.bynder.engine.portal.Timeouts;
import io.jenkins.plugins.bynder.engine.util.ErrorText;
import java.util.Optional;
import java.util.function.Consumer;
import org.jenkinsci.Symbol;
import org.jvnet.localizer.LocaleProvider;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The form of an integration, under <em>Manage Jenkins</em> and in Jenkins folders. */
@Restricted(NoExternalUse.class)
@Extension
@Symbol("bynderIntegration")
public final class IntegrationDescriptor extends Descriptor<Integration> {

    public IntegrationDescriptor() {
        super(Integration.class);
    }

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.Integration_displayName();
    }

    public String getDefaultTag() {
        return Integration.DEFAULT_TAG;
    }

    public String getDefaultImportFolder() {
        return Integration.DEFAULT_IMPORT_FOLDER;
    }

    /** The event consumer URL and the state of events. */
    public EventConsumer getEventConsumer() {
        return EventConsumer.get();
    }

    /** Whether the form is shown in a folder. */
    public boolean isInFolder(@CheckForNull Object shownOn) {
        return shownOn instanceof Item item && JenkinsFolderIntegrations.isFolder(item);
    }

    @POST
    public FormValidation doCheckFormerNames(@AncestorInPath Item item, @QueryParameter String value) {
        return check(item, value, given -> JobPatterns.lines(given).forEach(IntegrationRules::name));
    }

    @POST
    public FormValidation doCheckTopics(@AncestorInPath Item item, @QueryParameter String value) {
        return check(item, value, Topics::of);
    }

    public String getDefaultBacklinkLabel() {
        return MetapropertyLabel.DEFAULT.text();
    }

    public String getDefaultBacklinkUrl() {
        return UrlTemplate.DEFAULT;
    }

    @POST
    public FormValidation doCheckBacklinkLabel(@AncestorInPath Item item, @QueryParameter String value) {
        return check(item, value, BacklinkRules::label);
    }

    @POST
    public FormValidation doCheckBacklinkUrl(
            @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String portalUrl) {
        FormValidation refused = check(item, value, BacklinkRules::template);
        return refused.kind == FormValidation.Kind.OK && FormContext.of(item).mayCheck()
                ? new LinkPreview(value, portalUrl).show()
                : refused;
    }

    @POST
    public FormValidation doCheckJobs(@AncestorInPath Item item, @QueryParameter String value) {
        return check(item, value, JobPatterns::text);
    }

    @POST
    public FormValidation doCheckAllowedTags(@AncestorInPath Item item, @QueryParameter String value) {
        return check(item, value, given -> JobPatterns.lines(given).forEach(Tag::new));
    }

    @POST
    public FormValidation doCheckBacklinkLabels(@AncestorInPath Item item, @QueryParameter String value) {
        return check(item, value, given -> JobPatterns.lines(given).forEach(MetapropertyLabel::new));
    }

    @POST
    public FormValidation doCheckUsageId(@AncestorInPath Item item, @QueryParameter String value) {
        return check(item, value, IntegrationRules::usageId);
    }

    public Timeouts getDefaultTimeouts() {
        return Timeouts.DEFAULT;
    }

    @POST
    public FormValidation doCheckTimeoutConnect(@AncestorInPath Item item, @QueryParameter String value) {
        return checkTimeout(item, value);
    }

    @POST
    public FormValidation doCheckTimeoutFirstByte(@AncestorInPath Item item, @QueryParameter String value) {
        return checkTimeout(item, value);
    }

    @POST
    public FormValidation doCheckTimeoutSilence(@AncestorInPath Item item, @QueryParameter String value) {
        return checkTimeout(item, value);
    }

    @POST
    public FormValidation doCheckTimeoutCall(@AncestorInPath Item item, @QueryParameter String value) {
        return checkTimeout(item, value);
    }

    private static FormValidation checkTimeout(@CheckForNull Item item, String value) {
        return check(item, value, given -> TimeoutRules.seconds(TimeoutRules.typed(given), Timeouts.DEFAULT.connect()));
    }

    @POST
    public FormValidation doCheckName(
            @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String savedName) {
        return check(item, value, given -> {
            String name = IntegrationRules.name(given);
            if (FormContext.of(item).folder().isEmpty()) {
                BynderConfiguration.get().requireUnused(name, Util.fixNull(savedName));
            }
        });
    }

    @POST
    public FormValidation doCheckPortalUrl(@AncestorInPath Item item, @QueryParameter String value) {
        return check(item, value, given -> FormContext.of(item).requireAllowed(PortalAddress.of(given)));
    }

    @POST
    public FormValidation doCheckTag(@AncestorInPath Item item, @QueryParameter String value) {
        return check(item, value, given -> {
            if (Util.fixEmptyAndTrim(given) != null) {
                new Tag(given.strip());
            }
        });
    }

    @POST
    public FormValidation doCheckImportFolder(@AncestorInPath Item item, @QueryParameter String value) {
        return check(item, value, given -> {
            if (Util.fixEmptyAndTrim(given) != null) {
                ImportFolderName.of(given.strip());
            }
        });
    }

    @POST
    public FormValidation doCheckCredentialsId(
            @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String portalUrl) {
        FormContext context = FormContext.of(item);
        if (!context.mayChooseCredentials()) {
            return FormValidation.ok();
        }
        if (Util.fixEmptyAndTrim(value) == null) {
            return FormValidation.error(Messages.Integration_credentialsMissing());
        }
        Optional<PortalAddress> portal = address(portalUrl);
        if (portal.isEmpty()) {
            return FormValidation.ok();
        }
        return CredentialsFinder.find(value, portal.get(), context.folder())
                .map(IntegrationDescriptor::checkComplete)
                .orElseGet(() -> FormValidation.error(Messages.Integration_credentialsNotFound(
                        value, portal.get().uri().getHost())));
    }

    private static FormValidation checkComplete(StandardCredentials credentials) {
        try {
            CredentialsFinder.of(credentials);
            return FormValidation.ok();
        } catch (IllegalArgumentException e) {
            return FormValidation.error(Messages.Integration_credentialsIncomplete(
                    credentials.getId(), ErrorText.of(e, LocaleProvider.getLocale())));
        }
    }

    @POST
    public ListBoxModel doFillCredentialsIdItems(
            @AncestorInPath Item item, @QueryParameter String portalUrl, @QueryParameter String credentialsId) {
        String current = Util.fixNull(credentialsId);
        FormContext context = FormContext.of(item);
        if (!context.mayChooseCredentials()) {
            return CredentialsFinder.currentChoice(current);
        }
        return CredentialsFinder.choices(address(portalUrl), context.folder(), current);
    }

    @POST
    public FormValidation doTestConnection(
            @AncestorInPath Item item,
            @QueryParameter String portalUrl,
            @QueryParameter String credentialsId,
            @QueryParameter String tag,
            @QueryParameter boolean enableBacklinks,
            @QueryParameter String backlinkLabel,
            @QueryParameter String usageId,
            @QueryParameter String timeoutConnect,
            @QueryParameter String timeoutFirstByte,
            @QueryParameter String timeoutSilence,
            @QueryParameter String timeoutCall)
            throws InterruptedException {
        FormContext context = FormContext.of(item);
        context.requireTestPermission();
        try {
            Optional<MetapropertyLabel> backlinks =
                    enableBacklinks ? Optional.of(BacklinkRules.label(backlinkLabel)) : Optional.empty();
            boolean reportsUsage = !IntegrationRules.usageId(usageId).isEmpty();
            Timeouts timeouts = TimeoutRules.timeouts(timeoutConnect, timeoutFirstByte, timeoutSilence, timeoutCall);
            return new ConnectionTest(Portals.get(), context)
                    .run(portalUrl, Util.fixNull(credentialsId), tag, backlinks, reportsUsage, timeouts);
        } catch (IllegalArgumentException e) {
            return FormValidation.error(ErrorText.of(e, LocaleProvider.getLocale()));
        }
    }

    private static FormValidation check(@CheckForNull Item item, String value, Consumer<String> rule) {
        if (!FormContext.of(item).mayCheck()) {
            return FormValidation.ok();
        }
        try {
            rule.accept(value);
            return FormValidation.ok();
        } catch (IllegalArgumentException e) {
            return FormValidation.error(ErrorText.of(e, LocaleProvider.getLocale()));
        }
    }

    private static Optional<PortalAddress> address(String portalUrl) {
        try {
            return Optional.of(PortalAddress.of(portalUrl));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

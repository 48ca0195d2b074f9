package io.jenkins.plugins.bynder.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.util.FormValidation;
import io.jenkins.plugins.bynder.engine.backlink.LinkValues;
import io.jenkins.plugins.bynder.engine.backlink.Placeholder;
import io.jenkins.plugins.bynder.engine.backlink.UrlTemplate;
import io.jenkins.plugins.bynder.engine.portal.PortalAddress;
import io.jenkins.plugins.bynder.engine.util.ErrorText;
import jenkins.model.Jenkins;
import org.jvnet.localizer.LocaleProvider;

/** Shows the link that a URL template creates, for a fictitious asset and job. */
final class LinkPreview {

    private static final String ASSET = "0A1B2C3D-1111-2222-3333444455556666";
    private static final String JOB = "job/Brand/job/DAM%20sync/";

    private final UrlTemplate template;
    private final String portalUrl;

    /** @param typed a valid template */
    LinkPreview(@CheckForNull String typed, @CheckForNull String portalUrl) {
        this.template = BacklinkRules.template(typed);
        this.portalUrl = Util.fixNull(portalUrl);
    }

    FormValidation show() {
        String root = Util.fixNull(Jenkins.get().getRootUrl());
        if (root.isEmpty() && template.placeholders().stream().anyMatch(Placeholder::needsJenkinsUrl)) {
            return FormValidation.warning(Messages.LinkPreview_noUrl());
        }
        String link;
        try {
            link = template.render(values(root));
        } catch (IllegalArgumentException e) {
            return FormValidation.warning(ErrorText.of(e, LocaleProvider.getLocale()));
        }
        return template.changesWithBuild()
                ? FormValidation.warning(Messages.LinkPreview_perBuild(link))
                : FormValidation.ok(Messages.LinkPreview_example(link));
    }

    private LinkValues values(String root) {
        return LinkValues.none()
                .with(Placeholder.ASSET_ID, ASSET)
                .with(Placeholder.ASSET_NAME, Messages.LinkPreview_assetName())
                .with(Placeholder.FILE_NAME, Messages.LinkPreview_fileName())
                .with(Placeholder.PATH, Integration.DEFAULT_IMPORT_FOLDER + "/" + Messages.LinkPreview_fileName())
                .with(Placeholder.TAG, Integration.DEFAULT_TAG)
                .with(Placeholder.PORTAL_URL, portal())
                .with(Placeholder.JENKINS_URL, root)
                .with(Placeholder.JOB_NAME, "Brand/DAM sync")
                .with(Placeholder.JOB_URL, root + JOB)
                .with(Placeholder.BUILD_NUMBER, "42")
                .with(Placeholder.BUILD_URL, root + JOB + "42/")
                .with(Placeholder.URL, root + JOB + "bynder/asset/" + ASSET + "/");
    }

    private String portal() {
        try {
            return PortalAddress.of(portalUrl).toString();
        } catch (IllegalArgumentException e) {
            return "https://brand.bynder.com";
        }
    }
}

package io.jenkins.plugins.bynder.step;

import hudson.Util;
import hudson.model.Run;
import io.jenkins.plugins.bynder.engine.backlink.Link;
import io.jenkins.plugins.bynder.engine.backlink.LinkValues;
import io.jenkins.plugins.bynder.engine.backlink.Placeholder;
import io.jenkins.plugins.bynder.engine.backlink.UrlTemplate;
import io.jenkins.plugins.bynder.engine.sync.SyncSettings;
import io.jenkins.plugins.bynder.engine.util.InvalidValueException;
import io.jenkins.plugins.bynder.engine.util.Texts;
import jenkins.model.Jenkins;

/** Creates the links of one build. */
final class BuildLinks {

    /** URL name of the page of a job with an import folder. */
    static final String PAGES = "bynder";

    private static final String ASSET = PAGES + "/asset/";

    private final UrlTemplate template;
    private final String jobUrl;
    private final LinkValues values;

    /**
     * @throws IllegalArgumentException with a user-facing message if the links need the URL of Jenkins, but it is not
     *     configured
     */
    BuildLinks(UrlTemplate template, Run<?, ?> run, SyncSettings settings) {
        String root = Util.fixNull(Jenkins.get().getRootUrl());
        if (root.isEmpty() && template.placeholders().stream().anyMatch(Placeholder::needsJenkinsUrl)) {
            throw new InvalidValueException(Texts.of(Messages.class).message("BuildLinks.noUrl"));
        }
        this.template = template;
        this.jobUrl = root + run.getParent().getUrl();
        this.values = LinkValues.none()
                .with(Placeholder.TAG, settings.tag())
                .with(Placeholder.PORTAL_URL, settings.portal().toString())
                .with(Placeholder.JENKINS_URL, root)
                .with(Placeholder.JOB_NAME, run.getParent().getFullName())
                .with(Placeholder.JOB_URL, jobUrl)
                .with(Placeholder.BUILD_NUMBER, String.valueOf(run.getNumber()))
                .with(Placeholder.BUILD_URL, root + run.getUrl());
    }

    /** Whether links lead to pages that a job has only if it has an import folder. */
    boolean leadToAssetPages() {
        return needs(Placeholder.URL)
                || needs(Placeholder.JOB_URL) && template.toString().contains("}" + ASSET);
    }

    /** Whether the URL template contains the placeholder. */
    boolean needs(Placeholder placeholder) {
        return template.placeholders().contains(placeholder);
    }

    /**
     * @param path of the asset's file in the workspace; empty if there is none
     * @param current the link that the portal shows
     */
    Link of(String assetId, String name, String fileName, String path, String current) {
        LinkValues own = values.with(Placeholder.ASSET_ID, assetId)
                .with(Placeholder.ASSET_NAME, name)
                .with(Placeholder.FILE_NAME, fileName)
                .with(Placeholder.PATH, path)
                .with(Placeholder.URL, jobUrl + ASSET + assetId + "/");
        return Link.of(assetId, name, current, template, own);
    }
}

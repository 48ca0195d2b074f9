package io.jenkins.plugins.bynder.engine.backlink;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Placeholder of a {@link UrlTemplate}. */
public enum Placeholder {
    ASSET_ID("assetId"),
    /** The asset's title. */
    ASSET_NAME("assetName"),
    /** The file name in Bynder. */
    FILE_NAME("fileName"),
    /** Path of the synced file in the workspace; its slashes are kept before the first {@code ?}. */
    PATH("path"),
    TAG("tag"),
    PORTAL_URL("portalUrl", true, false),
    JENKINS_URL("jenkinsUrl", true, false),
    /** Full name of the job: {@code folder/job}. */
    JOB_NAME("jobName"),
    JOB_URL("jobUrl", true, false),
    BUILD_NUMBER("buildNumber", false, true),
    BUILD_URL("buildUrl", true, true),
    /** The asset's page in its job: what the default template creates. */
    URL("url", true, false);

    private final String word;
    private final boolean address;
    private final boolean perBuild;

    Placeholder(String word) {
        this(word, false, false);
    }

    Placeholder(String word, boolean address, boolean perBuild) {
        this.word = word;
        this.address = address;
        this.perBuild = perBuild;
    }

    /** The name between the braces. */
    public String word() {
        return word;
    }

    /** Whether its value is a URL, which a template may start with. */
    public boolean address() {
        return address;
    }

    /** Whether the value differs from build to build. */
    public boolean perBuild() {
        return perBuild;
    }

    /** Whether the value needs the root URL of Jenkins. */
    public boolean needsJenkinsUrl() {
        return switch (this) {
            case JENKINS_URL, JOB_URL, BUILD_URL, URL -> true;
            case ASSET_ID, ASSET_NAME, FILE_NAME, PATH, TAG, PORTAL_URL, JOB_NAME, BUILD_NUMBER -> false;
        };
    }

    /** Whether the value differs between jobs of one integration. */
    boolean perJob() {
        return switch (this) {
            case ASSET_ID, ASSET_NAME, FILE_NAME, PORTAL_URL, JENKINS_URL -> false;
            case PATH, TAG, JOB_NAME, JOB_URL, BUILD_NUMBER, BUILD_URL, URL -> true;
        };
    }

    static Optional<Placeholder> of(String word) {
        return Arrays.stream(values())
                .filter(placeholder -> placeholder.word.equals(word))
                .findFirst();
    }

    /** All placeholders as written in templates. */
    static String all() {
        return Arrays.stream(values())
                .map(placeholder -> "{" + placeholder.word + "}")
                .collect(Collectors.joining(", "));
    }
}

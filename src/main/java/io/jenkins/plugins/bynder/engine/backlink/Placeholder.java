package io.jenkins.plugins.bynder.engine.backlink;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a {@link UrlTemplate} can have filled in. */
public enum Placeholder {
    ASSET_ID("assetId"),
    /** The asset's title. */
    ASSET_NAME("assetName"),
    /** The name of the asset's file as Bynder has it. */
    FILE_NAME("fileName"),
    /** The file that a sync has made of the asset, below the workspace; its slashes stay before the first {@code ?}. */
    PATH("path"),
    TAG("tag"),
    PORTAL_URL("portalUrl", true, false),
    JENKINS_URL("jenkinsUrl", true, false),
    /** With its folders: {@code folder/job}. */
    JOB_NAME("jobName"),
    JOB_URL("jobUrl", true, false),
    BUILD_NUMBER("buildNumber", false, true),
    BUILD_URL("buildUrl", true, true),
    /** The asset's page in its job: what the usual template makes. */
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

    /** As it stands between the braces. */
    public String word() {
        return word;
    }

    /** Whether its value is a URL, with which a template may begin. */
    public boolean address() {
        return address;
    }

    /** Whether each build has another value. */
    public boolean perBuild() {
        return perBuild;
    }

    /** Whether jobs of one integration give it different values. */
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

    /** All of them, as they are written in a template. */
    static String all() {
        return Arrays.stream(values())
                .map(placeholder -> "{" + placeholder.word + "}")
                .collect(Collectors.joining(", "));
    }
}

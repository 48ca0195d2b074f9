package io.jenkins.plugins.bynder.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import io.jenkins.plugins.bynder.engine.backlink.MetapropertyLabel;
import io.jenkins.plugins.bynder.engine.backlink.UrlTemplate;

/** Validates label and URL template of links; empty values mean the defaults. */
final class BacklinkRules {

    private BacklinkRules() {}

    /** @throws IllegalArgumentException with a user-facing message */
    static MetapropertyLabel label(@CheckForNull String typed) {
        String given = Util.fixEmptyAndTrim(typed);
        return given == null ? MetapropertyLabel.DEFAULT : new MetapropertyLabel(given);
    }

    /** @throws IllegalArgumentException with a user-facing message */
    static UrlTemplate template(@CheckForNull String typed) {
        String given = Util.fixEmptyAndTrim(typed);
        return UrlTemplate.of(given == null ? UrlTemplate.DEFAULT : given);
    }
}

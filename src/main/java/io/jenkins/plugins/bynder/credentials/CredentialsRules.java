package io.jenkins.plugins.bynder.credentials;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.util.Secret;
import io.jenkins.plugins.bynder.engine.util.ErrorText;
import org.jvnet.localizer.LocaleProvider;

/** What values credentials must have when they are created. */
final class CredentialsRules {

    private CredentialsRules() {}

    /**
     * Requires that all values are present and can be sent to Bynder.
     *
     * @throws RejectedCredentials with a user-facing message. Of other exceptions Jenkins shows only that something failed,
     * and it ignores those of {@code Descriptor.newInstance}
     */
    static void requireUsable(PortalCredentials credentials) {
        try {
            credentials.apiCredentials();
        } catch (IllegalArgumentException e) {
            throw new RejectedCredentials(ErrorText.of(e, LocaleProvider.getLocale()));
        }
    }

    /** Configuration as code may leave values out. */
    static String plain(@CheckForNull Secret value) {
        return value == null ? "" : value.getPlainText();
    }
}

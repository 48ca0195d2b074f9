package io.jenkins.plugins.bynder.webhook;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.Util;
import hudson.util.Secret;
import io.jenkins.plugins.bynder.config.EventConsumer;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import jenkins.model.GlobalConfiguration;
import jenkins.model.GlobalConfigurationCategory;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * <em>Manage Jenkins → Security → Bynder events</em>: a secret in the event consumer URL, in addition to the signatures
 * of SNS. The URL with the secret always works; an administrator decides whether the URL without it does.
 */
@Restricted(NoExternalUse.class)
@Extension
@Symbol("bynderEvents")
public final class WebhookSecurity extends GlobalConfiguration {

    private static final int BYTES = 16;
    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9_-]{16,128}");

    private Secret secret;
    private boolean secretRequired;

    public WebhookSecurity() {
        load();
    }

    static WebhookSecurity get() {
        return ExtensionList.lookupSingleton(WebhookSecurity.class);
    }

    @NonNull
    @Override
    public GlobalConfigurationCategory getCategory() {
        return GlobalConfigurationCategory.get(GlobalConfigurationCategory.Security.class);
    }

    /** Whether messages are accepted only at the URL with the secret. */
    public synchronized boolean isSecretRequired() {
        return secretRequired;
    }

    @DataBoundSetter
    public synchronized void setSecretRequired(boolean secretRequired) {
        if (secretRequired && secret == null) {
            secret = fresh();
        }
        this.secretRequired = secretRequired;
        save();
    }

    /** Null until it is first needed. */
    @CheckForNull
    public synchronized Secret getSecret() {
        return secret;
    }

    /**
     * @param secret if empty, a new one is created
     * @throws IllegalArgumentException with a user-facing message if it cannot be part of a URL
     */
    @DataBoundSetter
    public synchronized void setSecret(@CheckForNull Secret secret) {
        String given = secret == null ? "" : secret.getPlainText();
        if (!given.isEmpty() && !SEGMENT.matcher(given).matches()) {
            throw new IllegalArgumentException(Messages.WebhookSecurity_malformed());
        }
        this.secret = given.isEmpty() ? fresh() : secret;
        save();
    }

    private static Secret fresh() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return Secret.fromString(HexFormat.of().formatHex(random));
    }

    /** Empty if there is none yet. */
    synchronized String segment() {
        return secret == null ? "" : secret.getPlainText();
    }

    /**
     * The event consumer URL with the secret, which is created if necessary; empty if Jenkins does not know its URL.
     */
    @NonNull
    public String getUrl() {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        if (segment().isEmpty()) {
            setSecret(null);
        }
        String root = Util.fixNull(Jenkins.get().getRootUrl());
        return root.isEmpty() ? "" : root + EventConsumer.PATH + "/" + segment() + "/";
    }
}

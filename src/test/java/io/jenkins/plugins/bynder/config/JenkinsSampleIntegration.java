package io.jenkins.plugins.bynder.config;

import com.cloudbees.plugins.credentials.CredentialsScope;
import hudson.util.Secret;
import io.jenkins.plugins.bynder.credentials.BynderApiCredentials;
import io.jenkins.plugins.bynder.credentials.JenkinsCredentialsStore;
import io.jenkins.plugins.bynder.sample.SampleCredentials;
import io.jenkins.plugins.bynder.sample.SamplePortal;
import io.jenkins.plugins.bynder.sample.SampleUser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Configures integrations of sample portals. */
public final class JenkinsSampleIntegration {

    private JenkinsSampleIntegration() {}

    /** Adds an integration with the credentials of the portal's owner, who has all permissions. */
    public static Integration add(String name, SamplePortal portal) throws IOException {
        return add(name, portal, portal.access().owner());
    }

    public static Integration add(String name, SamplePortal portal, SampleUser user) throws IOException {
        Integration integration = new Integration(name, portal.url(), keys(name + "-keys", user));
        List<Integration> all = new ArrayList<>(BynderConfiguration.get().getIntegrations());
        all.add(integration);
        BynderConfiguration.get().setIntegrations(all);
        return integration;
    }

    /** Stores the OAuth 1.0a credentials of a user, and returns their id. */
    public static String keys(String id, SampleUser user) throws IOException {
        SampleCredentials keys = user.keys();
        JenkinsCredentialsStore.add(new BynderApiCredentials(
                CredentialsScope.GLOBAL,
                id,
                "",
                Secret.fromString(keys.consumerKey()),
                Secret.fromString(keys.consumerSecret()),
                Secret.fromString(keys.tokenKey()),
                Secret.fromString(keys.tokenSecret())));
        return id;
    }

    /** Texts that must never appear in a log, a file, a page or a message to an agent. */
    public static List<String> secrets(SamplePortal portal) {
        SampleCredentials keys = portal.access().owner().keys();
        return List.of(keys.consumerKey(), keys.consumerSecret(), keys.tokenKey(), keys.tokenSecret());
    }
}

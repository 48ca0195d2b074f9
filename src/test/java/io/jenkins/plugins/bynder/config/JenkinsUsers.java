package io.jenkins.plugins.bynder.config;

import hudson.model.Computer;
import hudson.model.Item;
import hudson.security.Permission;
import java.io.IOException;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.Page;
import org.htmlunit.WebRequest;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.JenkinsRule.WebClient;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** Users of a Jenkins under test; their passwords are their names. */
public final class JenkinsUsers {

    /** Has all permissions. */
    public static final String ADMIN = "admin";

    /** May change the settings that decide nothing about security. */
    public static final String MANAGER = "manager";

    /** May see the system configuration. */
    public static final String SYSREAD = "sysread";

    /** May read jobs. */
    public static final String READER = "reader";

    /** May configure jobs. */
    public static final String CONFIGURER = "configurer";

    /** May only log in. */
    public static final String WITHOUT_RIGHTS = "nobody";

    private static final List<Permission> OFF_BY_DEFAULT = List.of(Jenkins.MANAGE, Jenkins.SYSTEM_READ);

    private JenkinsUsers() {}

    /** Creates the users, and enables permissions that Jenkins disables by default. */
    public static void create(JenkinsRule r) {
        OFF_BY_DEFAULT.forEach(permission -> permission.setEnabled(true));
        r.jenkins.setSecurityRealm(r.createDummySecurityRealm());
        r.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to(ADMIN)
                .grant(Jenkins.READ, Jenkins.MANAGE)
                .everywhere()
                .to(MANAGER)
                .grant(Jenkins.READ, Jenkins.SYSTEM_READ)
                .everywhere()
                .to(SYSREAD)
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to(READER)
                .grant(Jenkins.READ, Item.READ, Item.BUILD, Item.CREATE, Item.CONFIGURE, Computer.BUILD)
                .everywhere()
                .to(CONFIGURER));
    }

    /** Undoes {@link #create} as far as it outlives a Jenkins. */
    public static void reset() {
        OFF_BY_DEFAULT.forEach(permission -> permission.setEnabled(false));
    }

    /** The response to a POST of this user, with any status. */
    public static Page post(JenkinsRule r, String person, String path) throws IOException {
        return send(r, person, path, HttpMethod.POST);
    }

    /** The response to a GET of this user, with any status. */
    public static Page get(JenkinsRule r, String person, String path) throws IOException {
        return send(r, person, path, HttpMethod.GET);
    }

    /** The response to a GET in a Jenkins without security. */
    static Page getAnonymously(JenkinsRule r, String path) throws IOException {
        try (WebClient browser = browser(r)) {
            return browser.getPage(browser.getContextPath() + path);
        }
    }

    private static Page send(JenkinsRule r, String person, String path, HttpMethod method) throws IOException {
        try (WebClient browser = browser(r)) {
            browser.withBasicCredentials(person);
            return browser.getPage(new WebRequest(browser.createCrumbedUrl(path), method));
        }
    }

    private static WebClient browser(JenkinsRule r) {
        return r.createWebClient().withThrowExceptionOnFailingStatusCode(false).withJavaScriptEnabled(false);
    }
}

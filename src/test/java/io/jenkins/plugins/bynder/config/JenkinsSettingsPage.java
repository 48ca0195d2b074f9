package io.jenkins.plugins.bynder.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
import org.htmlunit.HttpMethod;
import org.htmlunit.Page;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.util.NameValuePair;
import org.htmlunit.util.WebConnectionWrapper;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.JenkinsRule.WebClient;

/** The request of a browser that saves Manage Jenkins, System; sent again with other integrations. */
final class JenkinsSettingsPage {

    private final JenkinsRule r;
    private final String sent;

    private JenkinsSettingsPage(JenkinsRule r, String sent) {
        this.r = r;
        this.sent = sent;
    }

    /** Call it before Jenkins is secured; leaves no integration behind. */
    static JenkinsSettingsPage of(JenkinsRule r) throws Exception {
        BynderConfiguration.get().setIntegrations(List.of(new Integration("Old", "https://old.bynder.com", "old")));
        AtomicReference<String> sent = new AtomicReference<>();
        try (WebClient browser = r.createWebClient()) {
            listen(browser, sent);
            r.submit(browser.goTo("manage/configure").getFormByName("config"));
        }
        BynderConfiguration.get().setIntegrations(List.of());
        return new JenkinsSettingsPage(r, sent.get());
    }

    private static void listen(WebClient browser, AtomicReference<String> sent) {
        browser.setWebConnection(new WebConnectionWrapper(browser.getWebConnection()) {
            @Override
            public WebResponse getResponse(WebRequest request) throws IOException {
                if (request.getUrl().getPath().endsWith("/configSubmit")) {
                    request.getRequestParameters().stream()
                            .filter(parameter -> parameter.getName().equals("json"))
                            .forEach(parameter -> sent.set(parameter.getValue()));
                }
                return super.getResponse(request);
            }
        });
    }

    /** The response of Jenkins, with any status; 302 after the page was saved. */
    Page save(String person, List<Map<String, String>> integrations) throws IOException {
        JSONObject json = JSONObject.fromObject(sent);
        JSONObject bynder = json.getJSONObject("io-jenkins-plugins-bynder-config-BynderConfiguration");
        assertThat(bynder.has("integrations")).isTrue();
        bynder.put("integrations", JSONArray.fromObject(integrations));
        try (WebClient browser = r.createWebClient()) {
            browser.withThrowExceptionOnFailingStatusCode(false)
                    .withJavaScriptEnabled(false)
                    .withRedirectEnabled(false)
                    .withBasicCredentials(person);
            WebRequest request = new WebRequest(browser.createCrumbedUrl("manage/configSubmit"), HttpMethod.POST);
            request.setRequestParameters(List.of(new NameValuePair("json", json.toString())));
            return browser.getPage(request);
        }
    }
}

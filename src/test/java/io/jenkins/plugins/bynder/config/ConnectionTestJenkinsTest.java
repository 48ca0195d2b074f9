package io.jenkins.plugins.bynder.config;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.util.FormValidation;
import io.jenkins.plugins.bynder.sample.Fault;
import io.jenkins.plugins.bynder.sample.FaultRule;
import io.jenkins.plugins.bynder.sample.NewAsset;
import io.jenkins.plugins.bynder.sample.SamplePortal;
import io.jenkins.plugins.bynder.sample.SampleUser;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The button Test connection, used by an administrator. */
@WithJenkins
@Tag("jenkins")
class ConnectionTestJenkinsTest {

    private static JenkinsRule r;

    private SamplePortal portal;

    @BeforeAll
    static void start(JenkinsRule rule) {
        r = rule;
    }

    @AfterAll
    static void stop() throws Exception {
        r.after();
    }

    @BeforeEach
    void startPortal() throws Exception {
        portal = SamplePortal.start();
    }

    @AfterEach
    void stopPortal() {
        portal.close();
    }

    private FormValidation test(SampleUser user, String tag) throws Exception {
        String keys = JenkinsSampleIntegration.keys("keys", user);
        return new IntegrationDescriptor()
                .doTestConnection(null, portal.url() + "/", " " + keys + " ", tag, true, "", "", "", "", "", "");
    }

    @Test
    void showsUserAndNumberOfTaggedAssets() throws Exception {
        portal.library().add(NewAsset.jpeg("One").tags("Print"));
        portal.library().add(NewAsset.jpeg("Two").tags("Print"));

        FormValidation answer = test(portal.access().owner(), " Print ");

        assertThat(answer.kind).isEqualTo(FormValidation.Kind.OK);
        assertThat(answer.renderHtml())
                .contains("jenkins-alert-success", "<strong>Ready.</strong>")
                .contains("Connected to 127.0.0.1 as ann@example.com.", "2 assets have the tag &quot;Print&quot;.");
    }

    @Test
    void usesTheDefaultTag() throws Exception {
        FormValidation answer = test(portal.access().owner(), " ");

        assertThat(answer.kind).isEqualTo(FormValidation.Kind.WARNING);
        assertThat(answer.renderHtml()).contains("No asset has the tag &quot;Gelato&quot;.", "Ready with limits.");
    }

    @Test
    void namesAMissingPermissionAndItsConsequences() throws Exception {
        portal.library().add(NewAsset.jpeg("One").tags("Gelato"));
        SampleUser looker =
                portal.access().addUser("lo@example.com", "Lookers", Set.of("MEDIAEDIT"), SampleUser.SCOPES);

        FormValidation answer = test(looker, "Gelato");

        assertThat(answer.kind).isEqualTo(FormValidation.Kind.WARNING);
        assertThat(answer.renderHtml())
                .contains("jenkins-alert-danger", "Not ready: files cannot be downloaded.")
                .contains("Next, grant the permission &quot;Download original assets&quot;. Bynder: Settings")
                .contains("<td>Download original assets (MEDIAHIGHRES)</td><td><strong>missing</strong></td>"
                        + "<td>No file can be downloaded.<br>Bynder: Settings")
                .contains("<td>Edit assets (MEDIAEDIT)</td><td>OK</td>")
                .contains("<td>Events</td><td><strong>missing</strong></td>");
    }

    @Test
    void permissionsForBacklinksAreOptionalIfTheyAreDisabled() throws Exception {
        portal.library().add(NewAsset.jpeg("One").tags("Gelato"));
        SampleUser reader =
                portal.access().addUser("re@example.com", "Readers", Set.of("MEDIAHIGHRES"), SampleUser.SCOPES);
        String keys = JenkinsSampleIntegration.keys("keys", reader);

        FormValidation off = new IntegrationDescriptor()
                .doTestConnection(null, portal.url(), keys, "", false, "", "", "", "", "", "");
        FormValidation on = new IntegrationDescriptor()
                .doTestConnection(null, portal.url(), keys, "", true, "Shop", "", "", "", "", "");

        assertThat(off.kind).isEqualTo(FormValidation.Kind.OK);
        assertThat(off.renderHtml()).contains("<td>Edit assets (MEDIAEDIT)</td><td>not needed</td>");
        assertThat(on.kind).isEqualTo(FormValidation.Kind.WARNING);
        assertThat(on.renderHtml())
                .contains("<td>Edit assets (MEDIAEDIT)</td><td><strong>missing</strong></td>")
                .contains("Metaproperty &quot;Shop&quot;", "Ready with limits.", "Next, grant the permission");
    }

    @Test
    void reportsRejectedCredentials() throws Exception {
        portal.access().owner().revoke();

        FormValidation answer = test(portal.access().owner(), "Gelato");

        assertThat(answer.kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(answer.getMessage()).startsWith("Not ready. ").contains("rejected the API credentials");
        assertThat(JenkinsSampleIntegration.secrets(portal)).noneMatch(answer.renderHtml()::contains);
    }

    @Test
    void reportsMissingFields() throws Exception {
        IntegrationDescriptor form = new IntegrationDescriptor();

        assertThat(form.doTestConnection(null, "", "keys", "", false, "", "", "", "", "", "")
                        .getMessage())
                .contains("The portal address is missing.");
        assertThat(form.doTestConnection(null, portal.url(), "", "", false, "", "", "", "", "", "")
                        .getMessage())
                .contains("No credentials are selected.");
        assertThat(form.doTestConnection(null, portal.url(), "no-such-keys", "", false, "", "", "", "", "", "")
                        .getMessage())
                .contains("No suitable credentials");
        assertThat(form.doTestConnection(null, portal.url(), "keys", "a,b", false, "", "", "", "", "", "")
                        .getMessage())
                .contains("comma");
        assertThat(portal.traffic().apiRequests()).isZero();
    }

    /** GHSA-f655-xhvm-cwp4 and others: text from the remote side was shown as markup. */
    @Test
    void xss_escapesTextsOfThePortal() throws Exception {
        String script = "<script>alert(1)</script>";
        SampleUser hostile =
                portal.access().addUser(script + "@example.com", script, SampleUser.ROLES, SampleUser.SCOPES);
        portal.faults().add(FaultRule.api(Fault.rewritten(json -> json.replace("ann@", script))));

        assertThat(test(hostile, "Gelato").renderHtml())
                .contains("&lt;script&gt;alert")
                .doesNotContain("<script");
    }
}

package io.jenkins.plugins.bynder.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.AbortException;
import io.jenkins.plugins.bynder.engine.portal.PortalAddress;
import io.jenkins.plugins.bynder.engine.sync.SyncSettings;
import io.jenkins.plugins.bynder.engine.sync.report.AssetReport;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Results of agents are untrusted: a compromised agent cannot forge paths or counts. */
class AgentReportValidatorTest {

    private static final String PORTAL = "https://brand.bynder.com";
    private static final String FOLDER = "/agent/workspace/sync/DAM import";
    private static final SyncSettings SETTINGS = SyncSettings.of(PortalAddress.of(PORTAL), "Gelato");

    private static AssetReport asset(String path) {
        return new AssetReport("id-1", "Menu", path, Outcome.ADDED, LocalizableText.plain("new"), 3, "");
    }

    private static SyncReport report(String portal, String tag, String message, int added, AssetReport... assets) {
        return new SyncReport(
                portal,
                tag,
                FOLDER,
                SyncReport.End.DONE,
                LocalizableText.plain(message),
                Map.of(Outcome.ADDED, added),
                List.of(assets),
                1,
                3,
                5,
                false,
                List.of(),
                SyncReport.Reading.none());
    }

    @Test
    void acceptsReportsOfOurOwnCode() throws Exception {
        SyncReport ours = report(PORTAL, "Gelato", "", 1, asset("Menu.pdf"));

        assertThat(AgentReportValidator.of(ours, SETTINGS, FOLDER)).isEqualTo(ours);
    }

    @Test
    void omitsNamesThatLeaveTheFolder() throws Exception {
        Map<String, String> names = Map.of("a", "Menu.pdf", "b", "../Menu.pdf", "c", "..", "d", "x/y", "e", "a\u0000");
        AgentResult result = new AgentResult(report(PORTAL, "Gelato", "", 0), new HashMap<>(names), "");

        assertThat(AgentReportValidator.of(result, SETTINGS, FOLDER).files()).containsOnly(Map.entry("a", "Menu.pdf"));
    }

    @Test
    void rejectsAnExcessivelyLongProblem() {
        AgentResult result = new AgentResult(report(PORTAL, "Gelato", "", 0), new HashMap<>(), "x".repeat(100_000));

        assertThatThrownBy(() -> AgentReportValidator.of(result, SETTINGS, FOLDER))
                .isInstanceOf(AbortException.class);
    }

    static List<SyncReport> strange() {
        AssetReport menu = asset("Menu.pdf");
        return List.of(
                report("https://other.bynder.com", "Gelato", "", 1, menu),
                report(PORTAL, "gelato", "", 1, menu),
                report(PORTAL, "Gelato", "x".repeat(100_000), 1, menu),
                report(PORTAL, "Gelato", "", -1, menu),
                report(PORTAL, "Gelato", "", 1, asset("../Menu.pdf")),
                report(PORTAL, "Gelato", "", 1, asset("..")),
                report(PORTAL, "Gelato", "", 1, asset("/etc/passwd")),
                report(PORTAL, "Gelato", "", 1, asset("a\\b")),
                report(PORTAL, "Gelato", "", 1, asset("a\nb")),
                report(PORTAL, "Gelato", "", 1, asset("x".repeat(256))),
                report(PORTAL, "Gelato", "", 1, Collections.nCopies(1001, menu).toArray(AssetReport[]::new)),
                report(
                        PORTAL,
                        "Gelato",
                        "",
                        1,
                        new AssetReport(
                                "id-1", "x".repeat(100_000), "Menu.pdf", Outcome.ADDED, LocalizableText.EMPTY, 3, "")));
    }

    @ParameterizedTest
    @MethodSource("strange")
    void rejectsImpossibleReports(SyncReport strange) {
        assertThatThrownBy(() -> AgentReportValidator.of(strange, SETTINGS, FOLDER))
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("does not match this sync");
    }

    @Test
    void usesTheFolderThatTheControllerChose() throws Exception {
        SyncReport elsewhere =
                report(PORTAL, "Gelato", "", 1, asset("Menu.pdf")).withImportFolder("/etc");

        assertThat(AgentReportValidator.of(elsewhere, SETTINGS, FOLDER).importFolder())
                .isEqualTo(FOLDER);
    }
}

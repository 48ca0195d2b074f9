package io.jenkins.plugins.bynder.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.sample.Fault;
import io.jenkins.plugins.bynder.sample.FaultRule;
import io.jenkins.plugins.bynder.sample.Route;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** All pages of ours with axe-core: light and dark, on wide and narrow screens, and enlarged. */
@InJenkins
final class AccessibilityIT {

    private static final List<Integer> WIDTHS = List.of(1280, 768, 375);

    /** Only what is ours: the frame around it is core's. */
    private static final String CHECK =
            """
            const done = arguments[arguments.length - 1];
            const ours = document.querySelector(arguments[0]);
            axe.run(ours, {resultTypes: ['violations']}).then(
                found => done(found.violations.flatMap(each =>
                    each.nodes.map(node => each.id + ': ' + node.target.join(' ') + ' ' + node.html.slice(0, 200)))),
                error => done(['axe failed: ' + error]));
            """;

    private static final String FITS =
            "return document.documentElement.scrollWidth <= document.documentElement.clientWidth";

    private Browser browser;

    @AfterEach
    void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    /** @param ours selects what is checked */
    private record Page(String path, String text, String ours) {

        static Page whole(String path, String text) {
            return new Page(path, text, "#main-panel");
        }
    }

    private static List<Page> pages(JenkinsFixture bench) {
        String tag = bench.unique("accessible");
        String id = bench.assets(tag, 6).get(0).id();
        Job job = Job.step(
                bench.admin(), bench.unique("accessible"), JenkinsFixture.AGENT, "bynderSync tag: '" + tag + "'");
        Build build = job.run().expect("SUCCESS");
        String broken = bench.unique("broken");
        List<String> ids =
                bench.assets(broken, 3).stream().map(asset -> asset.id()).toList();
        bench.portal()
                .faults()
                .add(FaultRule.api(Fault.status(403)).on(Route.DOWNLOAD).when(call -> ids.contains(call.assetId())));
        Build failed = Job.step(bench.admin(), broken, JenkinsFixture.AGENT, "bynderSync tag: '" + broken + "'")
                .run()
                .expect("FAILURE");
        Build unknown = Job.step(
                        bench.admin(),
                        bench.unique("unknown"),
                        JenkinsFixture.AGENT,
                        "bynderSync integration: 'No such', tag: 'x'")
                .run()
                .expect("FAILURE");
        return List.of(
                Page.whole(build.path() + "dam-import/", "added"),
                Page.whole(build.path() + "dam-import/?view=grid", "added"),
                Page.whole(failed.path() + "dam-import/", "failed"),
                Page.whole(unknown.path() + "dam-import/", "Failed sync"),
                Page.whole(job.path() + "bynder/", "In the import folder"),
                Page.whole(job.path() + "bynder/?view=grid", "In the import folder"),
                Page.whole(job.path() + "bynder/asset/" + id + "/", "Asset"),
                new Page(job.path(), "6 added", ".bynder-card"),
                Page.whole("manage/bynder-portals/", JenkinsFixture.INTEGRATION),
                Page.whole("manage/bynder-events/", "Bynder events"));
    }

    @Test
    void findsNoViolation(JenkinsFixture bench) throws IOException {
        String axe = AcceptanceSettings.axe();
        List<Page> pages = pages(bench);
        browser = Browser.login(bench.jenkins().url(), "admin");
        List<String> violations = new ArrayList<>();
        AcceptanceSettings.assumePlugin("dark-theme");
        for (boolean dark : new boolean[] {false, true}) {
            bench.admin().script(Texts.resource("theme.groovy").formatted(dark));
            try {
                for (Page page : pages) {
                    violations.addAll(check(page, axe, dark));
                }
            } finally {
                bench.admin().script(Texts.resource("theme.groovy").formatted(false));
            }
        }
        assertThat(violations).isEmpty();
    }

    private List<String> check(Page page, String axe, boolean dark) {
        List<String> violations = new ArrayList<>();
        for (int width : WIDTHS) {
            violations.addAll(check(page, axe, width, 1, dark));
        }
        violations.addAll(check(page, axe, 1280, 2, dark));
        return violations;
    }

    private List<String> check(Page page, String axe, int width, double zoom, boolean dark) {
        String where = page.path() + " at " + width + " px, zoom " + zoom + (dark ? ", dark: " : ": ");
        browser.width(width, zoom);
        browser.open(page.path());
        browser.awaitText(page.text());
        browser.run(axe);
        List<String> violations = new ArrayList<>();
        ((List<?>) browser.runAsync(CHECK, page.ours())).forEach(each -> violations.add(where + each));
        if (!(Boolean) browser.run(FITS)) {
            violations.add(where + "must be scrolled sideways");
        }
        return violations;
    }
}

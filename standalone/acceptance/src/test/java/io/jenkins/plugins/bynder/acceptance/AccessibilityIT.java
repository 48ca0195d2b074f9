package io.jenkins.plugins.bynder.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.sample.Fault;
import io.jenkins.plugins.bynder.sample.FaultRule;
import io.jenkins.plugins.bynder.sample.Route;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** All pages of ours with axe-core: light and dark, on wide and narrow screens, and enlarged. */
@InJenkins
final class AccessibilityIT {

    private static final List<Integer> WIDTHS = List.of(1280, 768, 375);

    /** What core's own form controls bring to every form of Jenkins. */
    private static final List<String> CORE = List.of(
            // f:helpLink: the question mark beside a title has the tabindex 9999.
            ".jenkins-help-button",
            // f:entry: the title is a label without "for", so its control has no name.
            ".jenkins-form-item :is(input, select, textarea)");

    /** Only what is ours: the frame around it is core's. */
    private static final String CHECK = """
            const done = arguments[arguments.length - 1];
            const ours = {include: [[arguments[0]]], exclude: arguments[1].map(each => [each])};
            axe.run(ours, {resultTypes: ['violations']}).then(
                found => done(found.violations.flatMap(each =>
                    each.nodes.map(node => each.id + ': ' + node.target.join(' ') + ' ' + node.html.slice(0, 200)))),
                error => done(['axe failed: ' + error]));
            """;

    private static final String FITS =
            "return document.documentElement.scrollWidth <= document.documentElement.clientWidth";

    private static final String INTEGRATIONS = "section:has(div[name='integrations'])";
    private static final String STEP = "div[descriptorid='io.jenkins.plugins.bynder.step.BynderSyncBuilder']";
    private static final String TRIGGER =
            ".optionalBlock-container:has([name='io-jenkins-plugins-bynder-trigger-BynderTrigger'])";

    private Browser browser;

    @AfterEach
    void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    /**
     * @param ours selects what is checked
     * @param picture selects what the picture shows
     * @param then what a user does before it is checked
     */
    private record Page(String name, String path, String text, String ours, String picture, Consumer<Browser> then) {

        Page(String name, String path, String text, String ours) {
            this(name, path, text, ours, ours, browser -> {});
        }

        static Page whole(String name, String path, String text) {
            return new Page(name, path, text, "#main-panel");
        }
    }

    private static List<Page> pages(JenkinsFixture bench) throws IOException {
        String tag = bench.unique("accessible");
        List<String> all = bench.assets(tag, 6).stream().map(SampleAsset::id).toList();
        String id = all.get(0);
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
        bench.admin()
                .script(Texts.resource("events.groovy")
                        .formatted(job.name(), all.stream().map(Texts::groovy).collect(Collectors.joining(", "))));
        Job form = Job.freestyle(bench.admin(), bench.unique("form"), JenkinsFixture.AGENT, "<tag>" + tag + "</tag>");
        return List.of(
                Page.whole("build", build.path() + "dam-import/", "added"),
                Page.whole("build-grid", build.path() + "dam-import/?view=grid", "added"),
                Page.whole("build-all-failed", failed.path() + "dam-import/", "failed"),
                Page.whole("build-failed-sync", unknown.path() + "dam-import/", "Failed sync"),
                Page.whole("job", job.path() + "bynder/", "In the import folder"),
                Page.whole("job-grid", job.path() + "bynder/?view=grid", "In the import folder"),
                Page.whole("asset", job.path() + "bynder/asset/" + id + "/", "Asset"),
                Page.whole("asset-unknown", job.path() + "bynder/asset/no-such-asset/", "Not in the import folder"),
                new Page("build-summary", build.path(), "6 added", ".bynder-digest"),
                new Page("build-summary-failed", failed.path(), "3 failed", ".bynder-digest"),
                new Page("job-card", job.path(), "6 added", ".bynder-card"),
                Page.whole("portals", "manage/bynder-portals/", JenkinsFixture.INTEGRATION),
                Page.whole("events", "manage/bynder-events/", "Latest events"),
                new Page("integration", "manage/configure", "Bynder", INTEGRATIONS),
                new Page(
                        "test-connection",
                        "manage/configure",
                        "Bynder",
                        INTEGRATIONS,
                        INTEGRATIONS,
                        AccessibilityIT::testConnection),
                new Page("job-form", form.path() + "configure", "Sync from Bynder", STEP),
                new Page(
                        "job-form-trigger",
                        form.path() + "configure",
                        "Sync from Bynder",
                        TRIGGER,
                        TRIGGER,
                        browser -> {
                            browser.click(By.xpath("//label[normalize-space()='Build when assets change in Bynder']"));
                            browser.awaitText("Tag");
                        }));
    }

    private static void testConnection(Browser browser) {
        browser.click(By.xpath("//button[normalize-space()='Test connection']"));
        browser.see(By.cssSelector(".jenkins-validate-button__container__status *"));
    }

    private static List<Page> warnings(JenkinsFixture bench) throws IOException {
        Job never = Job.freestyle(bench.admin(), bench.unique("never"), JenkinsFixture.AGENT, "");
        bench.admin().script(Texts.resource("wrong-token.groovy"));
        bench.admin().script(Texts.resource("events.groovy").formatted(never.name(), "'no-such-asset'"));
        bench.admin().script(Texts.resource("monitors.groovy").formatted(never.name()));
        bench.admin()
                .post("manage/bynder-portals/check", Map.of("name", "Sorbet"))
                .ok();
        AwaitCondition.until(
                "the check",
                Browser.PATIENCE,
                () -> bench.admin().get("manage/").text().contains("Jenkins cannot use a Bynder portal"));
        return List.of(
                new Page("trigger-problem", never.path(), "No such", ".bynder-alert"),
                new Page("monitors", "manage/", "cannot use", ".bynder-alert", ".manage-messages", browser -> {}));
    }

    @Test
    void findsNoViolation(JenkinsFixture bench) throws IOException {
        check(bench, pages(bench));
    }

    @Test
    void findsNoViolationInWarnings(JenkinsFixture bench) throws IOException {
        try {
            check(bench, warnings(bench));
        } finally {
            bench.admin().script("io.jenkins.plugins.bynder.webhook.EventService.get().accept()");
        }
    }

    private void check(JenkinsFixture bench, List<Page> pages) throws IOException {
        String axe = AcceptanceSettings.axe();
        browser = Browser.login(bench.jenkins().url(), "admin");
        List<String> violations = new ArrayList<>();
        AcceptanceSettings.assumePlugin("dark-theme");
        for (boolean dark : new boolean[] {false, true}) {
            bench.admin().script(Texts.resource("theme.groovy").formatted(dark));
            try {
                for (Page page : pages) {
                    violations.addAll(check(page, axe, dark));
                }
                newPages(bench, true);
                for (Page page : framed(pages)) {
                    violations.addAll(check(page, axe, dark));
                }
            } finally {
                newPages(bench, false);
                bench.admin().script(Texts.resource("theme.groovy").formatted(false));
            }
        }
        assertThat(violations).isEmpty();
    }

    /** The pages that look different in the frames that users can switch on. */
    private static List<Page> framed(List<Page> pages) {
        return pages.stream()
                .filter(page -> page.name().matches("build-summary.*|job-card|monitors"))
                .map(page -> new Page(
                        "new-" + page.name(), page.path(), page.text(), page.ours(), "#main-panel", page.then()))
                .toList();
    }

    private static void newPages(JenkinsFixture bench, boolean on) throws IOException {
        bench.admin().script(Texts.resource("new-pages.groovy").formatted(on, "admin"));
    }

    private List<String> check(Page page, String axe, boolean dark) throws IOException {
        List<String> violations = new ArrayList<>();
        for (int width : WIDTHS) {
            violations.addAll(check(page, axe, width, 1, dark));
        }
        violations.addAll(check(page, axe, 1280, 2, dark));
        return violations;
    }

    private List<String> check(Page page, String axe, int width, double zoom, boolean dark) throws IOException {
        String where = page.path() + " at " + width + " px, zoom " + zoom + (dark ? ", dark: " : ": ");
        browser.width(width, zoom);
        browser.open(page.path());
        browser.awaitText(page.text());
        page.then().accept(browser);
        browser.run(axe);
        List<String> violations = new ArrayList<>();
        ((List<?>) browser.runAsync(CHECK, page.ours(), CORE)).forEach(each -> violations.add(where + each));
        if (!(Boolean) browser.run(FITS)) {
            violations.add(where + "must be scrolled sideways");
        }
        String size = width + (zoom > 1 ? "-zoomed" : "");
        browser.whole(page.name() + "-" + size + (dark ? "-dark" : ""), page.picture());
        return violations;
    }
}

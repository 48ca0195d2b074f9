package io.jenkins.plugins.bynder.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** Our pages within those of Jenkins, both as they are and as users can switch them on. */
@InJenkins
final class PageFramesIT {

    private Browser browser;

    @AfterEach
    void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    private record Pages(Job job, Build build, String asset) {}

    private static Pages pages(JenkinsFixture bench) {
        String tag = bench.unique("frame");
        String id = bench.assets(tag, 2).get(0).id();
        Job job =
                Job.step(bench.admin(), bench.unique("framed"), JenkinsFixture.AGENT, "bynderSync tag: '" + tag + "'");
        return new Pages(job, job.run().expect("SUCCESS"), id);
    }

    @Test
    void classicPagesKeepTheirSidePanel(JenkinsFixture bench) throws IOException {
        Pages pages = pages(bench);
        newPages(bench, "configurer", false);
        browser = Browser.login(bench.jenkins().url(), "configurer");

        browser.open(pages.build().path());
        browser.awaitText("2 added");
        assertThat(tasks()).contains("Status", "Console Output", "DAM import 2");
        browser.open(pages.build().path() + "dam-import/");
        assertThat(tasks()).contains("Status", "Console Output", "DAM import 2").doesNotHaveDuplicates();
        assertThat(breadcrumbs()).endsWith("#1", "DAM import");
        browser.open(pages.job().path());
        browser.awaitText("2 added");
        assertThat(browser.all(By.cssSelector(".bynder-card"))).as("shown once").hasSize(1);
        browser.open(pages.job().path() + "bynder/");
        assertThat(tasks())
                .contains("Status", "Build Now", "Configure", "Bynder")
                .doesNotHaveDuplicates();
        assertThat(breadcrumbs()).endsWith(pages.job().name(), "Bynder");
        browser.open(pages.job().path() + "bynder/asset/" + pages.asset() + "/");
        assertThat(tasks()).contains("Build Now", "Configure", "Bynder");
        assertThat(breadcrumbs()).hasSize(3).contains("Bynder");
    }

    @Test
    void newPagesHaveOurTabsAndCard(JenkinsFixture bench) throws IOException {
        Pages pages = pages(bench);
        newPages(bench, "configurer", true);
        browser = Browser.login(bench.jenkins().url(), "configurer");

        browser.open(pages.build().path());
        browser.awaitText("2 added");
        assertThat(tabs()).contains("Overview", "Console", "DAM import 2");
        assertThat(browser.all(By.xpath("//*[contains(@class, 'jenkins-card')][.//a[contains(., 'DAM import')]]")))
                .isNotEmpty();
        assertThat(browser.text().split("→ DAM import", -1)).as("said once").hasSize(2);
        browser.open(pages.build().path() + "dam-import/");
        assertThat(tabs()).contains("Overview", "Console", "DAM import 2");
        browser.open(pages.job().path());
        browser.awaitText("2 added");
        assertThat(browser.all(By.cssSelector(".bynder-card"))).as("shown once").hasSize(1);
        assertThat(browser.all(By.cssSelector(".jenkins-card .bynder-card")))
                .as("not within the card of old contents")
                .isEmpty();
        browser.open(pages.job().path() + "bynder/");
        assertThat(tabs()).contains("Overview", "Bynder");
        assertThat(browser.text()).contains("Build Now", "Configure");
        browser.open(pages.job().path() + "bynder/asset/" + pages.asset() + "/");
        assertThat(tabs()).contains("Overview", "Bynder");
    }

    @Test
    void newSettingsKeepTheirNavigation(JenkinsFixture bench) throws IOException {
        newPages(bench, "admin", true);
        try {
            browser = Browser.login(bench.jenkins().url(), "admin");
            for (String path : List.of("manage/bynder-portals/", "manage/bynder-events/")) {
                browser.open(path);
                browser.awaitText("System Information");
                assertThat(tasks()).contains("Bynder portals", "Bynder events", "System Information");
            }
            browser.open("manage/bynder-portals/");
            browser.awaitText(JenkinsFixture.INTEGRATION);
        } finally {
            newPages(bench, "admin", false);
        }
    }

    @Test
    void whoMayReadTheSystemLooksButChangesNothing(JenkinsFixture bench) {
        JenkinsClient reader = bench.as("sysread");

        String portals = reader.get("manage/bynder-portals/").ok().text();
        assertThat(portals).contains(JenkinsFixture.INTEGRATION).doesNotContain("Check now");
        assertThat(reader.get("manage/bynder-events/").status()).isEqualTo(200);
        assertThat(reader.post("manage/bynder-portals/check", Map.of("name", JenkinsFixture.INTEGRATION))
                        .status())
                .isEqualTo(403);
        assertThat(reader.post("manage/bynder-events/dismiss", Map.of("id", "x"))
                        .status())
                .isEqualTo(403);
    }

    private List<String> tasks() {
        return texts(".task-link");
    }

    private List<String> tabs() {
        return texts(".app-build-tabs a");
    }

    private List<String> breadcrumbs() {
        return texts(".jenkins-breadcrumbs__list-item");
    }

    /** Once Jenkins shows them. */
    private List<String> texts(String selector) {
        browser.visible(By.cssSelector(selector));
        return browser.all(By.cssSelector(selector)).stream()
                .map(element -> element.getDomProperty("innerText").strip().replaceAll("\\s+", " "))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static void newPages(JenkinsFixture bench, String user, boolean on) throws IOException {
        bench.admin().script(Texts.resource("new-pages.groovy").formatted(on, user));
    }
}

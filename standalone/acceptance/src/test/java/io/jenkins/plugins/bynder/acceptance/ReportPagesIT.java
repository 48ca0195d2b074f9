package io.jenkins.plugins.bynder.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.acceptance.JenkinsClient.Page;
import io.jenkins.plugins.bynder.sample.Fault;
import io.jenkins.plugins.bynder.sample.FaultRule;
import io.jenkins.plugins.bynder.sample.FileKind;
import io.jenkins.plugins.bynder.sample.NewAsset;
import io.jenkins.plugins.bynder.sample.Route;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Pages about syncs: of builds, of jobs, and for administrators. */
@InJenkins
final class ReportPagesIT {

    private static final List<String> TITLES = List.of(
            "Crème brûlée poster",
            "Gelato menu card",
            "Summer flyer",
            "Logo",
            "Team photo Milano",
            "Cone close-up",
            "Price list 2026",
            "Shop window A1",
            "Straßenfest Köln",
            "夏のキャンペーン",
            "Packaging dieline",
            "Scoop of the month");

    private static final List<String> HOSTILE = List.of(
            "<script>document.title='owned'</script>",
            "<img src=x onerror=\"document.title='owned'\">",
            "\"><svg onload=\"document.title='owned'\">",
            "=HYPERLINK(\"http://evil.example\")",
            "../../etc/passwd",
            "Invoice \u202Egnp.exe",
            "${7*7} {{7*7}}",
            "' or 1=1 --",
            "very long ".repeat(24));

    /** Below 700 px they may be. */
    private static final String CUT_OFF = """
            return [...document.querySelectorAll('.bynder-scroll')]
                .filter(region => region.scrollWidth > region.clientWidth)
                .map(region => region.getAttribute('aria-label') + ': ' + region.scrollWidth)
            """;

    /** Headings that skip a level, columns without a scope, images without a text. */
    private static final String UNREADABLE = """
            const panel = document.querySelector('#main-panel');
            const headings = [...panel.querySelectorAll('h1, h2, h3, h4, h5, h6')];
            return headings
                .filter((heading, n) => Number(heading.tagName[1]) > (n ? Number(headings[n - 1].tagName[1]) : 0) + 1)
                .concat(...panel.querySelectorAll('th:not([scope]), img:not([alt])'))
                .map(element => element.outerHTML)
            """;

    private static final String CONTROLS =
            "#main-panel :is(a[href], button, input:not([type=hidden]), select, meter, summary, [role=region], nav)";

    /** Status of a request, and the address that answered. */
    private static final String WHERE = """
            const request = new XMLHttpRequest();
            request.open('GET', arguments[0], false);
            request.send();
            return request.status + ' ' + request.responseURL;
            """;

    private static final String DRAWN = """
            const seen = picture => picture.checkVisibility() && picture.getBoundingClientRect().top < innerHeight;
            return [...document.images].filter(seen).every(picture => picture.complete && picture.naturalWidth > 0)
                && !document.body.innerText.includes('Loading builds')
            """;

    private Browser browser;

    @AfterEach
    void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void aBuildShowsItsChanges(JenkinsFixture bench) throws IOException {
        String tag = bench.unique("Autumn");
        List<SampleAsset> assets = library(bench, tag);
        bench.set("enableBacklinks", "true");
        Job job = Job.step(
                bench.admin(),
                bench.unique("fetch-brand-files"),
                JenkinsFixture.AGENT,
                "bynderSync tag: '" + tag + "'");
        job.run().expect("SUCCESS");
        assertThat(job.run().expect("SUCCESS").log())
                .as("links that were just written are no changes")
                .contains("nothing to do, 12 unchanged");
        bench.portal().library().untag(assets.get(0).id(), tag);
        List<SampleAsset> fetched = new ArrayList<>(List.of(assets.get(1), assets.get(5), assets.get(8)));
        fetched.forEach(bench::uploadNewVersion);
        bench.portal().library().rename(assets.get(2).id(), "Autumn flyer");
        for (String title : List.of("Late arrival", "Opening hours", "Pumpkin cone")) {
            fetched.add(bench.portal().library().add(NewAsset.png(title).tags(tag)));
        }
        Build build = job.run().expect("SUCCESS");
        browser = Browser.login(bench.jenkins().url(), "reader");

        browser.open(build.path());
        browser.awaitText("3 added, 3 updated, 1 renamed, 1 deleted");
        fetched.forEach(asset -> awaitPicture(build, bench, asset.id()));
        browser.open(build.path() + "dam-import/");
        browser.awaitText("Late arrival.png");
        assertThat(browser.text())
                .contains("version 2 in Bynder", "tag removed")
                .doesNotContain("Team photo");
        assertThat(browser.all(By.cssSelector(".bynder-picture img"))).isNotEmpty();
        assertThat(browser.all(By.cssSelector("a[aria-label='Backlink: Gelato menu card.png']")))
                .as("a link that an earlier build wrote")
                .hasSize(1);
        browser.click(By.cssSelector("a[href*='outcome=deleted']"));
        browser.awaitText("Crème brûlée poster");
        assertThat(browser.text()).doesNotContain("Late arrival.png");
        browser.open(build.path() + "dam-import/?search=LATE");
        assertThat(browser.text()).contains("Late arrival.png").doesNotContain("Autumn flyer");
        browser.open(build.path() + "dam-import/?search=nowhere");
        browser.awaitText("No results for \"nowhere\"");

        assertThat(browser.all(By.linkText("All archived files")))
                .as("files that are only in the workspace")
                .isEmpty();
        pictures(bench, build.path() + "dam-import/", "dam-import", "Late arrival");

        Build next = job.run().expect("SUCCESS");
        browser.open(next.path() + "dam-import/");
        browser.awaitText("No changes");
        assertThat(browser.text())
                .as("links that the build before wrote are no changes")
                .doesNotContain("metadata only");
    }

    @Test
    void picturesAreLookedAtOneAfterTheOther(JenkinsFixture bench) throws IOException {
        String tag = bench.unique("Gallery");
        List<SampleAsset> assets = library(bench, tag);
        Job job = Job.step(
                bench.admin(),
                bench.unique("gallery"),
                JenkinsFixture.AGENT,
                "bynderSync tag: '" + tag + "'\n  archiveArtifacts artifacts: 'DAM import/**'");
        Build first = job.run().expect("SUCCESS");
        assets.forEach(asset -> awaitPicture(first, bench, asset.id()));
        for (SampleAsset asset : assets.subList(0, 3)) {
            bench.uploadNewVersion(asset);
        }
        Build build = job.run().expect("SUCCESS");
        assets.subList(0, 3).forEach(asset -> awaitPicture(build, bench, asset.id()));
        browser = Browser.login(bench.jenkins().url(), "reader");

        browser.open(build.path() + "dam-import/");
        browser.click(By.linkText("Pictures"));
        browser.awaitText("updated");
        assertThat(browser.address()).contains("view=grid");
        assertThat(browser.all(By.cssSelector(".bynder-grid > li"))).hasSize(3);
        assertThat((Boolean) browser.run("return [...document.querySelectorAll('.bynder-grid > li')].every(li =>"
                        + " li.offsetWidth >= 200)"))
                .isTrue();
        pictures(bench, build.path() + "dam-import/?view=grid", "gallery", "updated");

        browser.click(By.cssSelector(".bynder-grid .bynder-picture"));
        String one = browser.see(By.id("bynder-preview-name")).getText();
        browser.see(By.cssSelector(".bynder-preview [data-part=before]"));
        browser.screenshot("preview");
        browser.press(Keys.ARROW_RIGHT);
        String two = browser.see(By.id("bynder-preview-name")).getText();
        browser.press(Keys.ARROW_LEFT);
        assertThat(browser.see(By.id("bynder-preview-name")).getText())
                .isEqualTo(one)
                .isNotEqualTo(two);
        browser.press(Keys.ESCAPE);
        assertThat(browser.find(By.cssSelector(".bynder-preview")).isDisplayed())
                .isFalse();

        String id = assets.get(0).id();
        assertThat((String) browser.run(WHERE, "download?section=1&id=" + id))
                .startsWith("200 ")
                .contains("/artifact/DAM%20import/");
        assertThat(bench.as("outsider")
                        .get(build.path() + "dam-import/download?section=1&id=" + id)
                        .status())
                .isIn(403, 404);
        assertThat(bench.as("reader").bytes(hrefOf(By.linkText("All archived files"))))
                .as("a zip file of core")
                .startsWith('P', 'K');
        assertThat(browser.find(By.xpath("//button[normalize-space()='Copy paths']"))
                        .getDomAttribute("text")
                        .lines())
                .hasSize(3)
                .allMatch(path -> path.startsWith("DAM import/"));
        browser.click(By.partialLinkText("Crème brûlée poster"));
        browser.awaitText("Archived by the build");

        browser.open(job.path());
        browser.awaitText("3 updated");
        assertThat(browser.all(By.cssSelector(".bynder-card .bynder-trend rect")))
                .isNotEmpty();
        browser.screenshot("job-status");
    }

    @Test
    void aJobShowsItsFolderAndEachAsset(JenkinsFixture bench) throws IOException {
        String tag = bench.unique("Winter");
        List<SampleAsset> assets = library(bench, tag);
        Job job = Job.step(
                bench.admin(),
                bench.unique("brand-folder"),
                JenkinsFixture.AGENT,
                "bynderSync tag: '" + tag + "'\n  archiveArtifacts artifacts: 'DAM import/*.jpg'");
        job.run().expect("SUCCESS");
        for (int round = 1; round <= 5; round++) {
            for (int n = 0; n <= round; n++) {
                bench.portal()
                        .library()
                        .add(NewAsset.png("Round " + round + " number " + n).tags(tag));
            }
            bench.uploadNewVersion(assets.get(round));
            job.run().expect("SUCCESS");
        }
        String id = assets.get(0).id();
        browser = Browser.login(bench.jenkins().url(), "reader");

        browser.open(job.path() + "bynder/");
        browser.awaitText("In the import folder");
        assertThat(browser.text()).contains("32", "Crème brûlée poster", "none yet");
        pictures(bench, job.path() + "bynder/", "job-page", "Cone close-up");

        browser.open(job.path() + "bynder/asset/" + id + "/");
        browser.awaitText("Crème brûlée poster");
        assertThat(browser.text()).contains("Archived by the build", "DAM import/", id);
        assertThat(bench.as("reader").bytes(hrefOf(By.linkText("Archived by the build"))).length)
                .isEqualTo(20_000);
        pictures(bench, job.path() + "bynder/asset/" + id + "/", "asset-page", "Crème brûlée poster");

        String updated = job.path() + "bynder/asset/" + assets.get(1).id() + "/";
        bench.portal().library().untag(assets.get(1).id(), tag);
        browser.open(updated);
        browser.awaitText("Latest changes");
        assertThat(changes()).hasSize(2);
        assertThat(changes().get(0)).contains("updated", "version 2 in Bynder", "DAM import/Gelato menu card", "#2");
        assertThat(changes().get(1)).contains("added", "newly tagged", "#1");
        job.run().expect("SUCCESS");
        browser.open(updated);
        browser.awaitText("Not in the import folder");
        assertThat(changes()).hasSize(3);
        assertThat(changes().get(0)).contains("deleted", "tag removed", "#7").doesNotContain("DAM import/");
        pictures(bench, updated, "asset-history", "Not in the import folder");
        browser.click(By.linkText("#2"));
        browser.awaitText("version 2 in Bynder");
        assertThat(browser.text()).contains("Gelato menu card").doesNotContain("Round 1");

        Page unknown = bench.as("reader").get(job.path() + "bynder/asset/nobody-knows/");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.text()).contains("This job has no asset nobody-knows.");
        for (String odd : List.of("..%2f..", "a.b", "%3Cscript%3E", "x".repeat(65))) {
            Page page = bench.as("reader").get(job.path() + "bynder/asset/" + odd + "/");
            assertThat(page.status()).as(odd).isIn(400, 404);
            assertThat(page.text()).doesNotContain("<script>alert");
        }
        assertThat(bench.as("reader").json(job.path() + "bynder"))
                .contains("\"tag\":\"" + tag + "\"", "\"folder\":\"DAM import\"", "\"added\":12");
        assertThat(bench.as("reader").json(job.path() + "bynder/asset/" + id)).contains("\"build\":1");
    }

    @Test
    void showsAllFailuresAtOnce(JenkinsFixture bench) throws IOException {
        String tag = bench.unique("Broken");
        List<String> ids = library(bench, tag).stream().map(SampleAsset::id).toList();
        bench.portal()
                .faults()
                .add(FaultRule.api(Fault.status(403)).on(Route.DOWNLOAD).when(call -> ids.contains(call.assetId())));
        Job job = Job.step(
                bench.admin(), bench.unique("all-failed"), JenkinsFixture.AGENT, "bynderSync tag: '" + tag + "'");
        Build build = job.run().expect("FAILURE");
        browser = Browser.login(bench.jenkins().url(), "reader");

        browser.open(build.path());
        browser.awaitText("12 failed");
        browser.open(build.path() + "dam-import/");
        browser.awaitText("does not allow these credentials to download");
        assertThat(browser.text().split("does not allow these credentials", -1))
                .as("one cause is shown once")
                .hasSize(2);
        assertThat(browser.text()).contains("12 assets failed").doesNotContain(ids);
        browser.click(By.partialLinkText("12 assets failed"));
        browser.awaitText("1 to 12 of 12");
        pictures(bench, build.path() + "dam-import/", "all-failed", "Cone close-up");
    }

    @Test
    void aSyncThatCouldNotBeDoneSaysWhy(JenkinsFixture bench) throws IOException {
        String tag = bench.unique("Later-wrong");
        bench.assets(tag, 2);
        String name = bench.unique("failed-sync");
        Job job = Job.step(bench.admin(), name, JenkinsFixture.AGENT, "bynderSync tag: '" + tag + "'");
        job.run().expect("SUCCESS");
        bench.admin().script(Texts.resource("wrong-token.groovy"));
        bench.admin().script("""
                        import io.jenkins.plugins.bynder.config.*
                        def all = BynderConfiguration.get()
                        all.integrations = [new Integration('Ice cream', all.integrations[0].portalUrl, 'wrong')]
                        """);
        Build build = job.run().expect("FAILURE");
        browser = Browser.login(bench.jenkins().url(), "reader");

        browser.open(build.path());
        browser.awaitText("DAM import");
        browser.open(build.path() + "dam-import/");
        String cause =
                browser.see(By.cssSelector("#main-panel .jenkins-alert-danger")).getText();
        assertThat(build.log()).contains(cause.lines().findFirst().orElseThrow());
        assertThat(cause).contains("Console output").doesNotContain("Check portal");
        assertThat(bench.as("reader")
                        .get(build.path() + "dam-import/", Locale.GERMAN)
                        .ok()
                        .text())
                .contains("hat das dauerhafte Token zur\u00fcckgewiesen")
                .doesNotContain("rejected the permanent token");
        AwaitCondition.until(
                "the state of the portal",
                Browser.PATIENCE,
                () -> bench.admin().get("manage/bynder-portals/").ok().text().contains("access denied"));
        browser.click(By.linkText("Last good sync"));
        browser.awaitText("2 added");
        pictures(bench, build.path() + "dam-import/", "failed-sync", "Console output");
    }

    @Test
    void aBuildWithSeveralSyncsOpensTheOneThatMattersMost(JenkinsFixture bench) throws IOException {
        String tag = bench.unique("several");
        bench.assets(tag, 2);
        Job job = Job.step(
                bench.admin(),
                bench.unique("several-syncs"),
                JenkinsFixture.AGENT,
                "bynderSync tag: '" + tag
                        + "', importFolder: 'one'; bynderSync tag: 'unused tag', importFolder: 'two'");
        Build build = job.run().expect("SUCCESS");
        browser = Browser.login(bench.jenkins().url(), "reader");

        browser.open(build.path() + "dam-import/");

        browser.awaitText("1 to 2 of 2");
    }

    @Test
    void showsThatNothingChanged(JenkinsFixture bench) throws IOException {
        Job job = Job.step(bench.admin(), bench.unique("empty"), JenkinsFixture.AGENT, "bynderSync tag: 'unused tag'");
        Build build = job.run().expect("SUCCESS");
        browser = Browser.login(bench.jenkins().url(), "reader");

        browser.open(build.path() + "dam-import/");
        browser.awaitText("No asset has the tag \"unused tag\".");
        pictures(bench, build.path() + "dam-import/", "empty", "no assets have this tag");
    }

    @Test
    void escapesMarkupInNames(JenkinsFixture bench) throws IOException {
        String tag = bench.unique("hostile");
        for (String title : HOSTILE) {
            bench.portal().library().add(NewAsset.png(title).tags(tag));
        }
        Job job = Job.step(
                bench.admin(), bench.unique("hostile-names"), JenkinsFixture.AGENT, "bynderSync tag: '" + tag + "'");
        Build build = job.run().expect("SUCCESS");
        browser = Browser.login(bench.jenkins().url(), "reader");

        for (String path : List.of(
                build.path() + "dam-import/",
                build.path() + "dam-import/?search=%3Cscript%3Edocument.title%3D'owned'%3C/script%3E",
                job.path() + "bynder/")) {
            browser.open(path);
            browser.awaitText("<script>document.title='owned'</script>");
            assertThat(browser.run("return document.title")).as(path).isNotEqualTo("owned");
            assertThat(browser.all(By.cssSelector(".bynder-rows svg[onload], .bynder-rows script:not([src])")))
                    .isEmpty();
        }
        pictures(bench, build.path() + "dam-import/", "hostile-names", "passwd");

        String csv =
                bench.as("reader").get(build.path() + "dam-import/csv").ok().text();
        assertThat(csv.lines().flatMap(line -> List.of(line.split("\",\"")).stream()))
                .noneMatch(cell -> cell.replaceFirst("^\"", "").startsWith("="));
    }

    @Test
    void pagesThroughFiftyThousandRows(JenkinsFixture bench) throws IOException {
        Job job = Job.pipeline(bench.admin(), bench.unique("large"), "echo 'large'");
        Build build = job.run().expect("SUCCESS");
        bench.admin().script(Texts.resource("large-report.groovy").formatted(job.name()));
        browser = Browser.login(bench.jenkins().url(), "reader");

        browser.open(build.path() + "dam-import/");
        browser.awaitText("1 to 50 of 50,000");
        assertThat(browser.text())
                .contains("Page 1 of 1,000", "Shelf picture 00000", "the file host does not have the file");
        pictures(bench, build.path() + "dam-import/", "50000-rows", "failed");
        browser.click(By.linkText("Last"));
        browser.awaitText("49,951 to 50,000 of 50,000");
        assertThat(browser.text()).contains("Shelf picture 49999");
        browser.open(build.path() + "dam-import/?outcome=failed&page=5");
        browser.awaitText("201 to 250 of 250");
        browser.open(build.path() + "dam-import/?search=picture+4321");
        browser.awaitText("Shelf picture 43210");
        browser.open(build.path() + "dam-import/?page=9999999");
        browser.awaitText("Page 1,000 of 1,000");

        String json = bench.as("reader")
                .get(build.path() + "dam-import/json?outcome=failed")
                .ok()
                .text();
        assertThat(json.split("\"id\":", -1)).hasSize(251);
    }

    @Test
    void theFullReportIsReadFromTheAgent(JenkinsFixture bench) {
        String tag = bench.unique("many");
        for (int n = 0; n < 1010; n++) {
            bench.portal().library().add(NewAsset.png(tag + " " + n).size(2_000).tags(tag));
        }
        Job job = Job.step(bench.admin(), tag, JenkinsFixture.AGENT, "bynderSync tag: '" + tag + "'");
        Build build = job.run().expect("SUCCESS");

        String json =
                bench.as("reader").get(build.path() + "dam-import/json").ok().text();

        assertThat(json.split("\"id\":", -1)).hasSize(1011);
        assertThat(bench.as("reader").get(build.path() + "dam-import/").text()).contains("1 to 50 of 1,010");
    }

    @Test
    void usersWhoMayNotReadTheJobSeeNothing(JenkinsFixture bench) {
        String tag = bench.unique("secret");
        List<SampleAsset> assets = library(bench, tag);
        Job job =
                Job.step(bench.admin(), bench.unique("secret"), JenkinsFixture.AGENT, "bynderSync tag: '" + tag + "'");
        Build build = job.run().expect("SUCCESS");
        String id = assets.get(3).id();
        awaitPicture(build, bench, id);

        for (String path : List.of(
                build.path() + "dam-import/",
                build.path() + "dam-import/json",
                build.path() + "dam-import/csv",
                build.path() + "dam-import/api/json",
                build.path() + "dam-import/thumbnail?id=" + id,
                job.path() + "bynder/",
                job.path() + "bynder/api/json",
                job.path() + "bynder/asset/" + id + "/")) {
            assertThat(bench.as("reader").get(path).status()).as(path).isEqualTo(200);
            Page page = bench.as("outsider").get(path);
            assertThat(page.status()).as(path).isIn(403, 404);
            assertThat(page.text()).doesNotContain("Cone close-up");
        }
        for (String user : List.of("reader", "configurer")) {
            assertThat(bench.as(user).get("manage/bynder-portals/").status()).isEqualTo(403);
            assertThat(bench.as(user)
                            .post("manage/bynder-portals/check", java.util.Map.of("name", JenkinsFixture.INTEGRATION))
                            .status())
                    .isEqualTo(403);
        }
        assertThat(bench.admin().get("manage/bynder-portals/check?name=x").status())
                .as("GET changes nothing")
                .isIn(404, 405);
        for (String odd : List.of("..", "../../build.xml", "unknown", "")) {
            assertThat(bench.as("reader")
                            .get(build.path() + "dam-import/thumbnail?id=" + Texts.encode(odd))
                            .status())
                    .as(odd)
                    .isEqualTo(404);
        }
    }

    @Test
    void administratorsSeeTheStateOfPortals(JenkinsFixture bench) throws IOException {
        browser = Browser.login(bench.jenkins().url(), "admin");

        browser.open("manage/bynder-portals/");
        browser.click(By.xpath("//button[contains(normalize-space(), 'Check now')]"));
        browser.awaitText("OK");
        assertThat(browser.text()).contains("Connected to 127.0.0.1", "of 4,500");
        pictures(bench, "manage/bynder-portals/", "portals", JenkinsFixture.INTEGRATION);

        bench.admin().script(Texts.resource("wrong-token.groovy"));
        bench.admin().script("""
                import io.jenkins.plugins.bynder.config.*
                def all = BynderConfiguration.get()
                all.integrations = [new Integration('Sorbet', all.integrations[0].portalUrl, 'wrong')]
                """);
        browser.open("manage/bynder-portals/");
        browser.click(By.xpath("//button[contains(normalize-space(), 'Check now')]"));
        browser.awaitText("access denied");
        browser.open("manage/");
        browser.awaitText("Jenkins cannot use a Bynder portal.");
    }

    private List<String> changes() {
        return browser.all(By.cssSelector("[aria-label='Latest changes'] tbody tr")).stream()
                .map(row -> row.getDomProperty("innerText").replaceAll("\\s+", " "))
                .toList();
    }

    private static List<SampleAsset> library(JenkinsFixture bench, String tag) {
        List<SampleAsset> assets = new ArrayList<>();
        for (int n = 0; n < TITLES.size(); n++) {
            FileKind kind = List.of(FileKind.JPEG, FileKind.PNG, FileKind.PDF).get(n % 3);
            assets.add(bench.portal()
                    .library()
                    .add(NewAsset.of(kind, TITLES.get(n)).tags(tag)));
        }
        return assets;
    }

    /** Thumbnails are downloaded in the background. */
    private static void awaitPicture(Build build, JenkinsFixture bench, String id) {
        AwaitCondition.until(
                "a picture of " + id,
                Browser.PATIENCE,
                () -> bench.as("reader")
                                .get(build.path() + "dam-import/thumbnail?id=" + id)
                                .status()
                        == 200);
    }

    private String hrefOf(By link) {
        String href = browser.find(link).getDomProperty("href");
        return href.replaceFirst("^https?://[^/]+/", "");
    }

    /** Takes screenshots in light and dark and on a narrow screen; checks the page first. */
    private void pictures(JenkinsFixture bench, String path, String name, String text) throws IOException {
        boolean themes = AcceptanceSettings.plugins().stream()
                .anyMatch(plugin -> AcceptanceSettings.id(plugin).equals("dark-theme"));
        open(path, text);
        assertThat((List<?>) browser.run(CUT_OFF))
                .as("tables of " + path + " that must be scrolled sideways at 1,200 px")
                .isEmpty();
        assertThat((List<?>) browser.run(UNREADABLE))
                .as("what a screen reader makes nothing of on " + path)
                .isEmpty();
        assertThat(nameless()).as("controls without a name on " + path).isEmpty();
        browser.screenshot(name);
        if (themes) {
            theme(bench, true);
            try {
                open(path, text);
                browser.screenshot(name + "-dark");
            } finally {
                theme(bench, false);
            }
        }
        browser.narrow();
        open(path, text);
        assertThat((Boolean) browser.run(
                        "return document.documentElement.scrollWidth <= document.documentElement.clientWidth + 1"))
                .as("the page itself need not be scrolled sideways")
                .isTrue();
        browser.screenshot(name + "-narrow");
        browser.wide();
    }

    /** Waits for everything that loads after the page: images, and the builds beside it. */
    private void open(String path, String text) {
        browser.open(path);
        browser.awaitText(text);
        AwaitCondition.until("all pictures of " + path, Browser.PATIENCE, () -> (Boolean) browser.run(DRAWN));
    }

    private List<String> nameless() {
        return browser.all(By.cssSelector(CONTROLS)).stream()
                .limit(40)
                .filter(WebElement::isDisplayed)
                .filter(control -> control.getAccessibleName().isBlank())
                .map(control -> control.getDomProperty("outerHTML"))
                .toList();
    }

    private static void theme(JenkinsFixture bench, boolean dark) throws IOException {
        bench.admin().script(Texts.resource("theme.groovy").formatted(dark));
    }
}

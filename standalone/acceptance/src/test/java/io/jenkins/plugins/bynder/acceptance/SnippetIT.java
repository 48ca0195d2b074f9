package io.jenkins.plugins.bynder.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.sample.NewAsset;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** A user who may configure a job writes a Pipeline with the snippet generator, and a freestyle job. */
@InJenkins
final class SnippetIT {

    private static final By STEPS = By.cssSelector("select.dropdownList");

    private Browser browser;

    @AfterEach
    void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void theSnippetGeneratorWritesTheStep(JenkinsFixture bench) throws IOException {
        String name = bench.unique("snippets");
        Job job = Job.pipeline(bench.admin(), name, "");
        browser = Browser.login(bench.jenkins().url(), "configurer");

        choose(job, "bynderSync: Sync files from Bynder by tag");
        assertThat(new Select(browser.see(STEPS)).getOptions())
                .extracting(WebElement::getText)
                .filteredOn(text -> text.contains("Bynder"))
                .as("each step once, and not the freestyle step")
                .containsExactlyInAnyOrder(
                        "bynderSync: Sync files from Bynder by tag",
                        "bynderAssets: List the assets that carry a tag in Bynder",
                        "bynderBacklink: Write links into assets in Bynder");
        assertThat(generated()).isEqualTo("bynderSync()");
        browser.typeVisible(By.name("_.tag"), "one,two");
        browser.awaitText("comma");
        browser.typeVisible(By.name("_.tag"), "Gelato");
        assertThat(generated()).isEqualTo("bynderSync tag: 'Gelato'");
        new Select(browser.visible(By.name("_.integration"))).selectByVisibleText(JenkinsFixture.INTEGRATION);
        assertThat(generated()).isEqualTo("bynderSync integration: 'Ice cream', tag: 'Gelato'");
        browser.top(browser.see(STEPS));
        browser.screenshot("snippet-generator");

        browser.click(By.xpath("//button[normalize-space()='Advanced']"));
        browser.typeVisible(By.name("_.importFolder"), "brand/files");
        new Select(browser.visible(By.name("_.removedAssets"))).selectByVisibleText("Keep the file");
        browser.typeVisible(By.name("_.maxDeletions"), "20");
        browser.typeVisible(By.name("_.concurrency"), "4");
        browser.typeVisible(By.name("_.shard"), "2/8");
        new Select(browser.visible(By.name("_.onFailure"))).selectByVisibleText("The build becomes unstable");
        assertThat(generated())
                .isEqualTo("bynderSync concurrency: 4, importFolder: 'brand/files', integration: 'Ice cream',"
                        + " maxDeletions: 20, onFailure: 'unstable', removedAssets: 'keep', shard: '2/8',"
                        + " tag: 'Gelato'");
        browser.top(browser.visible(By.name("_.importFolder")));
        browser.screenshot("snippet-generator-advanced");
        browser.typeVisible(By.name("_.concurrency"), "1000");
        browser.awaitText("between 1 and 128");
    }

    @Test
    void theSnippetGeneratorWritesTheListing(JenkinsFixture bench) throws IOException {
        Job job = Job.pipeline(bench.admin(), bench.unique("snippets"), "");
        browser = Browser.login(bench.jenkins().url(), "configurer");

        choose(job, "bynderAssets: List the assets that carry a tag in Bynder");
        browser.typeVisible(By.name("_.tag"), "Gelato");

        assertThat(generated()).isEqualTo("bynderAssets tag: 'Gelato'");
    }

    @Test
    void theDirectiveGeneratorWritesTheTrigger(JenkinsFixture bench) throws IOException {
        Job job = Job.pipeline(bench.admin(), bench.unique("directives"), "");
        browser = Browser.login(bench.jenkins().url(), "configurer");

        browser.open(job.path() + "directive-generator/");
        new Select(browser.see(STEPS)).selectByVisibleText("triggers: Triggers");
        browser.click(By.xpath("//button[normalize-space()='Add']"));
        browser.click(By.xpath("//button[contains(., 'Build when assets change in Bynder')]"));
        awaitIntegrations();
        browser.typeVisible(By.name("_.tag"), "Gelato");
        browser.click(By.cssSelector("[id^='prototypeButton_']"));
        By text = By.cssSelector("textarea[id^='prototypeText_']");
        browser.await(
                driver -> !driver.findElement(text).getDomProperty("value").isBlank());

        assertThat(browser.find(text).getDomProperty("value")).contains("triggers {", "bynder", "tag: 'Gelato'");
    }

    @Test
    void requiresAChoiceBetweenSeveralIntegrations(JenkinsFixture bench) throws IOException {
        bench.admin().script("""
                import io.jenkins.plugins.bynder.config.*
                def all = BynderConfiguration.get()
                all.integrations = all.integrations + new Integration('Sorbet', 'https://sorbet.bynder.com', 'token')
                """);
        Job job = Job.pipeline(bench.admin(), bench.unique("snippets"), "");
        browser = Browser.login(bench.jenkins().url(), "configurer");

        choose(job, "bynderSync: Sync files from Bynder by tag");
        new Select(browser.visible(By.name("_.integration"))).selectByVisibleText("Sorbet");
        new Select(browser.visible(By.name("_.integration"))).selectByIndex(0);

        browser.awaitText("There are several Bynder integrations. Choose one");
    }

    @Test
    void aFreestyleJobIsConfiguredInItsForm(JenkinsFixture bench) throws IOException {
        String name = bench.unique("form");
        bench.assets(name, 2);
        bench.admin()
                .post("createItem?name=" + name, "application/xml", "<project/>")
                .ok();
        browser = Browser.login(bench.jenkins().url(), "configurer");
        browser.open("job/" + name + "/configure");

        browser.click(By.xpath("//button[normalize-space()='Add build step']"));
        browser.click(By.xpath("//button[normalize-space()='Sync from Bynder']"));
        browser.typeVisible(By.name("_.tag"), name);
        browser.screenshot("freestyle");
        browser.click(By.xpath("//div[@descriptorid='io.jenkins.plugins.bynder.step.BynderSyncBuilder']"
                + "//button[normalize-space()='Advanced']"));
        browser.typeVisible(By.name("_.shard"), "1/0");
        browser.awaitText("written as index/count");
        browser.typeVisible(By.name("_.shard"), "$BUILD_NUMBER/1");
        browser.await(driver -> !browser.text().contains("written as index/count"));
        new Select(browser.visible(By.name("_.removedAssets"))).selectByVisibleText("Keep the file");
        browser.screenshot("freestyle-advanced");
        browser.click(By.name("Submit"));
        browser.awaitText("Builds");

        bench.admin()
                .script("def job = Jenkins.get().getItem('" + name
                        + "'); job.assignedLabel = hudson.model.Label.parseExpression('workshop')");
        Build build = Job.existing(bench.admin(), name).run().expect("SUCCESS");
        assertThat(build.log()).contains("2 added");
        assertThat(bench.admin().get("job/" + name + "/config.xml").ok().text())
                .contains(
                        "<tag>" + name + "</tag>",
                        "<shard>$BUILD_NUMBER/1</shard>",
                        "<removedAssets>keep</removedAssets>",
                        "<onFailure>fail</onFailure>");
        browser.open("job/" + name + "/configure");
        assertThat(browser.visible(By.name("_.tag")).getDomProperty("value")).isEqualTo(name);
    }

    @Test
    void theBuildLogShowsTheResult(JenkinsFixture bench) throws IOException {
        for (String title : List.of("Crème brûlée poster", "Gelato menu card", "Summer flyer", "Logo", "Logo")) {
            bench.portal().library().add(NewAsset.pdf(title).tags("Summer 2026"));
        }
        Job job = Job.step(bench.admin(), "fetch-brand-files", JenkinsFixture.AGENT, "bynderSync tag: 'Summer 2026'");
        Build build = job.run().expect("SUCCESS");
        browser = Browser.login(bench.jenkins().url(), "configurer");

        browser.open(build.path() + "console");
        browser.awaitText("Finished: SUCCESS");

        assertThat(browser.text()).contains("5 added", "newly tagged");
        browser.screenshot("build-log");
    }

    private void choose(Job job, String step) {
        browser.open(job.path() + "pipeline-syntax/");
        new Select(browser.see(STEPS)).selectByVisibleText(step);
        awaitIntegrations();
    }

    private void awaitIntegrations() {
        browser.visible(By.name("_.tag"));
        AwaitCondition.until(
                "integrations are offered",
                Browser.PATIENCE,
                () -> new Select(browser.visible(By.name("_.integration")))
                        .getOptions().stream()
                                .anyMatch(option -> option.getText().equals(JenkinsFixture.INTEGRATION)));
    }

    private String generated() {
        By text = By.id("prototypeText");
        browser.run("arguments[0].value = ''", browser.find(text));
        browser.click(By.id("generatePipelineScript"));
        browser.await(
                driver -> !driver.findElement(text).getDomProperty("value").isBlank());
        return browser.find(text).getDomProperty("value").strip();
    }
}

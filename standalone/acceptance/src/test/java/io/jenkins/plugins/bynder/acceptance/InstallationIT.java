package io.jenkins.plugins.bynder.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** Installs the plugin in a Jenkins that contains only its dependencies. */
final class InstallationIT {

    @Test
    void thePluginIsUploadedWithoutAWarning() throws IOException {
        AcceptanceSettings.assumeJenkins();
        AcceptanceSettings.assumeBrowser();
        // For the users in security.groovy.
        Set<String> needed = AcceptanceSettings.neededBesides("matrix-auth");
        try (JenkinsProcess jenkins =
                JenkinsProcess.start("fresh", plugin -> needed.contains(AcceptanceSettings.id(plugin)))) {
            Set<String> before = warnings(jenkins.log());
            try (Browser browser = Browser.login(jenkins.url(), "admin")) {
                upload(jenkins, browser);
                assertThat(warnings(jenkins.log())).isEqualTo(before);

                jenkins.restart();
                assertThat(active(jenkins)).isTrue();
                assertThat(warnings(jenkins.log())).isEqualTo(before);
            }
            try (Browser browser = Browser.login(jenkins.url(), "admin")) {
                browser.open("manage/pluginManager/installed");
                browser.awaitText("Bynder DAM sync");
                assertThat(browser.text()).contains("Keeps a folder equal to the assets that have a tag");
                SystemPage page = SystemPage.open(browser);
                page.add();
                assertThat(page.value(1, "tag")).isEqualTo("Gelato");
            }
            assertThat(warnings(jenkins.log())).isEqualTo(before);
        }
    }

    private static void upload(JenkinsProcess jenkins, Browser browser) {
        browser.open("manage/pluginManager/advanced");
        browser.attach(By.cssSelector("form[name='uploadPlugin'] input[type='file']"), AcceptanceSettings.hpi());
        browser.click(By.cssSelector("form[name='uploadPlugin'] button[name='Submit']"));
        AwaitCondition.until(
                "the upload is installed, see " + jenkins.log(),
                Duration.ofMinutes(5),
                () -> installation(jenkins).matches("(Success|Failure|SuccessButRequiresRestart).*"));
        assertThat(installation(jenkins)).as("no restart is needed").startsWith("Success ");
        assertThat(active(jenkins)).isTrue();
        SystemPage.open(browser);
    }

    /** Status of the upload, as shown by Jenkins. */
    private static String installation(JenkinsProcess jenkins) {
        return new JenkinsClient(jenkins.url(), "admin").script("""
                        Jenkins.get().updateCenter.jobs
                            .findAll { it instanceof hudson.model.UpdateCenter.InstallationJob }
                            .each { print it.status.class.simpleName + ' ' + (it.errorMessage ?: '') }
                        """);
    }

    private static boolean active(JenkinsProcess jenkins) {
        return new JenkinsClient(jenkins.url(), "admin")
                .script("def ours = Jenkins.get().pluginManager.getPlugin('bynder'); print ours != null && ours.active"
                        + " && Jenkins.get().pluginManager.failedPlugins.empty")
                .equals("true");
    }

    /** Warnings in the log, without their times. */
    private static Set<String> warnings(Path log) throws IOException {
        return Files.readAllLines(log).stream()
                .filter(line -> line.contains("WARNING") || line.contains("SEVERE"))
                // Warnings of Java about Jenkins' libraries have no time.
                .filter(line -> !line.startsWith("WARNING: "))
                // Jenkins logs this for every upload if it cannot reach its update centre, as here.
                .filter(line -> !line.contains("Could not find dependency"))
                .map(line -> line.replaceFirst("^\\S+ \\S+ \\[id=\\d+]\\s+", ""))
                .collect(Collectors.toSet());
    }
}

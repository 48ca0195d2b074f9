package io.jenkins.plugins.bynder.acceptance;

import java.util.List;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;

/** <em>Manage Jenkins → System → Bynder</em> in a browser. */
final class SystemPage {

    private static final By ADD = By.xpath("//button[normalize-space()='Add integration']");

    /** Of a section on a page of the administration. Newer lines of Jenkins give it no id. */
    static final By TITLE = By.xpath("//*[contains(@class, 'jenkins-section__title')][normalize-space()='Bynder']");

    private final Browser browser;

    private SystemPage(Browser browser) {
        this.browser = browser;
    }

    static SystemPage open(Browser browser) {
        browser.open("manage/configure");
        browser.see(TITLE);
        return new SystemPage(browser);
    }

    /** Adds an integration below the others. */
    void add() {
        int before = integrations();
        browser.click(ADD);
        AwaitCondition.until("one more integration", Browser.PATIENCE, () -> integrations() == before + 1);
    }

    int integrations() {
        return browser.all(By.cssSelector("div[name='integrations'] input[name='_.name']"))
                .size();
    }

    /** Of the integrations. */
    List<String> headings() {
        return browser.all(By.cssSelector("div[name='integrations'] > .repeated-chunk__header")).stream()
                .map(heading -> heading.getText().strip())
                .toList();
    }

    /** @param number of the integration, from 1 */
    By field(int number, String name) {
        return By.xpath(block(number) + "//*[@name='_." + name + "']");
    }

    String value(int number, String field) {
        return browser.see(field(number, field)).getDomProperty("value");
    }

    void type(int number, String field, String text) {
        browser.type(field(number, field), text);
    }

    List<String> credentials(int number) {
        return new Select(browser.see(field(number, "credentialsId")))
                .getOptions().stream().map(WebElement::getText).toList();
    }

    /** Adds credentials in the dialog of the form. */
    void addCredentials(int number, String kind, Map<String, String> fields) {
        browser.click(By.xpath(block(number) + "//button[contains(@class, 'credentials-add-menu')]"));
        browser.click(By.cssSelector("[data-type='credentials-add-store-item']"));
        new Select(browser.visible(By.cssSelector("dialog[open] select.dropdownList"))).selectByVisibleText(kind);
        fields.forEach(
                (name, value) -> browser.typeVisible(By.cssSelector("dialog[open] [name='_." + name + "']"), value));
        browser.confirm();
    }

    void chooseCredentials(int number, String label) {
        AwaitCondition.until(
                "credentials are offered",
                Browser.PATIENCE,
                () -> credentials(number).contains(label));
        WebElement select = browser.see(field(number, "credentialsId"));
        browser.centre(select);
        new Select(select).selectByVisibleText(label);
    }

    /** Waits for the message below a field. */
    void awaitMessage(int number, String field, String text) {
        By message = By.xpath(block(number) + "//*[@name='_." + field
                + "']/ancestor::div[contains(@class,'jenkins-form-item')][1]"
                + "/div[contains(@class,'validation-error-area')]");
        if (text.isEmpty()) {
            AwaitCondition.until(
                    "nothing below " + field,
                    Browser.PATIENCE,
                    () -> wholeText(message).isBlank());
        } else {
            browser.await(ExpectedConditions.textToBePresentInElementLocated(message, text));
        }
    }

    /** Presses the button and returns the message beside it. */
    String testConnection(int number) {
        By status = By.xpath(block(number) + "//div[contains(@class,'jenkins-validate-button__container__status')]");
        browser.run("arguments[0].innerHTML = ''", browser.find(status));
        browser.click(By.xpath(block(number) + "//button[normalize-space()='Test connection']"));
        browser.await(driver -> !wholeText(status).isBlank());
        return wholeText(status);
    }

    /** The full text, regardless of how much the unfolding animation shows. */
    private String wholeText(By place) {
        return browser.run("return arguments[0].innerText", browser.find(place)).toString();
    }

    /** The section of this plugin on the page. */
    By section() {
        return By.xpath("//section[.//div[@name='integrations']]");
    }

    /** The button that tests the connection, and its message. */
    By connection(int number) {
        return By.xpath(block(number) + "//div[@class='jenkins-validate-button__container']");
    }

    void save() {
        browser.click(By.name("Submit"));
        browser.await(ExpectedConditions.not(ExpectedConditions.urlMatches("configure$")));
    }

    private static String block(int number) {
        return "(//div[@name='integrations'][.//input[@name='_.name']])[" + number + "]";
    }
}

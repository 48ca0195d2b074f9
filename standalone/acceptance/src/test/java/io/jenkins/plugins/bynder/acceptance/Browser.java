package io.jenkins.plugins.bynder.acceptance;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.TakesScreenshot;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedCondition;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A browser session of one user. */
final class Browser implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String SIZE = "1200,1000";

    private final URI jenkins;
    private final ChromeDriver driver;

    private Browser(URI jenkins, Path profile) {
        this.jenkins = jenkins;
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(AcceptanceSettings.chromedriver().toFile())
                .usingAnyFreePort()
                .withTimeout(PATIENCE)
                // Otherwise Selenium downloads drivers and reports its use over the network.
                .withEnvironment(Map.of("SE_OFFLINE", "true", "SE_AVOID_STATS", "true"))
                .build();
        this.driver = new ChromeDriver(service, options(profile));
    }

    /** Skips the test without a browser; otherwise logs in. The password is the user's name. */
    static Browser login(URI jenkins, String user) throws IOException {
        AcceptanceSettings.assumeBrowser();
        Browser browser = new Browser(jenkins, AcceptanceSettings.scratch("chromium"));
        try {
            browser.open("login");
            browser.type(By.name("j_username"), user);
            browser.type(By.name("j_password"), user);
            browser.click(By.name("Submit"));
            browser.await(ExpectedConditions.not(ExpectedConditions.urlContains("login")));
        } catch (RuntimeException e) {
            browser.close();
            throw e;
        }
        return browser;
    }

    private static ChromeOptions options(Path profile) {
        return new ChromeOptions()
                .setBinary(AcceptanceSettings.chromium().toFile())
                .addArguments(
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--lang=en",
                        "--hide-scrollbars",
                        "--window-size=" + SIZE,
                        "--user-data-dir=" + profile);
    }

    void open(String path) {
        driver.get(jenkins.resolve(path).toString());
    }

    String address() {
        return driver.getCurrentUrl();
    }

    /** The visible text of the page. */
    String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    /** Waits until the element is present and visible. */
    WebElement see(By what) {
        return await(ExpectedConditions.visibilityOfElementLocated(what));
    }

    /** Waits until the element is present, visible or not. */
    WebElement find(By what) {
        return driver.findElement(what);
    }

    /** The first visible match, because forms contain hidden duplicates. */
    WebElement visible(By what) {
        return await(found -> found.findElements(what).stream()
                .filter(WebElement::isDisplayed)
                .findFirst()
                .orElse(null));
    }

    void typeVisible(By field, String text) {
        type(visible(field), text);
    }

    List<WebElement> all(By what) {
        return driver.findElements(what);
    }

    void awaitText(String text) {
        await(ExpectedConditions.textToBePresentInElementLocated(By.tagName("body"), text));
    }

    void click(By what) {
        WebElement element = visible(what);
        centre(element);
        element.click();
    }

    /** Replaces the content of the field and leaves it. */
    void type(By field, String text) {
        type(see(field), text);
    }

    private void type(WebElement element, String text) {
        centre(element);
        element.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
        element.sendKeys(text, Keys.TAB);
    }

    /** Replaces the content of the field by the clipboard. */
    void paste(By field) {
        WebElement element = see(field);
        centre(element);
        element.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE, Keys.chord(Keys.CONTROL, "v"));
    }

    /** Sets the width of the viewport, also below the minimum width of a real window. */
    void width(int pixels, double zoom) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of(
                        "width",
                        (int) (pixels / zoom),
                        "height",
                        (int) (1000 / zoom),
                        "deviceScaleFactor",
                        zoom,
                        "mobile",
                        false));
    }

    /** Runs a script that ends by calling its last argument. */
    Object runAsync(String script, Object... arguments) {
        driver.manage().timeouts().scriptTimeout(PATIENCE);
        return driver.executeAsyncScript(script, arguments);
    }

    /** Presses a key where the focus is. */
    void press(Keys key) {
        driver.switchTo().activeElement().sendKeys(key);
    }

    /** Accepts the dialog that is open. */
    void confirm() {
        click(By.cssSelector("dialog[open] button[data-id='ok']"));
    }

    /** Clicks a link that opens another tab, does something there, and closes it. */
    void inNewTab(By link, Runnable work) {
        String here = driver.getWindowHandle();
        Set<String> before = driver.getWindowHandles();
        click(link);
        await(ExpectedConditions.numberOfWindowsToBe(before.size() + 1));
        Set<String> opened = new HashSet<>(driver.getWindowHandles());
        opened.removeAll(before);
        driver.switchTo().window(opened.iterator().next());
        work.run();
        driver.close();
        driver.switchTo().window(here);
    }

    void attach(By field, Path file) {
        driver.findElement(field).sendKeys(file.toString());
    }

    Object run(String script, Object... arguments) {
        return ((JavascriptExecutor) driver).executeScript(script, arguments);
    }

    /** Scrolls the element to the middle of the window, clear of fixed bars. */
    void centre(WebElement element) {
        run("arguments[0].scrollIntoView({block: 'center'})", element);
    }

    void top(WebElement element) {
        run("arguments[0].scrollIntoView({block: 'start'}); window.scrollBy(0, -80)", element);
    }

    /** Enlarges the window for screenshots of long forms. */
    void tall() {
        driver.manage().window().setSize(new Dimension(1200, 1900));
    }

    /** Narrows the window to the width of a phone. */
    void narrow() {
        driver.manage().window().setSize(new Dimension(500, 1000));
    }

    void wide() {
        driver.manage().window().setSize(new Dimension(1200, 1000));
    }

    /** Takes a screenshot of the window. */
    void screenshot(String name) throws IOException {
        screenshot(name, driver);
    }

    /** Takes a screenshot of the first element, also of what is below the window. */
    void whole(String name, String selector) throws IOException {
        Object place = run("""
                const at = document.querySelector(arguments[0]).getBoundingClientRect();
                return {x: at.x + scrollX, y: at.y + scrollY, width: at.width, height: at.height, scale: 1};
                """, selector);
        Map<String, Object> picture = driver.executeCdpCommand(
                "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true, "clip", place));
        Files.write(
                AcceptanceSettings.screenshots().resolve(name + ".png"),
                Base64.getDecoder().decode((String) picture.get("data")));
    }

    /** Takes a screenshot of the element; the window must be high enough. */
    void screenshot(String name, WebElement element) throws IOException {
        screenshot(name, (TakesScreenshot) element);
    }

    private void screenshot(String name, TakesScreenshot what) throws IOException {
        run("document.activeElement.blur()");
        File picture = what.getScreenshotAs(OutputType.FILE);
        Files.write(AcceptanceSettings.screenshots().resolve(name + ".png"), Files.readAllBytes(picture.toPath()));
    }

    <T> T await(ExpectedCondition<T> condition) {
        return new WebDriverWait(driver, PATIENCE).until(condition);
    }

    @Override
    public void close() {
        driver.quit();
    }
}

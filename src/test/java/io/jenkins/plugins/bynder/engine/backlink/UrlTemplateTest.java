package io.jenkins.plugins.bynder.engine.backlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlTemplateTest {

    private static final LinkValues VALUES = LinkValues.none()
            .with(Placeholder.ASSET_ID, "0A1B2C3D-1111-2222-3333444455556666")
            .with(Placeholder.ASSET_NAME, "Été, 50 % off & more?")
            .with(Placeholder.FILE_NAME, "été.pdf")
            .with(Placeholder.PATH, "DAM import/Été, 50 %.pdf")
            .with(Placeholder.TAG, "Print ready")
            .with(Placeholder.PORTAL_URL, "https://brand.bynder.com")
            .with(Placeholder.JENKINS_URL, "https://ci.example/jenkins/")
            .with(Placeholder.JOB_NAME, "brand/DAM sync")
            .with(Placeholder.JOB_URL, "https://ci.example/jenkins/job/brand/job/DAM%20sync/")
            .with(Placeholder.BUILD_NUMBER, "7")
            .with(Placeholder.BUILD_URL, "https://ci.example/jenkins/job/brand/job/DAM%20sync/7/")
            .with(Placeholder.URL, "https://ci.example/a,b/");

    private static String render(String template) {
        return UrlTemplate.of(template).render(VALUES);
    }

    @Test
    void defaultTemplateLinksToTheAssetPageOfTheJob() {
        assertThat(render(UrlTemplate.DEFAULT))
                .isEqualTo("https://ci.example/jenkins/job/brand/job/DAM%20sync/bynder/asset/"
                        + "0A1B2C3D-1111-2222-3333444455556666/");
    }

    @Test
    void leavesLettersDigitsAndDashesUnencoded() {
        String plain = "az-AZ_09.~";
        assertThat(UrlTemplate.of("https://s.example/{tag}").render(VALUES.with(Placeholder.TAG, plain)))
                .endsWith("/" + plain);
        assertThat(UrlTemplate.of("https://s.example/{tag}").render(VALUES.with(Placeholder.TAG, "`{@[/:")))
                .endsWith("/%60%7B%40%5B%2F%3A");
    }

    @Test
    void rejectsATemplateOfMoreThan2500Characters() {
        String longest = "https://s.example/" + "a".repeat(2500 - "https://s.example/".length());
        assertThat(UrlTemplate.of(longest)).hasToString(longest);
        assertThatIllegalArgumentException().isThrownBy(() -> UrlTemplate.of(longest + "a"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    https://s.example/o?n={assetName} | https://s.example/o?n=%C3%89t%C3%A9%2C%2050%20%25%20off%20%26%20more%3F
                    https://s.example/{fileName}      | https://s.example/%C3%A9t%C3%A9.pdf
                    https://s.example/{tag}/{jobName} | https://s.example/Print%20ready/brand%2FDAM%20sync
                    https://s.example/?u={jobUrl}     | https://s.example/?u=https%3A%2F%2Fci.example%2Fjenkins%2Fjob%2Fbrand%2Fjob%2FDAM%2520sync%2F
                    {buildUrl}artifact/{path}         | https://ci.example/jenkins/job/brand/job/DAM%20sync/7/artifact/DAM%20import/%C3%89t%C3%A9%2C%2050%20%25.pdf
                    https://s.example/?p={path}       | https://s.example/?p=DAM%20import%2F%C3%89t%C3%A9%2C%2050%20%25.pdf
                    {portalUrl}/media/?mediaId={tag}  | https://brand.bynder.com/media/?mediaId=Print%20ready
                    {jenkinsUrl}x/{buildNumber}       | https://ci.example/jenkins/x/7
                    {url}                             | https://ci.example/a%2Cb/
                    https://s.example/été plan,1      | https://s.example/%C3%A9t%C3%A9%20plan%2C1
                    https://s.example/%2C?a=b&c=d#e   | https://s.example/%2C?a=b&c=d#e
                    https://s.example                 | https://s.example
                    http://127.0.0.1:8080/{tag}       | http://127.0.0.1:8080/Print%20ready
                    """)
    void encodesValuesButNotAUrlAtTheStart(String template, String link) {
        assertThat(render(template)).isEqualTo(link);
    }

    /** Any asset name gives one URL of the same form, without a comma. */
    @Property
    void noTitleChangesTheStructureOfTheUrl(@ForAll String title) {
        LinkValues values = VALUES.with(Placeholder.ASSET_NAME, title);
        if (title.isEmpty() || title.length() > 100) {
            return;
        }
        String link = UrlTemplate.of("https://s.example/a/{assetName}/b?n={assetName}#end")
                .render(values);
        URI uri = URI.create(link);
        assertThat(uri.getHost()).isEqualTo("s.example");
        assertThat(uri.getRawPath().split("/", -1)).hasSize(4);
        assertThat(uri.getRawQuery()).startsWith("n=").doesNotContain("&");
        assertThat(uri.getRawFragment()).isEqualTo("end");
        assertThat(link).matches("[!-~]+").doesNotContain(",");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                                | is empty
                    https://s.example/{assetID}       | does not exist
                    https://s.example/{}              | does not exist
                    https://s.example/{assetId        | an unbalanced brace
                    https://s.example/assetId}        | an unbalanced brace
                    http://s.example/{assetId}        | not encrypted
                    ftp://s.example/{assetId}         | must begin with https://
                    javascript:alert(1)               | must begin with https://
                    /job/x                            | must begin with https://
                    {assetId}                         | must begin with https://
                    https://{tag}.example/            | must begin with https://
                    https://s.example{tag}/           | must begin with https://
                    https://u:p@s.example/            | user name or password
                    https://s.example/%zz             | does not produce a web address
                    https:///x                        | must begin with https://
                    """)
    void rejectsUnsafeTemplates(String template, String sentence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UrlTemplate.of(template))
                .withMessageContaining(sentence);
    }

    @Test
    void rejectsLineBreaksAndEndlessTemplates() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UrlTemplate.of("https://s.example/a\nb"))
                .withMessageContaining("control characters");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UrlTemplate.of("https://s.example/" + "a".repeat(2500)))
                .withMessageContaining("2,500");
    }

    /** An asset's title must not lengthen the name of the host. */
    @Test
    void rejectsAValueAfterAUrlWithoutAPath() {
        LinkValues values = VALUES.with(Placeholder.ASSET_NAME, ".evil.example");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UrlTemplate.of("{portalUrl}{assetName}/").render(values))
                .withMessageContaining("an asset could decide");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UrlTemplate.of("{portalUrl}.evil.example/").render(values))
                .withMessageContaining("an asset could decide");
    }

    @Test
    void rejectsALinkOfMoreThan2500Characters() {
        UrlTemplate template = UrlTemplate.of("https://s.example/{assetName}");
        LinkValues fits = VALUES.with(Placeholder.ASSET_NAME, "a".repeat(2500 - "https://s.example/".length()));
        LinkValues over = VALUES.with(Placeholder.ASSET_NAME, "é".repeat(414));

        assertThat(template.render(fits)).hasSize(2500);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> template.render(over))
                .withMessageContaining("The link has 2,502 characters");
    }

    @Test
    void explainsThatAnHttpJenkinsUrlCannotBeUsed() {
        LinkValues plain = VALUES.with(Placeholder.JOB_URL, "http://ci.example/job/a/");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UrlTemplate.of(UrlTemplate.DEFAULT).render(plain))
                .withMessageContaining("http://ci.example is not encrypted")
                .withMessageContaining("Jenkins Location");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{jobUrl}", "https://s.example/{path}"})
    void namesAMissingValue(String template) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UrlTemplate.of(template).render(LinkValues.none()))
                .withMessageContaining("needs {")
                .withMessageContaining("not available here");
    }

    @Test
    void detectsTemplatesThatChangeWithEachBuild() {
        assertThat(UrlTemplate.of(UrlTemplate.DEFAULT).changesWithBuild()).isFalse();
        assertThat(UrlTemplate.of("{buildUrl}").changesWithBuild()).isTrue();
        assertThat(UrlTemplate.of("https://s.example/{buildNumber}").changesWithBuild())
                .isTrue();
        assertThat(UrlTemplate.of(UrlTemplate.DEFAULT).placeholders())
                .containsExactlyInAnyOrder(Placeholder.JOB_URL, Placeholder.ASSET_ID);
    }

    @ParameterizedTest
    @CsvSource({"Gelato URL,gelatourl", "Été_2,ete2", "link,link"})
    void derivesTheDatabaseNameFromTheLabel(String label, String name) {
        assertThat(new MetapropertyLabel(label).databaseName()).isEqualTo(name);
    }

    @Test
    void derivesADatabaseNameFromALabelWithoutAsciiLetters() {
        String one = new MetapropertyLabel("リンク").databaseName();
        assertThat(one).matches("[a-z0-9_]{5,40}").isNotEqualTo(new MetapropertyLabel("链接").databaseName());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " Gelato URL", "a\tb"})
    void rejectsAnUnreadableLabel(String label) {
        assertThatIllegalArgumentException().isThrownBy(() -> new MetapropertyLabel(label));
    }
}

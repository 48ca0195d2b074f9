package io.jenkins.plugins.bynder.engine.portal;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTextTest {

    /** Case 11. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a&amp;b | a&b",
                "a&#38;b&#038;c | a&b&c",
                "a&#x26;b&#X26;c | a&b&c",
                "&quot;&#39;&apos;&lt;&gt; | \"''<>",
                "&AMP; | &",
                "Gr&ouml;&szlig;e &euro; | Gr\u00f6\u00dfe \u20ac",
                "&amp;amp; &amp;lt; | &amp; &lt;",
                "a & b &; &unknown; &amp | a & b &; &unknown; &amp",
                "&#0; &#xd800; &#x110000; &#10; | &#0; &#xd800; &#x110000; &#10;",
                "&#x1F600; | \ud83d\ude00",
                "&#x24;1 &#92;0 | $1 \\0"
            })
    void referencesAreDecodedOnce(String text, String decoded) {
        assertThat(PortalText.decode(text)).isEqualTo(decoded);
        assertThat(PortalText.same(text, decoded)).isTrue();
    }

    @Test
    void textsThatAreEqualWithoutDecodingAreTheSame() {
        assertThat(PortalText.same("a&amp;b", "a&amp;b")).isTrue();
        assertThat(PortalText.same("a&b", "a&amp;b")).isFalse();
    }

    @Test
    void plainTextIsTheVisibleText() {
        assertThat(PortalText.plain("<p class=\"a\">Only for\n print &amp; web.</p><script>x()</script><!-- y -->"))
                .isEqualTo("Only for print & web.");
        assertThat(PortalText.plain("1 < 2")).isEqualTo("1 < 2");
    }

    @Property(tries = 300)
    void anyTextIsDecoded(@ForAll String text) {
        assertThat(PortalText.decode(text)).hasSizeLessThanOrEqualTo(text.length());
        assertThat(PortalText.plain(text).codePoints()).noneMatch(c -> c == '\n' || c == '\t');
    }
}

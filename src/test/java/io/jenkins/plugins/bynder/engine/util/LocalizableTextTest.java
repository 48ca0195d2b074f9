package io.jenkins.plugins.bynder.engine.util;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalizableTextTest {

    private static final String BUNDLE = "engine.sync.report.SyncTexts/";
    private static final LocalizableText FAILED = new LocalizableText(
            BUNDLE + "end.unavailable", List.of(LocalizableText.number("1234")), "1,234 files are late.");
    private static final LocalizableText NAMED =
            new LocalizableText(BUNDLE + "reason.renamed", List.of(LocalizableText.restricted("secret")), "a secret");

    @Test
    void isReadInTheLanguageOfItsReader() {
        assertThat(FAILED.text(Locale.ENGLISH)).startsWith("1,234 files are");
        assertThat(FAILED.text(Locale.GERMAN)).startsWith("1.234 Dateien sind");
        assertThat(LocalizableText.plain("gone").text(Locale.GERMAN)).isEqualTo("gone");
    }

    @Test
    void keepsItsTextIfThisVersionDoesNotKnowTheKey() {
        for (String key : List.of(BUNDLE + "ofALaterVersion", "no.Bundle/x", "noKey", "/", BUNDLE, "../../x/y")) {
            assertThat(new LocalizableText(key, List.of(), "later").text(Locale.GERMAN))
                    .as(key)
                    .isEqualTo("later");
        }
    }

    @Test
    void joinsSentencesAndLists() {
        LocalizableText all = LocalizableText.sentences(List.of(FAILED, LocalizableText.EMPTY, NAMED));

        assertThat(all.text()).isEqualTo("1,234 files are late. a secret");
        assertThat(all.text(Locale.GERMAN)).startsWith("1.234 Dateien").endsWith("vorher secret");
        assertThat(LocalizableText.list(List.of(NAMED, NAMED)).text(Locale.GERMAN))
                .isEqualTo("vorher secret, vorher secret");
        assertThat(LocalizableText.sentences(List.of(LocalizableText.EMPTY)).isEmpty())
                .isTrue();
    }

    @Test
    void showsRestrictedNamesToSomeReadersOnly() {
        assertThat(NAMED.text(Locale.ENGLISH, name -> "\u2026")).isEqualTo("previously \u2026");
    }

    @Test
    void anArgumentThatOnlyClaimsToBeANumberIsShownAsItIs() {
        for (String digits : List.of("1e999999999", "", "x", "-")) {
            LocalizableText text =
                    new LocalizableText(BUNDLE + "reason.renamed", List.of(LocalizableText.number(digits)), "");
            assertThat(text.text(Locale.GERMAN)).isEqualTo("vorher " + digits);
        }
    }

    @Test
    void isTheSameAfterItWasStored() {
        LocalizableText hostile = new LocalizableText("a(b", List.of(LocalizableText.plain("),\u00e4%")), "()\n");
        for (LocalizableText text :
                List.of(LocalizableText.EMPTY, FAILED, hostile, LocalizableText.sentences(List.of(hostile, NAMED)))) {
            assertThat(LocalizableText.decode(text.encoded())).isEqualTo(text);
            assertThat(text.encoded()).matches("\\p{Graph}+");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "(", "()a,", "((()", "()x)", "k(a)", "k(()a,)"})
    void refusesWhatIsNoStoredText(String encoded) {
        assertThatThrownBy(() -> LocalizableText.decode(encoded)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesEndlessNesting() {
        assertThatThrownBy(() -> LocalizableText.decode("(".repeat(100_000)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

package io.jenkins.plugins.bynder.engine.backlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.util.List;
import org.junit.jupiter.api.Test;

class BacklinkTextTest {

    private static final BacklinkResult WRITTEN = new BacklinkResult(
            "A-1", "Flyer", BacklinkResult.State.WRITTEN, "https://example.org/1", LocalizableText.plain(""));
    private static final BacklinkResult FAILED = new BacklinkResult(
            "A-2",
            "Poster",
            BacklinkResult.State.FAILED,
            "https://example.org/2",
            LocalizableText.plain("The asset is locked."));
    private static final BacklinkResult UNCONFIRMED = new BacklinkResult(
            "A-3",
            "",
            BacklinkResult.State.UNCONFIRMED,
            "https://example.org/3",
            LocalizableText.plain("It shows another one."));
    private static final BacklinkResult PLANNED = new BacklinkResult(
            "A-4", "Banner", BacklinkResult.State.PLANNED, "https://example.org/4", LocalizableText.plain(""));

    @Test
    void countsAllAndListsMissingLinks() {
        assertThat(text("", 10, WRITTEN, FAILED, UNCONFIRMED, PLANNED)).isEqualTo("""
                        Backlinks in "Gelato URL": 1 written, 1 not confirmed, 1 failed, 1 planned
                          failed  Poster  The asset is locked.
                          not confirmed  A-3  It shows another one.
                          planned  Banner  https://example.org/4
                        """);
    }

    @Test
    void showsACommonReasonOnce() {
        assertThat(text("The asset is locked.", 10, FAILED, FAILED)).isEqualTo("""
                        Backlinks in "Gelato URL": 2 failed
                        The asset is locked.
                        """);
    }

    @Test
    void countsLinksBeyondTheLimit() {
        assertThat(text("", 1, FAILED, UNCONFIRMED, PLANNED)).endsWith("asset is locked.\n  and 2 more\n");
        assertThat(text("", 3, FAILED, UNCONFIRMED, PLANNED)).doesNotContain("more");
    }

    @Test
    void reportsAnEmptySet() {
        assertThat(text("", 10)).isEqualTo("Backlinks in \"Gelato URL\": no assets\n");
    }

    /** A terminal would obey them, or read backwards. */
    @Test
    void showsNoControlCharacters() {
        BacklinkResult hostile = new BacklinkResult(
                "A-5", "a\u001b[2Jb\u202ec\u2028d", BacklinkResult.State.FAILED, "", LocalizableText.plain("no\nway"));
        assertThat(text("", 10, hostile)).endsWith("  failed  a\uFFFD[2Jb\uFFFDc\uFFFDd  no\uFFFDway\n");
    }

    private static String text(String message, int most, BacklinkResult... links) {
        return BacklinkText.of(
                BacklinkReport.of(
                        MetapropertyLabel.DEFAULT, false, LocalizableText.plain(message), List.of(links), 7, 12),
                most);
    }
}

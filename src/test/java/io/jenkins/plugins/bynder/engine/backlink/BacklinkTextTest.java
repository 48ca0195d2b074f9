package io.jenkins.plugins.bynder.engine.backlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.util.List;
import org.junit.jupiter.api.Test;

class BacklinkTextTest {

    private static final Backlink WRITTEN =
            new Backlink("A-1", "Flyer", Backlink.State.WRITTEN, "https://example.org/1", LocalizableText.plain(""));
    private static final Backlink FAILED = new Backlink(
            "A-2",
            "Poster",
            Backlink.State.FAILED,
            "https://example.org/2",
            LocalizableText.plain("The asset is locked."));
    private static final Backlink UNCONFIRMED = new Backlink(
            "A-3",
            "",
            Backlink.State.UNCONFIRMED,
            "https://example.org/3",
            LocalizableText.plain("It shows another one."));
    private static final Backlink PLANNED =
            new Backlink("A-4", "Banner", Backlink.State.PLANNED, "https://example.org/4", LocalizableText.plain(""));

    @Test
    void countsAllAndListsMissingLinks() {
        assertThat(text("", 10, WRITTEN, FAILED, UNCONFIRMED, PLANNED))
                .isEqualTo(
                        """
                        Backlinks in "Gelato URL": 1 written, 1 not confirmed, 1 failed, 1 planned
                          failed  Poster  The asset is locked.
                          not confirmed  A-3  It shows another one.
                          planned  Banner  https://example.org/4
                        """);
    }

    @Test
    void showsACommonReasonOnce() {
        assertThat(text("The asset is locked.", 10, FAILED, FAILED))
                .isEqualTo(
                        """
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
        Backlink hostile = new Backlink(
                "A-5", "a\u001b[2Jb\u202ec\u2028d", Backlink.State.FAILED, "", LocalizableText.plain("no\nway"));
        assertThat(text("", 10, hostile)).endsWith("  failed  a\uFFFD[2Jb\uFFFDc\uFFFDd  no\uFFFDway\n");
    }

    private static String text(String message, int most, Backlink... links) {
        return BacklinkText.of(
                BacklinkReport.of(FieldLabel.DEFAULT, false, LocalizableText.plain(message), List.of(links), 7, 12),
                most);
    }
}

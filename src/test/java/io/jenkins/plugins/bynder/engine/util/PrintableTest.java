package io.jenkins.plugins.bynder.engine.util;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {

    @Test
    void untrustedTextCannotControlTheTerminal() {
        assertThat(Printable.of("red\u001b[31m bell\u0007 back\r\nnext\u202egpj.exe\u2066"))
                .isEqualTo("red\uFFFD[31m bell\uFFFD back\uFFFD\uFFFDnext\uFFFDgpj.exe\uFFFD");
    }

    @Test
    void keepsScriptsAndEmoji() {
        String names = "Crème 夏のキャンペーン 여름 عرض 👩‍🍳 नमस्ते";

        assertThat(Printable.of(names)).isEqualTo(names);
    }

    @Test
    void measuresWideAndCombiningCharacters() {
        assertThat(Printable.columns("夏季")).isEqualTo(4);
        assertThat(Printable.columns("e\u0301")).isEqualTo(1);
        assertThat(Printable.columns("Köln")).isEqualTo(4);
    }

    @Test
    void cutsTextByColumns() {
        assertThat(Printable.cut("夏のキャンペーン", 10)).isEqualTo("夏のキ...");
        assertThat(Printable.pad("夏の", 6)).isEqualTo("夏の  ");
        assertThat(Printable.padLeft("7 B", 5)).isEqualTo("  7 B");
        assertThat(Printable.cut("exactly", 7)).isEqualTo("exactly");
    }
}

package io.jenkins.plugins.bynder.engine.sync.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ReasonTest {

    @Test
    void isReadInTheLanguageOfItsReader() {
        Reason reason = Reason.of("renamed", "Flyer.jpg");

        assertThat(reason.text(Locale.ENGLISH)).isEqualTo("previously Flyer.jpg");
        assertThat(reason.text(Locale.GERMAN)).isEqualTo("vorher Flyer.jpg");
        assertThat(reason.text(Locale.ITALIAN)).isEqualTo("previously Flyer.jpg");
    }

    @Test
    void keepsItsTextIfItsKeyIsUnknown() {
        assertThat(Reason.plain("The portal was away.").text(Locale.GERMAN)).isEqualTo("The portal was away.");
        assertThat(new Reason("ofALaterVersion", List.of("x"), "later").text(Locale.GERMAN))
                .isEqualTo("later");
    }

    @Test
    void anAdditionKeepsBothTexts() {
        assertThat(Reason.of("added").within("taken", "Flyer.jpg").text(Locale.GERMAN))
                .contains("newly tagged", "Flyer.jpg");
    }
}

package io.jenkins.plugins.bynder.engine.sync.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SyncReasonTest {

    @Test
    void isReadInTheLanguageOfItsReader() {
        LocalizableText reason = SyncTexts.reason("renamed", "Flyer.jpg");

        assertThat(reason.text(Locale.ENGLISH)).isEqualTo("previously Flyer.jpg");
        assertThat(reason.text(Locale.GERMAN)).isEqualTo("vorher Flyer.jpg");
        assertThat(reason.text(Locale.ITALIAN)).isEqualTo("previously Flyer.jpg");
    }

    @Test
    void translatesWhatItQuotes() {
        LocalizableText broken = SyncTexts.message("fetch.broken", SyncTexts.message("broken.silent"));

        assertThat(SyncTexts.reason("unavailable", broken).text(Locale.GERMAN))
                .contains(SyncTexts.text(Locale.GERMAN, "broken.silent"));
    }

    @Test
    void jsonHasItsTextItsKeyAndItsArguments() throws IOException {
        String json = json(SyncTexts.reason("unavailable", SyncTexts.message("fetch.size", 3, 5)));

        assertThat(json)
                .contains("\"reasonKey\":\"unavailable\"")
                .contains("\"textKey\":\"engine.sync.report.SyncTexts/fetch.size\",\"textArguments\":[3,5]");
    }

    @Test
    void jsonLosesNothing() throws IOException {
        for (LocalizableText reason : List.of(
                SyncTexts.reason("unavailable", SyncTexts.message("fetch.size", 3, 5)),
                SyncTexts.reason("added"),
                LocalizableText.plain("The portal was away."),
                LocalizableText.sentences(List.of(SyncTexts.reason("added"), SyncTexts.message("fetch.missing"))))) {
            assertThat(read(json(reason))).isEqualTo(reason);
        }
    }

    private static String json(LocalizableText reason) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            ReportJson.writeText("reason", reason, json);
            json.writeEndObject();
        }
        return text.toString();
    }

    private static LocalizableText read(String text) throws IOException {
        String reason = "";
        String key = "";
        List<LocalizableText> arguments = new ArrayList<>();
        try (JsonParser json = new JsonFactory().createParser(text)) {
            json.nextToken();
            while (json.nextFieldName() != null) {
                String field = json.currentName();
                json.nextToken();
                switch (field) {
                    case "reason" -> reason = json.getText();
                    case "reasonKey" -> key = json.getText();
                    default -> arguments.addAll(ReportJson.arguments(json));
                }
            }
        }
        return ReportJson.text(reason, key, arguments);
    }
}

package io.jenkins.plugins.bynder.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"})
    void formulasBecomeText(String name) throws IOException {
        assertThat(line(name)).isEqualTo("\"'" + name + "\"\r\n");
    }

    @Test
    void quotesCommasAndLineEnds() throws IOException {
        assertThat(line("a \"b\", c\nd", "e")).isEqualTo("\"a \"\"b\"\", c\nd\",\"e\"\r\n");
    }

    @Test
    void harmlessTextStaysUnchanged() throws IOException {
        assertThat(line("Crème brûlée.png", "", "1234")).isEqualTo("\"Crème brûlée.png\",\"\",\"1234\"\r\n");
    }

    private static String line(String... cells) throws IOException {
        StringWriter writer = new StringWriter();
        new Csv(writer).line(List.of(cells));
        return writer.toString();
    }
}

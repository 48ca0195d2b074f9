package io.jenkins.plugins.bynder.report;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;

/** Comma-separated values (RFC 4180) that spreadsheets treat as text. */
final class Csv {

    private final Writer writer;

    Csv(Writer writer) {
        this.writer = writer;
    }

    void line(List<String> cells) throws IOException {
        writer.write(cells.stream().map(Csv::cell).collect(Collectors.joining(",")));
        writer.write("\r\n");
    }

    /** A title may be {@code =HYPERLINK(…)}, and spreadsheets execute such cells. */
    private static String cell(String text) {
        String safe = text.replace('\0', ' ');
        if (!safe.isEmpty() && "=+-@\t\r\n＝＋－＠".indexOf(safe.charAt(0)) >= 0) {
            safe = "'" + safe;
        }
        return '"' + safe.replace("\"", "\"\"") + '"';
    }
}

package io.jenkins.plugins.bynder.bench;

import java.util.ArrayList;
import java.util.List;

/** A table in Markdown; the first column is text, the others are figures. */
public final class Table {

    private final List<String> lines = new ArrayList<>();

    /** @param columns headings */
    public Table(String... columns) {
        lines.add("| " + String.join(" | ", columns) + " |");
        lines.add("|---|" + "---:|".repeat(columns.length - 1));
    }

    /** @param cells one for each column */
    public Table row(String... cells) {
        lines.add("| " + String.join(" | ", cells) + " |");
        return this;
    }

    @Override
    public String toString() {
        return String.join("\n", lines) + "\n";
    }
}

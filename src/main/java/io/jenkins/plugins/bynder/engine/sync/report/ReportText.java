package io.jenkins.plugins.bynder.engine.sync.report;

import io.jenkins.plugins.bynder.engine.sync.names.SafeText;
import io.jenkins.plugins.bynder.engine.util.Figures;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A report for users: a summary in one line, a table of changes with reasons, and the effort. */
public final class ReportText {

    private static final int MAX_NAME = 60;
    private static final Set<Character.UnicodeScript> WIDE = EnumSet.of(
            Character.UnicodeScript.HAN,
            Character.UnicodeScript.HANGUL,
            Character.UnicodeScript.HIRAGANA,
            Character.UnicodeScript.KATAKANA);

    private ReportText() {}

    /**
     * Plain text without control characters, each line ended by a line feed.
     *
     * @param max assets in the table; the others are counted in a last line
     */
    public static String of(SyncReport report, int max) {
        List<String> lines = new ArrayList<>();
        if (report.dryRun()) {
            lines.add(SyncTexts.text("report.rehearsed"));
        }
        lines.add(counts(report));
        table(report, max, lines);
        long differing =
                report.assets().stream().filter(AssetReport::differsFromListing).count();
        if (differing > 0) {
            lines.add(SyncTexts.text("report.sizes", differing));
        }
        Figures figures = Figures.inDefaultLocale();
        lines.add(SyncTexts.text(
                "report.took",
                report.apiRequests(),
                figures.bytes(report.bytesDownloaded()),
                figures.duration(report.millis())));
        listing(report.reading()).ifPresent(lines::add);
        if (!report.message().isEmpty()) {
            lines.add(report.message());
        }
        for (String disclaimer : report.disclaimers()) {
            lines.add(SyncTexts.text("report.disclaimer", disclaimer.replaceAll("[\\p{Cc}\\p{Cf}]", "?")));
        }
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    /** How much of the listing was read, and why; empty if nothing was read to its end. */
    public static Optional<String> listing(SyncReport.Reading reading) {
        return switch (reading.listing()) {
            case NONE -> Optional.empty();
            case FULL -> Optional.of(SyncTexts.text("report.listing.full", reading.reason()));
            case QUICK -> Optional.of(SyncTexts.text("report.listing.quick"));
            case SCOPED -> Optional.of(SyncTexts.text("report.listing.scoped"));
        };
    }

    private static String counts(SyncReport report) {
        int unchanged = report.count(Outcome.UNCHANGED);
        if (unchanged > 0 && report.assets().isEmpty()) {
            return SyncTexts.text("report.unchanged", unchanged);
        }
        String counts = Stream.of(Outcome.values())
                .filter(outcome -> report.count(outcome) > 0)
                .map(outcome -> SyncTexts.text("report.count", report.count(outcome), label(outcome)))
                .collect(Collectors.joining(", "));
        return counts.isEmpty() ? SyncTexts.text("report.nothing") : counts;
    }

    private static void table(SyncReport report, int max, List<String> lines) {
        List<AssetReport> shown = report.assets().stream().limit(max).toList();
        int labels = width(shown.stream().map(asset -> label(asset.outcome())));
        int names = width(shown.stream().map(ReportText::name));
        for (AssetReport asset : shown) {
            lines.add("  " + padded(label(asset.outcome()), labels) + "  " + padded(name(asset), names) + "  "
                    + asset.reason());
        }
        if (report.assets().size() > max) {
            lines.add("  " + SyncTexts.text("report.more", report.assets().size() - max));
        }
    }

    /** Titles are arbitrary text, and a terminal obeys control characters. */
    private static String name(AssetReport asset) {
        String name = SafeText.clean(asset.path().isEmpty() ? asset.name() : asset.path());
        int points = name.codePointCount(0, name.length());
        return points <= MAX_NAME ? name : name.substring(0, name.offsetByCodePoints(0, MAX_NAME - 1)) + "…";
    }

    private static String label(Outcome outcome) {
        return outcome.label(Locale.getDefault());
    }

    private static int width(Stream<String> texts) {
        return texts.mapToInt(ReportText::cells).max().orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - cells(text));
    }

    /** Columns of a text on a terminal: combining marks take none, East Asian letters and emoji two. */
    private static int cells(String text) {
        return text.codePoints().map(ReportText::cells).sum();
    }

    private static int cells(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        return c >= 0x1F300 || WIDE.contains(Character.UnicodeScript.of(c)) ? 2 : 1;
    }
}

package io.jenkins.plugins.bynder.engine.sync.report;

import io.jenkins.plugins.bynder.engine.sync.names.SafeText;
import io.jenkins.plugins.bynder.engine.util.Figures;
import io.jenkins.plugins.bynder.engine.util.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A report for users: a summary in one line, a table of changes with reasons, and the effort. */
public final class ReportText {

    private static final int MAX_NAME = 60;

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
            lines.add(SyncTexts.text("report.disclaimer", Printable.of(disclaimer)));
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
            lines.add("  " + Printable.pad(label(asset.outcome()), labels) + "  " + Printable.pad(name(asset), names)
                    + "  " + asset.reason());
        }
        if (report.assets().size() > max) {
            lines.add("  " + SyncTexts.text("report.more", report.assets().size() - max));
        }
    }

    /** Titles are arbitrary text, and a terminal obeys control characters. */
    private static String name(AssetReport asset) {
        return Printable.cut(SafeText.clean(asset.path().isEmpty() ? asset.name() : asset.path()), MAX_NAME);
    }

    private static String label(Outcome outcome) {
        return outcome.label(Locale.getDefault());
    }

    private static int width(Stream<String> texts) {
        return texts.mapToInt(Printable::columns).max().orElse(0);
    }
}

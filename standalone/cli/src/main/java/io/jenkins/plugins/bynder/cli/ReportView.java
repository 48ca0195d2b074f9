package io.jenkins.plugins.bynder.cli;

import static io.jenkins.plugins.bynder.cli.CliTexts.text;

import io.jenkins.plugins.bynder.engine.sync.report.AssetReport;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.engine.sync.report.ReportText;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import io.jenkins.plugins.bynder.engine.util.Printable;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prints a report: what changed and why, and a summary. */
final class ReportView {

    private static final int WORD = 8;
    private static final int SIZE = 7;
    private static final int MAX_NAME_COLUMNS = 36;
    private static final int COLUMNS = 100;

    /** Column of the names. */
    private static final int INDENT = 2 + 2 + WORD + 1 + SIZE + 2;

    /** Stable order: failures, then by outcome, then by name. */
    private static final Comparator<AssetReport> ORDER = Comparator.comparing(
                    (AssetReport asset) -> asset.outcome() != Outcome.FAILED)
            .thenComparing(AssetReport::outcome)
            .thenComparing(ReportView::name);

    private final Screen screen;

    ReportView(Screen screen) {
        this.screen = screen;
    }

    /** @param rows maximum number of assets to print */
    void show(SyncReport report, int rows) {
        List<AssetReport> shown =
                report.assets().stream().sorted(ORDER).limit(rows).toList();
        int width = shown.stream()
                .mapToInt(asset -> Printable.columns(Printable.of(name(asset))))
                .max()
                .orElse(0);
        shown.forEach(asset -> row(asset, reason(asset, report), Math.min(width, MAX_NAME_COLUMNS)));
        if (report.assets().size() > rows) {
            screen.line(Style.FAINT, "  " + text("report.more", report.assets().size() - rows));
        }
        summary(report);
    }

    /** The reason follows the name if both fit, otherwise on the next line, because neither may be cut. */
    private void row(AssetReport asset, String reason, int width) {
        Mark mark = Mark.of(asset.outcome());
        String name = Printable.of(name(asset));
        int room = Math.min(width, COLUMNS - INDENT - 2 - Printable.columns(reason));
        boolean beside = room >= Math.min(Printable.columns(name), MAX_NAME_COLUMNS);
        screen.pieces(
                "  ",
                screen.styled(mark.style(), mark.sign() + " " + Printable.pad(Mark.word(asset.outcome()), WORD) + " "),
                screen.styled(Style.PLAIN, Printable.padLeft(FigureText.bytes(asset.size()), SIZE) + "  "),
                screen.styled(Style.PLAIN, beside ? Printable.pad(name, room) + "  " : name),
                beside ? screen.styled(Style.FAINT, reason) : "");
        if (!beside && !reason.isEmpty()) {
            screen.pieces(" ".repeat(INDENT), screen.styled(Style.FAINT, reason));
        }
    }

    /** Empty if it repeats the message of the whole report, such as a full disk. */
    private static String reason(AssetReport asset, SyncReport report) {
        return asset.reason().equals(report.message()) ? "" : asset.reason();
    }

    private static String name(AssetReport asset) {
        return asset.path().isEmpty() ? asset.name() : asset.path();
    }

    private void summary(SyncReport report) {
        String counts = Stream.of(Outcome.values())
                .filter(outcome -> report.count(outcome) > 0)
                .map(outcome -> text("report.count", report.count(outcome), Mark.word(outcome)))
                .collect(Collectors.joining(", "));
        screen.line(
                report.complete() ? Style.STRONG : Style.PLAIN,
                text(headline(report), counts.isEmpty() ? text("report.nothing") : counts));
        screen.line(
                Style.FAINT,
                text(
                        "report.effort",
                        FigureText.bytes(report.bytesDownloaded()),
                        FigureText.time(Duration.ofMillis(report.millis())),
                        report.apiRequests()));
        ReportText.listing(report.reading()).ifPresent(listing -> screen.line(Style.FAINT, listing));
        if (!report.message().isEmpty()) {
            screen.error(report.message());
        }
        for (String disclaimer : report.disclaimers()) {
            screen.line(Style.CAUTION, text("report.disclaimer", Printable.of(disclaimer)));
        }
    }

    private static String headline(SyncReport report) {
        if (report.dryRun()) {
            return "report.plan";
        }
        return report.complete() ? "report.done" : "report.partly";
    }
}

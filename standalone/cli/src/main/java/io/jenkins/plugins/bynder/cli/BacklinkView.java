package io.jenkins.plugins.bynder.cli;

import static io.jenkins.plugins.bynder.cli.CliTexts.text;

import io.jenkins.plugins.bynder.engine.backlink.BacklinkReport;
import io.jenkins.plugins.bynder.engine.backlink.BacklinkResult;
import io.jenkins.plugins.bynder.engine.util.Printable;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prints a report of links: what changed or failed, and a summary. */
record BacklinkView(Screen screen) {

    private static final int ROWS = 20;
    private static final int WORD = 10;
    private static final int MAX_NAME_COLUMNS = 36;

    void show(BacklinkReport report, long requests) {
        List<BacklinkResult> changes = report.links().stream()
                .filter(link -> link.state() != BacklinkResult.State.UNCHANGED)
                .filter(link -> !link.reason().equals(report.message()))
                .sorted(BacklinkReport.FAILURES_FIRST)
                .toList();
        int rows = report.dryRun() ? changes.size() : ROWS;
        int width = changes.stream()
                .limit(rows)
                .mapToInt(link -> Printable.columns(Printable.of(name(link))))
                .max()
                .orElse(0);
        changes.stream().limit(rows).forEach(link -> row(link, Math.min(width, MAX_NAME_COLUMNS)));
        if (changes.size() > rows) {
            screen.line(Style.FAINT, "  " + text("report.more", changes.size() - rows));
        }
        summary(report, requests);
    }

    private void row(BacklinkResult link, int width) {
        Style style =
                switch (link.state()) {
                    case WRITTEN, REMOVED -> Style.GOOD;
                    case UNCONFIRMED, FOREIGN, FAILED -> Style.BAD;
                    case PLANNED, UNCHANGED -> Style.PLAIN;
                };
        boolean told = !link.state().isFailure();
        screen.pieces(
                "  ",
                screen.styled(style, Printable.pad(word(link.state()), WORD) + "  "),
                screen.styled(Style.PLAIN, Printable.pad(Printable.of(name(link)), width) + "  "),
                screen.styled(Style.FAINT, Printable.of(told ? link.url() : link.reason())));
    }

    private void summary(BacklinkReport report, long requests) {
        String counts = Stream.of(BacklinkResult.State.values())
                .filter(state -> report.count(state) > 0)
                .map(state -> text("report.count", report.count(state), word(state)))
                .collect(Collectors.joining(", "));
        String what = text("backlink.summary", report.label(), counts.isEmpty() ? text("report.nothing") : counts);
        String headline = report.dryRun() ? "report.plan" : report.complete() ? "report.done" : "report.partly";
        screen.line(report.complete() ? Style.STRONG : Style.PLAIN, text(headline, what));
        screen.line(
                Style.FAINT, text("backlink.effort", FigureText.time(Duration.ofMillis(report.millis())), requests));
        if (!report.message().isEmpty()) {
            screen.error(report.message());
        }
    }

    private static String word(BacklinkResult.State state) {
        return text("link." + state.name());
    }

    private static String name(BacklinkResult link) {
        return link.name().isEmpty() ? link.assetId() : link.name();
    }
}

package io.jenkins.plugins.bynder.cli;

import static io.jenkins.plugins.bynder.cli.CliTexts.text;

import io.jenkins.plugins.bynder.engine.sync.SourceStatus;
import io.jenkins.plugins.bynder.engine.sync.SyncProgress;
import io.jenkins.plugins.bynder.engine.util.Printable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The progress of a sync as one line. Depends only on its parts.
 *
 * @param elapsed since the start of the sync
 * @param rate of the last seconds
 */
record ProgressLine(SyncProgress.Snapshot progress, SourceStatus source, Duration elapsed, TransferRate.Rate rate) {

    /** Done and remaining part of a bar. */
    static final String BLOCKS = "█░";

    private static final String SIGNS = "#.";
    private static final int LONG_BAR = 16;
    private static final int SHORT_BAR = 8;
    private static final String GAP = "  ";

    /** A line for redrawing: a bar and the figures that fit. */
    String drawn(boolean blocks, int columns) {
        if (progress.phase() != SyncProgress.Phase.TRANSFERRING) {
            return GAP + busyWith() + (waits() ? GAP + waiting() : "");
        }
        // Only two lengths: a bar that resizes with each figure is hard to read.
        String figures = figures(true);
        if (fits(LONG_BAR, figures, columns)) {
            return beside(blocks, LONG_BAR, figures);
        }
        return beside(blocks, SHORT_BAR, fits(SHORT_BAR, figures, columns) ? figures : figures(false));
    }

    private static boolean fits(int bar, String figures, int columns) {
        return bar + 2 * GAP.length() + Printable.columns(figures) <= columns;
    }

    private String beside(boolean blocks, int bar, String figures) {
        return GAP + bar(blocks ? BLOCKS : SIGNS, bar) + GAP + figures;
    }

    /** A line for a log: the time and all figures in words. */
    String printed() {
        String what = progress.phase() == SyncProgress.Phase.TRANSFERRING
                ? figures(true)
                : busyWith() + (waits() ? GAP + waiting() : "");
        return GAP + Printable.padLeft(FigureText.clock(elapsed), 5) + GAP + what;
    }

    private String busyWith() {
        return switch (progress.phase()) {
            case LISTING -> text("progress.listing", progress.listed());
            case PLANNING -> text("progress.planning", progress.listed());
            case TRANSFERRING -> "";
            case CLEANING -> text("progress.cleaning");
            case ENDED -> text("progress.ended");
        };
    }

    private String figures(boolean withRate) {
        List<String> figures = new ArrayList<>();
        figures.add(text("progress.percent", percent()));
        figures.add(text("progress.files", progress.files(), progress.filesTotal()));
        if (waits()) {
            figures.add(waiting());
            return joined(figures);
        }
        if (progress.bytesTotal() > 0) {
            figures.add(text("progress.bytes", FigureText.bytes(progress.bytes()), FigureText.bytes(bytesExpected())));
        }
        if (withRate && rate.bytes() >= 1) {
            figures.add(FigureText.rate(rate.bytes()));
        }
        long left = secondsLeft();
        if (left > 0) {
            figures.add(text("progress.left", FigureText.wholeSeconds(left)));
        }
        return joined(figures);
    }

    private static String joined(List<String> figures) {
        return figures.stream().collect(Collectors.joining(GAP));
    }

    private boolean waits() {
        return !source.waitingFor().isEmpty();
    }

    private String waiting() {
        return text("progress.waits", FigureText.wholeSeconds((source.waitMillis() + 999) / 1000), source.waitingFor());
    }

    /** Estimate: portals do not report every size, and a restarted download counts twice. */
    private long bytesExpected() {
        return Math.max(progress.bytes(), progress.bytesTotal());
    }

    /** 100 only when the last file is in place. */
    private int percent() {
        if (progress.files() >= progress.filesTotal()) {
            return 100;
        }
        double share = progress.bytesTotal() > 0
                ? (double) progress.bytes() / bytesExpected()
                : (double) progress.files() / progress.filesTotal();
        return (int) Math.min(99, share * 100);
    }

    /** By bytes or by files, whichever takes longer; 0 if unknown. */
    private long secondsLeft() {
        if (!rate.steady()) {
            return 0;
        }
        double byBytes = rate.bytes() < 1 ? 0 : (bytesExpected() - progress.bytes()) / rate.bytes();
        double byFiles = rate.files() <= 0 ? 0 : (progress.filesTotal() - progress.files()) / rate.files();
        return Math.round(Math.min(Math.max(byBytes, byFiles), Integer.MAX_VALUE));
    }

    private String bar(String signs, int length) {
        int done = length * percent() / 100;
        return signs.substring(0, 1).repeat(done) + signs.substring(1).repeat(length - done);
    }
}

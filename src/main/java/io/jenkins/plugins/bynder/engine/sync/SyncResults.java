package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.sync.report.AssetReport;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** The results of a sync so far. Thread-safe. */
final class SyncResults {

    private final Map<String, AssetReport> reports = new LinkedHashMap<>();
    private final AtomicLong bytes = new AtomicLong();
    private int unchanged;

    /** The last report of an asset replaces earlier ones; unchanged assets are only counted. */
    synchronized void add(AssetReport report) {
        if (report.outcome() == Outcome.UNCHANGED) {
            unchanged++;
        } else {
            reports.put(report.id(), report);
        }
    }

    synchronized void unchanged(int count) {
        unchanged += count;
    }

    void received(long count) {
        bytes.addAndGet(count);
    }

    long bytes() {
        return bytes.get();
    }

    synchronized Optional<AssetReport> of(String id) {
        return Optional.ofNullable(reports.get(id));
    }

    boolean anyFailed() {
        return failed() > 0;
    }

    int failed() {
        return count(Outcome.FAILED);
    }

    synchronized int count(Outcome outcome) {
        return outcome == Outcome.UNCHANGED
                ? unchanged
                : (int) reports.values().stream()
                        .filter(report -> report.outcome() == outcome)
                        .count();
    }

    synchronized Map<Outcome, Integer> counts() {
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            counts.put(outcome, 0);
        }
        reports.values().forEach(report -> counts.merge(report.outcome(), 1, Integer::sum));
        counts.put(Outcome.UNCHANGED, unchanged);
        return counts;
    }

    /** Failures first, then unavailable files, then the rest in order of occurrence. */
    synchronized List<AssetReport> reports() {
        List<AssetReport> sorted = new ArrayList<>(reports.values());
        sorted.sort(Comparator.comparingInt(report -> rank(report.outcome())));
        return sorted;
    }

    private static int rank(Outcome outcome) {
        return switch (outcome) {
            case FAILED -> 0;
            case UNAVAILABLE -> 1;
            default -> 2;
        };
    }
}

package io.jenkins.plugins.bynder.report;

import io.jenkins.plugins.bynder.engine.sync.report.AssetReport;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts the causes of failures while rows are written. */
final class FailureTally {

    /** More different ones are no longer a summary. */
    static final int MAX = 20;

    private final Map<String, FailureCause> causes = new LinkedHashMap<>();

    void add(AssetReport asset) {
        if (!FailureCause.hasCause(asset)) {
            return;
        }
        String key = FailureCause.key(asset);
        FailureCause first = causes.get(key);
        if (first != null) {
            causes.put(key, first.withOneMore());
        } else if (causes.size() < MAX) {
            causes.put(key, new FailureCause(key, asset.outcome().key(), FailureCause.reason(asset), 1));
        }
    }

    /** The most frequent first. */
    List<FailureCause> causes() {
        return causes.values().stream()
                .sorted(Comparator.comparingInt(FailureCause::count).reversed())
                .toList();
    }
}

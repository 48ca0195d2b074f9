package io.jenkins.plugins.bynder.step;

import io.jenkins.plugins.bynder.engine.backlink.BacklinkReport;
import io.jenkins.plugins.bynder.engine.backlink.BacklinkResult;
import io.jenkins.plugins.bynder.engine.sync.report.AssetReport;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A report as plain maps and lists, which Pipelines can read in the sandbox and keep across a restart. */
final class ReportMap {

    private ReportMap() {}

    /** Includes the number of links by state under {@code backlinks}, if links were written. */
    static Map<String, Object> of(SyncResult result) {
        Map<String, Object> map = of(result.report());
        map.put("changed", result.changed());
        map.put(
                "assets",
                result.assets().stream().map(AssetReport::fields).collect(Collectors.toCollection(ArrayList::new)));
        map.put("apiRequests", result.apiRequests());
        result.links().ifPresent(made -> map.put("backlinks", counts(made)));
        return map;
    }

    /** A report of links with a limited number of changed ones, failures first. */
    static Map<String, Object> of(BacklinkReport report) {
        Map<String, Object> map = counts(report);
        map.put("complete", report.complete());
        map.put("dryRun", report.dryRun());
        map.put("label", report.label());
        map.put("message", report.message());
        map.put("apiRequests", report.apiRequests());
        map.put("millis", report.millis());
        List<Map<String, Object>> links = new ArrayList<>();
        for (BacklinkResult link :
                report.withLinksAtMost(AgentReportValidator.MAX_ASSETS).links()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("id", link.assetId());
            one.put("name", link.name());
            one.put("state", link.state().key());
            one.put("url", link.url());
            one.put("reason", link.reason());
            links.add(one);
        }
        map.put("links", links);
        return map;
    }

    private static Map<String, Object> counts(BacklinkReport report) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (BacklinkResult.State state : BacklinkResult.State.values()) {
            map.put(state.key(), report.count(state));
        }
        return map;
    }

    private static Map<String, Object> of(SyncReport report) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (Outcome outcome : Outcome.values()) {
            map.put(outcome.key(), report.count(outcome));
        }
        map.putAll(report.fields());
        return map;
    }
}

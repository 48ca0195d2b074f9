package io.jenkins.plugins.bynder.report;

import io.jenkins.plugins.bynder.engine.backlink.BacklinkReport;
import io.jenkins.plugins.bynder.engine.backlink.BacklinkResult;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Backlinks for rows, by asset id. */
final class RowLinks {

    private RowLinks() {}

    /** Results of one build. */
    static Map<String, Row.Link> told(BacklinkReport report) {
        return links(report, BacklinkResult::explained);
    }

    /** Current states; without text for links that are as they should be. */
    static Map<String, Row.Link> standing(BacklinkReport report) {
        return links(report, link -> link.state().isDesired() ? LocalizableText.EMPTY : link.explained());
    }

    private static Map<String, Row.Link> links(BacklinkReport report, Function<BacklinkResult, LocalizableText> state) {
        Map<String, Row.Link> links = new HashMap<>();
        report.links().forEach(link -> links.put(link.assetId(), new Row.Link(link.url(), state.apply(link))));
        return links;
    }
}

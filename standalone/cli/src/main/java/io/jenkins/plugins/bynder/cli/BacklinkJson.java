package io.jenkins.plugins.bynder.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.bynder.engine.backlink.BacklinkReport;
import io.jenkins.plugins.bynder.engine.backlink.BacklinkResult;
import io.jenkins.plugins.bynder.engine.backlink.UrlTemplate;
import io.jenkins.plugins.bynder.engine.portal.PortalAddress;
import java.io.PrintStream;

/** The result of {@code backlink} as JSON. */
record BacklinkJson(PortalAddress portal, UrlTemplate template, BacklinkReport report, long requests) {

    void write(PrintStream out) {
        JsonLine.write(json(), out);
    }

    private ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("portal", portal.toString());
        json.put("label", report.label());
        json.put("url", template.toString());
        json.put("dryRun", report.dryRun());
        json.put("complete", report.complete());
        json.put("message", report.message());
        ObjectNode counts = json.putObject("counts");
        for (BacklinkResult.State state : BacklinkResult.State.values()) {
            counts.put(state.key(), report.count(state));
        }
        ArrayNode links = json.putArray("links");
        for (BacklinkResult link : report.links()) {
            links.addObject()
                    .put("id", link.assetId())
                    .put("name", link.name())
                    .put("state", link.state().key())
                    .put("url", link.url())
                    .put("reason", link.reason());
        }
        json.put("apiRequests", requests);
        json.put("millis", report.millis());
        return json;
    }
}

package io.jenkins.plugins.bynder.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.bynder.engine.portal.Asset;
import java.io.PrintStream;
import java.time.Instant;

/** A JSON array with one asset per line, so that it can be read line by line or as a whole. */
final class AssetJson implements AssetsCommand.Sink {

    private final PrintStream out;
    private boolean first = true;

    AssetJson(PrintStream out) {
        this.out = out;
    }

    @Override
    public void asset(Asset asset) {
        out.print(first ? "[\n" : ",\n");
        out.print(JsonLine.line(json(asset)));
        first = false;
    }

    @Override
    public void end() {
        out.print(first ? "[]\n" : "\n]\n");
        out.flush();
    }

    @Override
    public boolean broken() {
        return out.checkError();
    }

    private static ObjectNode json(Asset asset) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", asset.id());
        json.put("name", asset.name());
        json.put("type", asset.type());
        json.put("extension", asset.extension());
        if (asset.fileSize() != Asset.UNKNOWN_SIZE) {
            json.put("size", asset.fileSize());
        }
        putTime(json, "created", asset.dateCreated());
        putTime(json, "modified", asset.dateModified());
        asset.tags().forEach(json.putArray("tags")::add);
        json.put("archived", asset.archived());
        json.put("limited", asset.limited());
        json.put("watermarked", asset.watermarked());
        return json;
    }

    private static void putTime(ObjectNode json, String field, Instant time) {
        if (!time.equals(Instant.EPOCH)) {
            json.put(field, time.toString());
        }
    }
}

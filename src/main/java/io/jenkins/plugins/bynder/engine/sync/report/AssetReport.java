package io.jenkins.plugins.bynder.engine.sync.report;

import io.jenkins.plugins.bynder.engine.portal.Ids;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import io.jenkins.plugins.bynder.engine.util.Sha256;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The result of a sync for one asset.
 *
 * @param name the asset's title in Bynder
 * @param path file name in the folder; empty if there is none
 * @param why its result is this one
 * @param size bytes; -1 if unknown
 * @param sha256 lower-case hexadecimal; empty if there is no file
 * @param listedSize size of the file according to Bynder; -1 if unknown or equal to {@code size}
 */
public record AssetReport(
        String id,
        String name,
        String path,
        Outcome outcome,
        LocalizableText why,
        long size,
        String sha256,
        long listedSize)
        implements Serializable {

    private static final long serialVersionUID = 1;

    public AssetReport {
        Ids.requireSafe(id);
        Objects.requireNonNull(name);
        Objects.requireNonNull(path);
        Objects.requireNonNull(outcome);
        Objects.requireNonNull(why);
        if (!sha256.isEmpty() && (sha256.length() != 64 || !Sha256.isHex(sha256))) {
            throw new IllegalArgumentException("Not a SHA-256 in lower-case hexadecimal");
        }
        listedSize = listedSize == size ? -1 : Math.max(listedSize, -1);
    }

    /** A report without a listed size. */
    public AssetReport(
            String id, String name, String path, Outcome outcome, LocalizableText why, long size, String sha256) {
        this(id, name, path, outcome, why, size, sha256, -1);
    }

    /** The reason in the language of the machine that made the report. */
    public String reason() {
        return why.text();
    }

    /** The fields by the names that they have in JSON and in Pipelines; values are texts and numbers. */
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", id);
        fields.put("name", name);
        fields.put("path", path);
        fields.put("outcome", outcome.key());
        fields.put("reason", reason());
        fields.put("size", size);
        fields.put("sha256", sha256);
        if (differsFromListing()) {
            fields.put("listedSize", listedSize);
        }
        return fields;
    }

    /** Whether the file was accepted although Bynder lists it with another size. */
    public boolean differsFromListing() {
        return listedSize >= 0;
    }
}

package io.jenkins.plugins.bynder.trigger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.bynder.engine.portal.PortalAddress;
import io.jenkins.plugins.bynder.step.SyncedAsset;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * {@link SyncedAssets} in the directory of their job: a header line, then a line of JSON for each asset. One that is
 * missing or cannot be understood is a job that never synced, which costs a build and nothing else.
 */
final class SyncedAssetsFile {

    private static final Logger LOGGER = Logger.getLogger(SyncedAssetsFile.class.getName());
    private static final int FORMAT = 1;

    private final Path file;
    private final String portal;
    private final String tag;
    private final JsonMapper json = new JsonMapper();

    /** @param directory of the job */
    SyncedAssetsFile(Path directory, PortalAddress portal, String tag) {
        this.portal = portal.toString();
        this.tag = tag;
        this.file = directory.resolve("bynder").resolve("synced-" + key(this.portal, tag) + ".jsonl");
    }

    /** A tag may hold characters that a file name may not. */
    private static String key(String portal, String tag) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest((portal + "\n" + tag).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JVM has it
        }
    }

    /** Empty if the job never synced that tag. */
    Optional<SyncedAssets> read() {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            JsonNode header =
                    json.readTree(Optional.ofNullable(lines.readLine()).orElse(""));
            boolean ours = header.path("format").asInt() == FORMAT
                    && header.path("portal").asText().equals(portal)
                    && header.path("tag").asText().equals(tag);
            return ours ? Optional.of(assets(lines)) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            LOGGER.log(Level.WARNING, Messages.SyncedAssetsFile_unreadable(file), e);
            return Optional.empty();
        }
    }

    private SyncedAssets assets(BufferedReader lines) throws IOException {
        List<SyncedAsset> assets = new ArrayList<>();
        for (String line = lines.readLine();
                line != null && assets.size() < SyncedAssets.MOST;
                line = lines.readLine()) {
            JsonNode asset = json.readTree(line);
            assets.add(new SyncedAsset(
                    asset.required("id").asText(),
                    Instant.ofEpochMilli(asset.required("modified").asLong()),
                    asset.required("size").asLong(),
                    asset.required("name").asText(),
                    asset.required("extension").asText(),
                    asset.path("item").asText(),
                    linking(asset)));
        }
        return new SyncedAssets(assets);
    }

    private static Optional<SyncedAsset.Period> linking(JsonNode asset) {
        return asset.has("linkingFrom")
                ? Optional.of(new SyncedAsset.Period(
                        Instant.ofEpochMilli(asset.path("linkingFrom").asLong()),
                        Instant.ofEpochMilli(asset.path("linkingTo").asLong())))
                : Optional.empty();
    }

    /** Replaces the file in one step: a reader sees the old or the new state, and a crash leaves one of them. */
    void write(SyncedAssets assets) throws IOException {
        Files.createDirectories(file.getParent());
        Path next = file.resolveSibling(file.getFileName() + ".new");
        try (BufferedWriter lines = Files.newBufferedWriter(next)) {
            lines.write(json.createObjectNode()
                    .put("format", FORMAT)
                    .put("portal", portal)
                    .put("tag", tag)
                    .toString());
            lines.write('\n');
            for (SyncedAsset asset : assets.all()) {
                ObjectNode line = json.createObjectNode()
                        .put("id", asset.id())
                        .put("modified", asset.modified().toEpochMilli())
                        .put("size", asset.size())
                        .put("name", asset.name())
                        .put("extension", asset.extension())
                        .put("item", asset.item());
                asset.linking()
                        .ifPresent(when -> line.put("linkingFrom", when.from().toEpochMilli())
                                .put("linkingTo", when.to().toEpochMilli()));
                lines.write(line.toString());
                lines.write('\n');
            }
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}

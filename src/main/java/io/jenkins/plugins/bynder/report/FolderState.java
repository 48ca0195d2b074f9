package io.jenkins.plugins.bynder.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import hudson.model.Job;
import io.jenkins.plugins.bynder.engine.sync.Shard;
import io.jenkins.plugins.bynder.engine.sync.report.AssetReport;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.step.SyncedAsset;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is in an import folder of a job now, as far as its builds have told; kept with the job, so that it outlives them.
 * A small file has the numbers, another the assets.
 */
final class FolderState {

    private static final Logger LOGGER = Logger.getLogger(FolderState.class.getName());
    private static final JsonMapper JSON = new JsonMapper();
    private static final int FORMAT = 1;

    /**
     * @param portal address of the portal
     * @param folder relative to the workspace
     * @param bytes of the assets whose size is known
     * @param build the last that has synced it
     * @param time of that, milliseconds since 1970
     * @param complete whether that sync came to a good end
     */
    record Facts(
            String portal, String tag, String folder, int assets, long bytes, int build, long time, boolean complete) {}

    private final Path directory;
    private final String name;
    private final Facts facts;

    private FolderState(Path directory, String name, Facts facts) {
        this.directory = directory;
        this.name = name;
        this.facts = facts;
    }

    /** All that the job has, the one that was synced last first. */
    static List<FolderState> of(Job<?, ?> job) {
        return of(job.getRootDir().toPath());
    }

    /** @param job its directory */
    static List<FolderState> of(Path job) {
        Path directory = job.resolve("bynder");
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.matches("folder-[0-9a-f]{16}\\.json"))
                    .map(file -> read(directory, file.substring(0, file.length() - 5)))
                    .flatMap(Optional::stream)
                    .sorted(Comparator.comparingLong((FolderState state) -> -state.facts.time()))
                    .toList();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Cannot list " + directory);
            return List.of();
        }
    }

    private static Optional<FolderState> read(Path directory, String name) {
        try {
            JsonNode json = JSON.readTree(Files.readString(directory.resolve(name + ".json"), StandardCharsets.UTF_8));
            if (json.path("format").asInt() != FORMAT) {
                return Optional.empty();
            }
            return Optional.of(new FolderState(
                    directory,
                    name,
                    new Facts(
                            json.path("portal").asText(),
                            json.path("tag").asText(),
                            json.path("folder").asText(),
                            json.path("assets").asInt(),
                            json.path("bytes").asLong(),
                            json.path("build").asInt(),
                            json.path("time").asLong(),
                            json.path("complete").asBoolean())));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Cannot read " + directory.resolve(name));
            return Optional.empty();
        }
    }

    /**
     * The state after a sync, which may be the first one. Nobody else may write it meanwhile.
     *
     * @param job its directory
     */
    static FolderState next(Path job, Facts facts) {
        return new FolderState(job.resolve("bynder"), name(facts), facts);
    }

    /** A tag may hold characters that a file name may not. */
    private static String name(Facts facts) {
        try {
            String key = facts.portal() + "\n" + facts.tag() + "\n" + facts.folder();
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return "folder-" + HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JVM has it
        }
    }

    boolean isOf(String portal, String tag) {
        return facts.portal().equals(portal) && facts.tag().equals(tag);
    }

    Facts facts() {
        return facts;
    }

    Path rows() {
        return directory.resolve(name + ".rows");
    }

    Optional<Row> find(String assetId) {
        List<Row> found = new ArrayList<>(1);
        try (RowFile file = RowFile.open(rows())) {
            file.read(RowFile.Filter.all(), row -> {
                if (row.asset().id().equals(assetId)) {
                    found.add(row);
                }
            });
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Cannot read " + rows());
        }
        return found.stream().findFirst();
    }

    /**
     * Takes in what a sync has told.
     *
     * @param landed assets whose files are in the folder
     * @param shard which assets the sync was about
     * @param reported rows of the sync's report, if it has any
     */
    void update(Collection<SyncedAsset> landed, Shard shard, Optional<Path> reported) throws IOException {
        Map<String, Row> rows = content();
        Map<String, Row> before = new LinkedHashMap<>(rows);
        Set<String> there = landed.stream().map(SyncedAsset::id).collect(Collectors.toSet());
        if (facts.complete()) {
            rows.keySet().removeIf(id -> shard.holds(id) && !there.contains(id));
        }
        for (SyncedAsset asset : landed) {
            rows.putIfAbsent(asset.id(), unreported(asset));
        }
        if (reported.isPresent()) {
            try (RowFile file = RowFile.open(reported.get())) {
                file.read(
                        RowFile.Filter.all(),
                        row -> rows.computeIfPresent(
                                row.asset().id(),
                                (id, old) -> row.asset().outcome() == Outcome.FAILED
                                        ? old
                                        : row.withLink(old.link()).withBuild(facts.build())));
            }
        }
        write(rows, before);
    }

    private static Row unreported(SyncedAsset asset) {
        return Row.of(
                new AssetReport(asset.id(), asset.name(), "", Outcome.UNCHANGED, "", Math.max(-1, asset.size()), ""));
    }

    /** Takes in what has become of backlinks. */
    void update(Map<String, Row.Link> links) throws IOException {
        Map<String, Row> rows = content();
        Map<String, Row> before = new LinkedHashMap<>(rows);
        links.forEach((asset, link) -> rows.computeIfPresent(asset, (id, old) -> old.withLink(link)));
        write(rows, before);
    }

    private Map<String, Row> content() throws IOException {
        Map<String, Row> rows = new LinkedHashMap<>();
        if (Files.exists(rows())) {
            try (RowFile file = RowFile.open(rows())) {
                file.read(RowFile.Filter.all(), row -> rows.put(row.asset().id(), row));
            }
        }
        return rows;
    }

    private void write(Map<String, Row> rows, Map<String, Row> before) throws IOException {
        if (!rows.equals(before) || !Files.exists(rows())) {
            try (RowWriter writer = RowWriter.byName(rows())) {
                for (Row row : rows.values()) {
                    writer.add(row);
                }
                writer.finish();
            }
        }
        long bytes = rows.values().stream()
                .mapToLong(row -> Math.max(0, row.asset().size()))
                .sum();
        Path file = directory.resolve(name + ".json");
        Path part = directory.resolve(name + ".json.part");
        Files.writeString(
                part,
                JSON.createObjectNode()
                        .put("format", FORMAT)
                        .put("portal", facts.portal())
                        .put("tag", facts.tag())
                        .put("folder", facts.folder())
                        .put("assets", rows.size())
                        .put("bytes", bytes)
                        .put("build", facts.build())
                        .put("time", facts.time())
                        .put("complete", facts.complete())
                        .toString());
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}

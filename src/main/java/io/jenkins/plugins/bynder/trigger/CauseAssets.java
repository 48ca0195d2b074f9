package io.jenkins.plugins.bynder.trigger;

import io.jenkins.plugins.bynder.engine.portal.Ids;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The ids of all assets that a build is for, one per line in a file of the build, because they are too many for its
 * record.
 */
final class CauseAssets {

    private static final int MAX_LINE = 65;

    private final Path file;

    private CauseAssets(Path file) {
        this.file = file;
    }

    static CauseAssets in(Path build) {
        return new CauseAssets(build.resolve("bynder").resolve("assets.txt"));
    }

    /** A crash may leave an incomplete file, which {@link #read} rejects. */
    void write(Collection<String> ids) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, ids, StandardCharsets.US_ASCII);
    }

    /** Empty unless the file contains exactly this number of distinct ids. */
    Optional<Set<String>> read(int count) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > (long) count * MAX_LINE) {
                return Optional.empty();
            }
            Set<String> ids = new LinkedHashSet<>(Files.readAllLines(file, StandardCharsets.US_ASCII));
            return Optional.of(ids)
                    .filter(read -> read.size() == count && read.stream().allMatch(Ids::isSafe));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}

package io.jenkins.plugins.bynder.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.sample.SampleAsset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** An import folder, checked independently of the engine. */
final class Folder {

    private Folder() {}

    /** The folder contains exactly the complete originals of these assets. */
    static void assertHolds(Path folder, Collection<SampleAsset> assets) throws IOException {
        assertThat(hashes(folder))
                .containsExactlyInAnyOrderElementsOf(
                        assets.stream().map(SampleAsset::sha256).toList());
    }

    static List<String> hashes(Path folder) throws IOException {
        List<String> hashes = new ArrayList<>();
        for (Path file : files(folder)) {
            hashes.add(sha256(file));
        }
        return hashes;
    }

    /** All files except those in {@code .bynder}. */
    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> !entry.getFileName().toString().equals(".bynder"))
                    .toList();
        }
    }

    private static String sha256(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

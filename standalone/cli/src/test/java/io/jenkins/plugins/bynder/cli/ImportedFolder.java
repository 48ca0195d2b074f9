package io.jenkins.plugins.bynder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.sample.SampleAsset;
import io.jenkins.plugins.bynder.sample.SampleLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An import folder, checked independently of the engine. */
record ImportedFolder(Path path) {

    List<Path> files() throws IOException {
        if (!Files.exists(path)) {
            return List.of();
        }
        try (Stream<Path> content = Files.list(path)) {
            return content.filter(Files::isRegularFile).toList();
        }
    }

    /** Ids of the assets with a file in the folder. */
    Set<String> assets(SampleLibrary library) throws IOException {
        Map<String, SampleAsset> assets = byFileName(library);
        return files().stream()
                .map(file -> assets.get(file.getFileName().toString()).id())
                .collect(Collectors.toSet());
    }

    /** Every file has the name and the bytes of one asset. */
    void assertWhole(SampleLibrary library) throws IOException {
        Map<String, SampleAsset> assets = byFileName(library);
        for (Path file : files()) {
            SampleAsset asset = assets.get(file.getFileName().toString());
            assertThat(asset).as(file.toString()).isNotNull();
            assertThat(Files.readAllBytes(file))
                    .as(file.toString())
                    .isEqualTo(asset.original().content().bytes());
        }
    }

    private static Map<String, SampleAsset> byFileName(SampleLibrary library) {
        return library.assets().stream()
                .collect(Collectors.toMap(asset -> asset.original().fileName(), Function.identity()));
    }
}

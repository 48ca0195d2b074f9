package io.jenkins.plugins.bynder.cli;

import io.jenkins.plugins.bynder.sample.SamplePortal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Demonstrates syncs with a sample portal in this process. */
@Command(
        name = "demo",
        resourceBundle = "io.jenkins.plugins.bynder.cli.Help",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false)
final class DemoCommand implements Callable<Integer> {

    private static final String FOLDER = "DAM import";

    /** A non-ASCII name like those of the demo's assets. */
    private static final String FOREIGN_NAME = "\u590f.jpg";

    private static final int MAX_LATENCY = 10_000;

    private final Context context;

    @Option(names = "--import-folder", paramLabel = "DIR")
    private Path importFolder;

    @Option(names = "--latency", paramLabel = "MS", defaultValue = "30")
    private int latency;

    @Option(names = "--stay")
    private boolean stay;

    DemoCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        requireForeignNames();
        if (latency < 0 || latency > MAX_LATENCY) {
            throw new ConfigurationException(CliTexts.text("demo.latency", MAX_LATENCY));
        }
        Path folder = folder();
        try (SamplePortal portal = SamplePortal.start()) {
            return new Demo(context, portal, folder, Duration.ofMillis(latency), stay).play();
        }
    }

    private static void requireForeignNames() {
        try {
            Path.of(FOREIGN_NAME);
        } catch (InvalidPathException e) {
            throw new ConfigurationException(CliTexts.text("demo.locale"), e);
        }
    }

    private Path folder() throws IOException {
        if (importFolder == null) {
            return Files.createTempDirectory("bynder-demo-").resolve(FOLDER);
        }
        Path folder = importFolder.toAbsolutePath().normalize();
        if (Files.exists(folder)) {
            try (Stream<Path> content = Files.list(folder)) {
                if (content.findAny().isPresent()) {
                    throw new ConfigurationException(CliTexts.text("demo.notEmpty", folder));
                }
            }
        }
        return folder;
    }
}

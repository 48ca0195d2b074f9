package io.jenkins.plugins.bynder.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The compared programs. Each downloads the files of one portal into one folder. */
final class Contenders {

    /** Parallel transfers: the default of {@code bynder-sync}, and the setting of the other programs. */
    static final int PARALLEL = 16;

    private static final Pattern GENERATION = Pattern.compile("^\\{\"listing\":\\{\"generation\":(\\d+)");

    /** How much of the listing a sync reads. */
    enum Way {
        QUICK,
        SCOPED,
        FULL;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Settings settings;
    private final BenchPortal portal;

    Contenders(Settings settings, BenchPortal portal) {
        this.settings = settings;
        this.portal = portal;
    }

    /** @param more options of Java */
    Program engine(Path folder, String... more) {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(Arrays.asList(more));
        command.addAll(List.of(
                "-jar",
                settings.jar().toString(),
                "sync",
                "--portal",
                portal.url(),
                "--budget",
                "off",
                "--json",
                "--import-folder",
                folder.toString()));
        return new Program(scratch(), command.toArray(String[]::new))
                .with("BYNDER_PERMANENT_TOKEN", portal.token())
                .with("LC_ALL", "C.UTF-8");
    }

    /**
     * A sync with that kind of listing.
     *
     * @param changed number of assets that have changed
     * @param options of Java
     */
    Program engine(Path folder, Way way, int changed, String... options) throws IOException {
        if (way != Way.SCOPED) {
            return engine(folder, options).and("--listing", way == Way.FULL ? "full" : "auto");
        }
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(Arrays.asList(options));
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                ScopedSync.class.getName(),
                portal.url(),
                folder.toString(),
                generation(folder),
                portal.ids(changed)));
        return new Program(scratch(), command.toArray(String[]::new))
                .with("BYNDER_PERMANENT_TOKEN", portal.token())
                .with("LC_ALL", "C.UTF-8");
    }

    /** The generation of the folder that the last sync recorded. */
    private static String generation(Path folder) throws IOException {
        try (Stream<String> lines = Files.lines(folder.resolve(".bynder").resolve("manifest.jsonl"), UTF_8)) {
            return lines.map(GENERATION::matcher)
                    .filter(Matcher::find)
                    .map(found -> found.group(1))
                    .reduce((earlier, later) -> later)
                    .orElseThrow(() -> new IOException("No listing is recorded in " + folder));
        }
    }

    /** @param most number of assets; it needs at least 20 ms for each, so a whole library would take too long */
    Program sdkLoop(Path folder, int most) {
        List<String> keys = portal.keys();
        return new Program(
                scratch(),
                java(),
                "-cp",
                settings.sdk().resolve("classes") + ":" + settings.sdk().resolve("lib") + "/*",
                "io.jenkins.plugins.bynder.sdkloop.SdkLoop",
                portal.url(),
                keys.get(0),
                keys.get(1),
                keys.get(2),
                keys.get(3),
                folder.toString(),
                Integer.toString(most));
    }

    Program curl(Path folder, int assets) throws IOException {
        Path script = scratch().resolve("curl-sync.sh");
        Files.createDirectories(scratch());
        try (InputStream text = Contenders.class.getResourceAsStream("curl-sync.sh")) {
            Files.write(script, text.readAllBytes());
        }
        return new Program(
                scratch(),
                "sh",
                script.toString(),
                portal.url(),
                portal.token(),
                folder.toString(),
                Integer.toString(assets),
                Integer.toString(PARALLEL));
    }

    /** With its default options. */
    Program rcloneAsItIs(Path folder) throws IOException {
        return rclone("copy", folder);
    }

    /** With as many transfers as {@code bynder-sync}, and without a request for the size and time of each file. */
    Program rcloneAsParallel(Path folder) throws IOException {
        String parallel = Integer.toString(PARALLEL);
        return rclone("copy", folder, "--transfers", parallel, "--checkers", parallel, "--http-no-head");
    }

    /** Only compares, by size. */
    Program rcloneCheck(Path folder) throws IOException {
        return rclone("check", folder, "--size-only", "--one-way");
    }

    private Program rclone(String verb, Path folder, String... more) throws IOException {
        Path nothing = scratch().resolve("rclone.conf");
        Files.createDirectories(scratch());
        Files.writeString(nothing, "", UTF_8);
        List<String> command = new ArrayList<>(List.of(
                "rclone",
                verb,
                ":http:",
                folder.toString(),
                "--http-url",
                portal.plainUrl(),
                "--config",
                nothing.toString()));
        command.addAll(List.of(more));
        return new Program(scratch(), command.toArray(String[]::new));
    }

    private Path scratch() {
        return settings.folder().resolve("scratch");
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}

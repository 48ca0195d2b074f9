package io.jenkins.plugins.bynder.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What to measure.
 *
 * @param benches numbers of benchmarks
 * @param repetitions of each measurement; a table needs five or more
 * @param scale 1 for the real sizes, less for a trial run
 * @param jar the command line
 * @param sdk build directory of the loop over Bynder's SDK
 * @param folder for all files, on the measured disk
 * @param page that receives the tables
 */
record Settings(Set<Integer> benches, int repetitions, double scale, Path jar, Path sdk, Path folder, Path page) {

    static Settings ofProperties() {
        Set<Integer> benches = new TreeSet<>();
        for (String number : System.getProperty("bench", "1,2,3,4,5,6,8").split(",")) {
            benches.add(Integer.parseInt(number.strip()));
        }
        return new Settings(
                benches,
                Integer.getInteger("repetitions", 5),
                Double.parseDouble(System.getProperty("scale", "1")),
                Path.of(System.getProperty("bench.jar")).toAbsolutePath().normalize(),
                Path.of(System.getProperty("bench.sdk")).toAbsolutePath().normalize(),
                Path.of(System.getProperty("bench.folder", "target/runs")).toAbsolutePath(),
                Path.of(System.getProperty("page", "benchmarks.md")).toAbsolutePath());
    }

    /** Whether this is no trial run. A trial run leaves out what takes minutes at any scale. */
    boolean isComplete() {
        return scale >= 1;
    }

    int scaled(int count) {
        return Math.max(1, (int) Math.round(count * scale));
    }

    long scaledBytes(long bytes) {
        return Math.max(1, Math.round(bytes * scale));
    }

    /**
     * A path without a folder. Folders are kept until the end, because ext4 skips the inodes of deleted files one by one for
     * up to five minutes, which would slow down the next measurement.
     */
    Path fresh(String name) throws IOException {
        Files.createDirectories(folder);
        int number = 1;
        while (Files.exists(folder.resolve(name + number))) {
            number++;
        }
        return folder.resolve(name + number);
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> found = Files.walk(folder)) {
            all = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.delete(file);
        }
    }
}

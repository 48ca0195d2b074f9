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
 * @param repetitions of each measurement; five or more are worth a table
 * @param scale 1 for the real sizes, less for a try
 * @param jar the command line
 * @param sdk where the loop over Bynder's SDK has been built
 * @param folder for all files, on the disk to be measured
 * @param page where the tables go
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

    /** So many, or fewer for a try. */
    /** Whether this is more than a try, which leaves out what takes minutes at any scale. */
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
     * A folder that is not there yet. It stays until all is measured: ext4 passes over the inodes of deleted files for up
     * to five minutes, one by one, and whoever is measured next would pay for that.
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

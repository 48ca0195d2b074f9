package io.jenkins.plugins.bynder.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/** Describes the measured versions and the machine. */
final class Machine {

    private Machine() {}

    static String describe() throws IOException, InterruptedException {
        return String.format(
                Locale.ROOT,
                "%s, %d cores of %s, %.0f GiB of memory, Java %s, %s, %s, Bynder Java SDK 1.0.4.1.%n",
                LocalDate.now(ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                first("/proc/cpuinfo", "model name"),
                Long.parseLong(first("/proc/meminfo", "MemTotal").replaceAll("\\D", "")) / 1048576.0,
                System.getProperty("java.version"),
                Program.firstLine("rclone", "version"),
                Program.firstLine("curl", "--version").replaceAll(" \\(.*", ""));
    }

    private static String first(String file, String key) throws IOException {
        try (var lines = Files.lines(Path.of(file), UTF_8)) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("0");
        }
    }
}

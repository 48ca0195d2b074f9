package io.jenkins.plugins.bynder.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Figures of a process, from the operating system. */
final class LinuxProcess {

    private static final String ESTABLISHED = "01";

    /** The unit of times in /proc, regardless of the kernel's clock. */
    private static final double TICKS_PER_SECOND = 100;

    private final Path directory;

    /** Skips the test on other systems. */
    LinuxProcess(long pid) {
        this.directory = Path.of("/proc", Long.toString(pid));
        Assumptions.assumeTrue(Files.isReadable(directory.resolve("io")), "Needs Linux's /proc");
    }

    /** Bytes read so far, from files and from the network. */
    long bytesRead() throws IOException {
        return counted("rchar: ");
    }

    /** Bytes written so far, to files and to the network. */
    long bytesWritten() throws IOException {
        return counted("wchar: ");
    }

    private long counted(String key) throws IOException {
        return Files.readAllLines(directory.resolve("io")).stream()
                .filter(line -> line.startsWith(key))
                .mapToLong(line -> Long.parseLong(line.substring(key.length())))
                .findFirst()
                .orElseThrow();
    }

    /** Processor time so far, in seconds. */
    double processorSeconds() throws IOException {
        String stat = Files.readString(directory.resolve("stat"));
        // The name in brackets may contain anything; user and system time are fields 14 and 15.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    }

    /** Number of connections to a local port. */
    long connectionsTo(int port) throws IOException {
        Set<String> sockets = sockets();
        String suffix = String.format(Locale.ROOT, ":%04X", port);
        long count = 0;
        for (String table : new String[] {"net/tcp", "net/tcp6"}) {
            count += Files.readAllLines(directory.resolve(table)).stream()
                    .map(line -> line.strip().split("\\s+"))
                    .filter(columns -> columns[2].endsWith(suffix) && columns[3].equals(ESTABLISHED))
                    .filter(columns -> sockets.contains("socket:[" + columns[9] + "]"))
                    .count();
        }
        return count;
    }

    private Set<String> sockets() throws IOException {
        Set<String> sockets = new HashSet<>();
        try (Stream<Path> descriptors = Files.list(directory.resolve("fd"))) {
            for (Path descriptor : descriptors.toList()) {
                try {
                    sockets.add(Files.readSymbolicLink(descriptor).toString());
                } catch (NoSuchFileException e) {
                    // The descriptor was closed meanwhile.
                    continue;
                }
            }
        }
        return sockets;
    }
}

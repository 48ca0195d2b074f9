package io.jenkins.plugins.bynder.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Detects the capabilities of the process's terminal. */
final class Terminal {

    /** File descriptors of the standard streams. */
    static final int OUT = 1;

    static final int ERR = 2;

    private Terminal() {}

    /**
     * Whether the stream is a terminal. {@link System#console} requires both input and output to be a terminal, so the
     * kernel is asked first where possible.
     */
    static boolean isTerminal(int descriptor) {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | RuntimeException e) {
            return System.console() != null;
        }
    }

    /** Whether the terminal supports colours and the user has not disabled them (no-color.org). */
    static boolean hasColours(Map<String, String> environment) {
        String kind = environment.getOrDefault("TERM", "");
        boolean capable = environment.containsKey("WT_SESSION") || !(kind.isEmpty() || kind.equals("dumb"));
        return capable && environment.getOrDefault("NO_COLOR", "").isEmpty();
    }

    /** The charset for output. ASCII usually means an unset locale, as in containers, where UTF-8 is readable too. */
    static Charset charset() {
        String declared = System.getProperty("stdout.encoding", System.getProperty("sun.stdout.encoding", ""));
        if (declared.isEmpty() || !Charset.isSupported(declared)) {
            return UTF_8;
        }
        Charset charset = Charset.forName(declared);
        return charset.equals(US_ASCII) ? UTF_8 : charset;
    }
}

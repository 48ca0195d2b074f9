package io.jenkins.plugins.bynder.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What the streams of this process lead to. */
final class Terminal {

    /** File descriptors of the standard streams. */
    static final int OUT = 1;

    static final int ERR = 2;

    private Terminal() {}

    /**
     * Whether somebody watches the stream. {@link System#console} alone knows that only if input and output both are a
     * terminal, so the kernel is asked first where it can be.
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

    /** Whether the terminal understands colours and the user does not mind (no-color.org). */
    static boolean hasColours(Map<String, String> environment) {
        String kind = environment.getOrDefault("TERM", "");
        boolean capable = environment.containsKey("WT_SESSION") || !(kind.isEmpty() || kind.equals("dumb"));
        return capable && environment.getOrDefault("NO_COLOR", "").isEmpty();
    }

    /**
     * In which encoding to write to it. A locale that knows ASCII alone is what containers have when nobody set one;
     * what reads along is UTF-8 all the same.
     */
    static Charset charset() {
        String declared = System.getProperty("stdout.encoding", System.getProperty("sun.stdout.encoding", ""));
        if (declared.isEmpty() || !Charset.isSupported(declared)) {
            return UTF_8;
        }
        Charset charset = Charset.forName(declared);
        return charset.equals(US_ASCII) ? UTF_8 : charset;
    }
}

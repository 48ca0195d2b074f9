package io.jenkins.plugins.bynder.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Map;

/**
 * Standard output and error.
 *
 * @param watchedOut whether standard output is a terminal
 * @param watchedErr whether standard error is a terminal
 * @param charset of text for users; JSON is UTF-8
 */
record Streams(
        OutputStream out, OutputStream err, boolean watchedOut, boolean watchedErr, boolean colours, Charset charset) {

    static Streams ofProcess(Map<String, String> environment) {
        return new Streams(
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                Terminal.isTerminal(Terminal.OUT),
                Terminal.isTerminal(Terminal.ERR),
                Terminal.hasColours(environment),
                Terminal.charset());
    }

    /** For text on standard output. */
    Screen screen() {
        return new Screen(textOut(), textErr(), watchedOut, colours && watchedOut, charset);
    }

    /** For text on standard error, while standard output is for JSON. */
    Screen screenBesideResult() {
        return new Screen(textErr(), textErr(), watchedErr, colours && watchedErr, charset);
    }

    /** For JSON results. */
    PrintStream result() {
        return new PrintStream(new BufferedOutputStream(out, 1 << 16), false, UTF_8);
    }

    /** @throws ConfigurationException if the output could not be written */
    static void requireWritten(PrintStream out) {
        if (out.checkError()) {
            throw new ConfigurationException(CliTexts.text("result.lost"));
        }
    }

    PrintStream textOut() {
        return new PrintStream(out, true, charset);
    }

    PrintStream textErr() {
        return new PrintStream(err, true, charset);
    }
}

package io.jenkins.plugins.bynder.cli;

import io.jenkins.plugins.bynder.engine.util.Printable;
import java.io.PrintStream;
import java.nio.charset.Charset;

/**
 * Console output: lines that stay and, on a terminal, a last line that is redrawn. All output is made {@linkplain
 * Printable safe for a terminal}. Thread-safe.
 */
final class Screen {

    /** Maximum width of the redrawn line, so that a terminal of the usual size does not wrap it. */
    static final int COLUMNS = 79;

    private final PrintStream text;
    private final PrintStream errors;
    private final boolean watched;
    private final boolean colours;
    private final boolean blocks;
    private int drawn;

    Screen(PrintStream text, PrintStream errors, boolean watched, boolean colours, Charset charset) {
        this.text = text;
        this.errors = errors;
        this.watched = watched;
        this.colours = colours;
        this.blocks = charset.canEncode() && charset.newEncoder().canEncode(ProgressLine.BLOCKS);
    }

    /** Whether it is a terminal. */
    boolean watched() {
        return watched;
    }

    /** Whether the charset has block characters. */
    boolean blocks() {
        return blocks;
    }

    void blank() {
        println(text, "");
    }

    void line(String line) {
        println(text, Printable.of(line));
    }

    void line(Style style, String line) {
        println(text, styled(style, line));
    }

    /** Prints an error, never to the stream of the results. */
    void error(String line) {
        println(errors, Printable.of(line));
    }

    /** Makes a piece of a line safe and adds the style if colours are on. */
    String styled(Style style, String piece) {
        String printable = Printable.of(piece);
        return colours ? style.around(printable) : printable;
    }

    /** Prints pieces made by {@link #styled}. */
    void pieces(String... styled) {
        println(text, String.join("", styled));
    }

    /** Redraws the last line; only on a terminal. */
    synchronized void draw(String line) {
        String fitting = Printable.cut(Printable.of(line), COLUMNS);
        int columns = Printable.columns(fitting);
        text.print("\r" + fitting + " ".repeat(Math.max(0, drawn - columns)));
        text.flush();
        drawn = columns;
    }

    /** Removes the redrawn line. */
    synchronized void wipe() {
        if (drawn > 0) {
            text.print("\r" + " ".repeat(drawn) + "\r");
            text.flush();
            drawn = 0;
        }
    }

    private synchronized void println(PrintStream stream, String line) {
        wipe();
        stream.println(line.stripTrailing());
        stream.flush();
    }
}

package io.jenkins.plugins.bynder.cli;

import java.io.PrintStream;
import java.nio.charset.Charset;

/**
 * What people read while a command runs: lines that stay and, on a terminal, one last line that is drawn again and
 * again. Everything printed is made {@linkplain Printable fit for a terminal} first. Safe for several threads.
 */
final class Screen {

    /** Where a line that is redrawn must end, so that no terminal of the usual size wraps it. */
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

    /** Whether block characters can be written. */
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

    /** Something that went wrong: never among the results. */
    void error(String line) {
        println(errors, Printable.of(line));
    }

    /** Fit for the screen, in a style if it has colours; for lines made of several pieces. */
    String styled(Style style, String piece) {
        String printable = Printable.of(piece);
        return colours ? style.around(printable) : printable;
    }

    /** Prints pieces that {@link #styled} made. */
    void pieces(String... styled) {
        println(text, String.join("", styled));
    }

    /** Draws the last line; terminals only. */
    synchronized void draw(String line) {
        String fitting = Printable.cut(Printable.of(line), COLUMNS);
        int columns = Printable.columns(fitting);
        text.print("\r" + fitting + " ".repeat(Math.max(0, drawn - columns)));
        text.flush();
        drawn = columns;
    }

    /** Takes the drawn line away. */
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

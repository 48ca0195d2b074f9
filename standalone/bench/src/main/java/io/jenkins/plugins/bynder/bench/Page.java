package io.jenkins.plugins.bynder.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page of the documentation. Each table stands between two comments with its name. */
public final class Page {

    private final Path file;

    public Page(Path file) {
        this.file = file;
    }

    /** Replaces a table; appends it if the page has none of that name. */
    public void put(String name, String text) throws IOException {
        String begin = "<!-- begin " + name + " -->";
        String end = "<!-- end " + name + " -->";
        String page = Files.exists(file) ? Files.readString(file, UTF_8) : "";
        int from = page.indexOf(begin);
        int to = page.indexOf(end);
        String block = begin + "\n" + text.strip() + "\n" + end;
        String next = from < 0 || to < from
                ? page + "\n" + block + "\n"
                : page.substring(0, from) + block + page.substring(to + end.length());
        Files.writeString(file, next, UTF_8);
    }
}

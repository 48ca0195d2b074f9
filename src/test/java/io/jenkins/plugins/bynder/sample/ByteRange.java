package io.jenkins.plugins.bynder.sample;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The range of a {@code Range} header.
 *
 * @param last inclusive; before {@code first} if the range is outside the file
 */
record ByteRange(long first, long last) {

    private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** Empty for headers that a server ignores: several ranges, other units, malformed ones. */
    static Optional<ByteRange> parse(String header, long size) {
        Matcher matcher = ONE.matcher(header.strip());
        if (!matcher.matches() || header.strip().equals("bytes=-")) {
            return Optional.empty();
        }
        String first = matcher.group(1);
        String last = matcher.group(2);
        if (first.isEmpty()) {
            long count = Math.min(Long.parseLong(last), size);
            return Optional.of(new ByteRange(count == 0 ? size : size - count, size - 1));
        }
        long from = Long.parseLong(first);
        long to = last.isEmpty() ? size - 1 : Math.min(Long.parseLong(last), size - 1);
        return !last.isEmpty() && Long.parseLong(last) < from ? Optional.empty() : Optional.of(new ByteRange(from, to));
    }

    boolean satisfiable() {
        return first <= last;
    }

    long length() {
        return last - first + 1;
    }
}

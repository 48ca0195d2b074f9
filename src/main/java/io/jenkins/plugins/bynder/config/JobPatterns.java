package io.jenkins.plugins.bynder.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;
import java.util.Optional;

/**
 * Full names of jobs and folders, one per line. A folder includes everything below it; {@code *} matches any characters
 * within one name. An empty list matches every job.
 */
final class JobPatterns {

    private static final int MAX_LINES = 100;
    private static final int MAX_LINE_LENGTH = 500;

    private JobPatterns() {}

    /**
     * The trimmed lines.
     *
     * @throws IllegalArgumentException with a user-facing message
     */
    static String text(@CheckForNull String typed) {
        List<String> lines = lines(typed);
        if (lines.size() > MAX_LINES || lines.stream().anyMatch(line -> line.length() > MAX_LINE_LENGTH)) {
            throw new IllegalArgumentException(Messages.JobPatterns_tooMany(MAX_LINES, MAX_LINE_LENGTH));
        }
        for (String line : lines) {
            if (List.of(line.split("/", -1)).contains("")) {
                throw new IllegalArgumentException(Messages.JobPatterns_malformed(line));
            }
        }
        return String.join("\n", lines);
    }

    static List<String> lines(@CheckForNull String typed) {
        return Optional.ofNullable(typed)
                .orElse("")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
    }

    static boolean match(String patterns, String fullName) {
        List<String> lines = lines(patterns);
        String[] names = fullName.split("/");
        return lines.isEmpty() || lines.stream().anyMatch(line -> matches(line.split("/"), names));
    }

    private static boolean matches(String[] pattern, String[] names) {
        for (int i = 0; i < pattern.length; i++) {
            if (i >= names.length || !matches(pattern[i], names[i])) {
                return false;
            }
        }
        return true;
    }

    /** Backtracks to the last asterisk only, so the time is limited by the product of the lengths. */
    private static boolean matches(String pattern, String name) {
        int p = 0;
        int n = 0;
        int star = -1;
        int resume = 0;
        while (n < name.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = n;
            } else if (p < pattern.length() && pattern.charAt(p) == name.charAt(n)) {
                p++;
                n++;
            } else if (star >= 0) {
                p = star + 1;
                n = ++resume;
            } else {
                return false;
            }
        }
        return pattern.substring(p).chars().allMatch(c -> c == '*');
    }
}

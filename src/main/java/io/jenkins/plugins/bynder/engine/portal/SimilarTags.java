package io.jenkins.plugins.bynder.engine.portal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Tags of a portal that a user may have meant by a tag that no asset has. */
public final class SimilarTags {

    private static final int MAX = 5;

    /** Letters that a keyword must have, so that the portal does not list most of its tags. */
    private static final int MIN_KEYWORD = 3;

    private SimilarTags() {}

    /**
     * Those with the most assets first; one or two requests.
     *
     * @return empty if the portal does not list its tags, because this is only a hint
     */
    public static Optional<List<TagCount>> find(Portal portal, Tag tag) throws InterruptedException {
        Set<TagCount> found = new LinkedHashSet<>();
        try {
            for (String keyword : keywords(tag.value())) {
                if (found.isEmpty()) {
                    portal.tags(keyword).stream()
                            .filter(candidate -> isSimilar(candidate.tag(), tag.value()))
                            .sorted(Comparator.comparingLong(TagCount::assets).reversed())
                            .limit(MAX)
                            .forEach(found::add);
                }
            }
            return Optional.of(List.copyOf(found));
        } catch (PortalException e) {
            return Optional.empty();
        }
    }

    /** The tag itself, which finds other spellings, then its beginning, which finds typing errors behind it. */
    private static List<String> keywords(String tag) {
        List<String> keywords = new ArrayList<>(List.of(tag));
        int half = tag.offsetByCodePoints(0, tag.codePointCount(0, tag.length()) / 2);
        if (half >= MIN_KEYWORD) {
            keywords.add(tag.substring(0, half));
        }
        return keywords;
    }

    private static boolean isSimilar(String candidate, String tag) {
        String one = folded(candidate);
        String other = folded(tag);
        return !candidate.equals(tag) && (one.equals(other) || distance(one, other) <= other.length() / 4);
    }

    /** Case, blanks, hyphens and underscores are what users mix up most. */
    private static String folded(String tag) {
        return tag.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "");
    }

    /** How many letters must be inserted, removed or replaced to make one of the other. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}

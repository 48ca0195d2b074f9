package io.jenkins.plugins.bynder.engine.backlink;

import io.jenkins.plugins.bynder.engine.util.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A report as text: a summary line, then the missing links with reasons. */
public final class BacklinkText {

    private static final int MAX_LENGTH = 300;

    private BacklinkText() {}

    /**
     * Plain text without control characters; each line ends with a line feed.
     *
     * @param max maximum number of links to list; a last line counts the others
     */
    public static String of(BacklinkReport report, int max) {
        List<String> lines = new ArrayList<>();
        String counts = Stream.of(BacklinkResult.State.values())
                .filter(state -> report.count(state) > 0)
                .map(state -> BacklinkTexts.text("text.count", report.count(state), state.label()))
                .collect(Collectors.joining(", "));
        lines.add(BacklinkTexts.text(
                "text.links", report.label(), counts.isEmpty() ? BacklinkTexts.text("text.none") : counts));
        List<BacklinkResult> listed = report.links().stream()
                .filter(link -> shown(link, report.message()))
                .toList();
        listed.stream().limit(max).map(BacklinkText::line).forEach(lines::add);
        if (listed.size() > max) {
            lines.add("  " + BacklinkTexts.text("text.more", listed.size() - max));
        }
        if (!report.message().isEmpty()) {
            lines.add(Printable.of(report.message()));
        }
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    /** Hides unchanged links, and links whose reason is the message for all. */
    private static boolean shown(BacklinkResult link, String message) {
        return switch (link.state()) {
            case WRITTEN, UNCHANGED, REMOVED -> false;
            case UNCONFIRMED, PLANNED -> true;
            case FAILED, FOREIGN -> !link.reason().equals(message);
        };
    }

    private static String line(BacklinkResult link) {
        boolean planned =
                link.state() == BacklinkResult.State.PLANNED && !link.url().isEmpty();
        String what = planned ? link.url() : link.reason();
        String line = Printable.of(link.state().label() + "  " + title(link) + "  " + what);
        return "  " + Printable.cut(line, MAX_LENGTH + UrlTemplate.MAX_LENGTH);
    }

    private static String title(BacklinkResult link) {
        return link.name().isEmpty() ? link.assetId() : link.name();
    }
}

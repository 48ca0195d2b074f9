package io.jenkins.plugins.bynder.step;

import io.jenkins.plugins.bynder.engine.portal.Portal;
import io.jenkins.plugins.bynder.engine.portal.SimilarTags;
import io.jenkins.plugins.bynder.engine.portal.Tag;
import io.jenkins.plugins.bynder.engine.portal.TagCount;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Explains why a sync found no assets: most often, the tag is spelled in another way in Bynder. */
final class NoAssets {

    private static final Set<Outcome> LEFT = EnumSet.of(Outcome.DELETED, Outcome.KEPT);

    private NoAssets() {}

    /** A sentence for people; empty if there are assets, or if that is not known. */
    static Optional<String> explain(Portal portal, Tag tag, SyncReport report, boolean listedAny)
            throws InterruptedException {
        boolean present = report.counts().entrySet().stream()
                .anyMatch(entry -> !LEFT.contains(entry.getKey()) && entry.getValue() > 0);
        if (!report.complete() || listedAny || present) {
            return Optional.empty();
        }
        List<TagCount> similar = SimilarTags.find(portal, tag).orElse(List.of());
        return Optional.of(
                similar.isEmpty()
                        ? Messages.NoAssets_none(tag.value(), portal.address())
                        : Messages.NoAssets_similar(tag.value(), portal.address(), text(similar)));
    }

    private static String text(List<TagCount> tags) {
        return tags.stream()
                .map(each -> Messages.NoAssets_tag(each.tag(), each.assets()))
                .collect(Collectors.joining(", "));
    }
}

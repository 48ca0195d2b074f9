package io.jenkins.plugins.bynder.report;

import io.jenkins.plugins.bynder.engine.sync.report.AssetReport;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import io.jenkins.plugins.bynder.state.FolderAsset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * One asset in the report of one sync.
 *
 * @param link its backlink
 * @param build number of the build that downloaded the file; 0 if that is implied or unknown
 */
record Row(AssetReport asset, Link link, int build) {

    /** The most interesting outcomes first. */
    static final List<Outcome> ORDER = List.of(
            Outcome.FAILED,
            Outcome.UNAVAILABLE,
            Outcome.KEPT,
            Outcome.ADDED,
            Outcome.UPDATED,
            Outcome.REPAIRED,
            Outcome.RENAMED,
            Outcome.DELETED,
            Outcome.METADATA_ONLY,
            Outcome.UNCHANGED);

    /**
     * The URL that Bynder has, or should have, for an asset.
     *
     * @param url empty if there is none
     * @param state result of writing it; empty if nothing was done
     */
    record Link(String url, LocalizableText state) {

        Link {
            Objects.requireNonNull(url);
            Objects.requireNonNull(state);
        }

        static Link none() {
            return new Link("", LocalizableText.EMPTY);
        }
    }

    Row {
        Objects.requireNonNull(asset);
        Objects.requireNonNull(link);
    }

    static Row of(AssetReport asset) {
        return new Row(asset, Link.none(), 0);
    }

    /** An asset of a folder, without the result of its last sync. */
    static Row of(FolderAsset asset) {
        return new Row(
                asset.asReport(Outcome.UNCHANGED), new Link(asset.backlink(), asset.backlinkState()), asset.build());
    }

    /** For pages that say it elsewhere. */
    Row withoutReason() {
        AssetReport shown = new AssetReport(
                asset.id(),
                asset.name(),
                asset.path(),
                asset.outcome(),
                LocalizableText.EMPTY,
                asset.size(),
                asset.sha256());
        return new Row(shown, link, build);
    }

    Row withLink(Link link) {
        return new Row(asset, link, build);
    }

    /** The file name, or the title if there is no file. */
    String name() {
        return asset.path().isEmpty() ? asset.name() : asset.path();
    }

    int rank() {
        return ORDER.indexOf(asset.outcome());
    }

    /** Of the id; the same in every Java. */
    int hash() {
        return asset.id().hashCode();
    }

    /** @param text in lower case */
    boolean mentions(String text) {
        return asset.path().toLowerCase(Locale.ROOT).contains(text)
                || asset.name().toLowerCase(Locale.ROOT).contains(text)
                || asset.reason().toLowerCase(Locale.ROOT).contains(text)
                || asset.id().toLowerCase(Locale.ROOT).equals(text);
    }

    /** Position of a row: by outcome, then by name. */
    record Place(int rank, String name, int hash, long start, int length) implements Comparable<Place> {

        static final Comparator<Place> BY_ID =
                Comparator.comparingInt(Place::hash).thenComparingLong(Place::start);

        private static final Comparator<Place> READING =
                Comparator.comparingInt(Place::rank).thenComparing(Place::name).thenComparingLong(Place::start);

        @Override
        public int compareTo(Place other) {
            return READING.compare(this, other);
        }
    }

    Place place(long start, int length) {
        String name = name().toLowerCase(Locale.ROOT);
        return new Place(rank(), name.length() > 80 ? name.substring(0, 80) : name, hash(), start, length);
    }
}

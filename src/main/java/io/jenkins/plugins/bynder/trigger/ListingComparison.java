package io.jenkins.plugins.bynder.trigger;

import io.jenkins.plugins.bynder.step.SyncedRevision;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Compares a listing with what a job has synced. Memory is two bits for each listed asset. */
final class ListingComparison {

    /** Assets of one part. */
    private static final int PART = 1000;

    private final TagListing listing;
    private final DueChanges.Builder left = new DueChanges.Builder(DueChanges.MAX_IDS);
    private final BitSet known = new BitSet();
    private final BitSet same = new BitSet();

    private ListingComparison(TagListing listing) {
        this.listing = listing;
    }

    static ListingComparison of(TagListing listing, SyncedAssets synced) {
        ListingComparison comparison = new ListingComparison(listing);
        synced.each(comparison::compare);
        return comparison;
    }

    private void compare(SyncedRevision before) {
        Optional<TagListingEntry> listed = listing.find(before.id());
        Optional<TagListingEntry> now = listed.filter(TagListingEntry::inSet);
        if (now.isEmpty()) {
            left.add(before.id(), listed.map(shown -> shown.asset().modified()));
            return;
        }
        known.set(now.get().number());
        if (DueChangesFinder.isUnchanged(before, now.get().asset())) {
            same.set(now.get().number());
        }
    }

    /** Assets that the job has and a sync would no longer import. */
    DueChanges.Builder left() {
        return left;
    }

    /** Whether the job had the asset when it was compared. */
    boolean isKnown(TagListingEntry asset) {
        return known.get(asset.number());
    }

    /** Assets that a sync would import and that are new or look different, in parts. */
    Iterator<List<TagListingEntry>> differing() {
        boolean any = same.cardinality() < listing.inSet();
        Iterator<TagListingEntry> all =
                any ? listing.iterator() : List.<TagListingEntry>of().iterator();
        return new Iterator<>() {
            private List<TagListingEntry> next = read(all);

            @Override
            public boolean hasNext() {
                return !next.isEmpty();
            }

            @Override
            public List<TagListingEntry> next() {
                if (next.isEmpty()) {
                    throw new NoSuchElementException();
                }
                List<TagListingEntry> part = next;
                next = read(all);
                return part;
            }
        };
    }

    private List<TagListingEntry> read(Iterator<TagListingEntry> all) {
        List<TagListingEntry> part = new ArrayList<>();
        while (part.size() < PART && all.hasNext()) {
            TagListingEntry asset = all.next();
            if (asset.inSet() && !same.get(asset.number())) {
                part.add(asset);
            }
        }
        return part;
    }
}

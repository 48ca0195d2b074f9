package io.jenkins.plugins.bynder.trigger;

import io.jenkins.plugins.bynder.engine.portal.Asset;
import io.jenkins.plugins.bynder.engine.portal.AssetListing;
import io.jenkins.plugins.bynder.engine.portal.Tag;
import io.jenkins.plugins.bynder.engine.util.RecordStore;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Optional;

/**
 * All assets that a portal lists for a tag. The first ones are in memory, the others in a temporary file, so a failure to
 * read or write it is an {@link UncheckedIOException}. Not thread-safe.
 */
final class TagListing implements AssetListing.Collector, Iterable<TagListingEntry>, AutoCloseable {

    /** Several listings may be kept for some minutes, so this is less than for a sync. */
    private static final int IN_MEMORY = 1000;

    private final Tag tag;
    private final ListingFiles files;
    private final int inMemory;
    private RecordStore<TagListingEntry> assets;
    private int inSet;

    TagListing(Tag tag, ListingFiles files) {
        this(tag, files, IN_MEMORY);
    }

    TagListing(Tag tag, ListingFiles files, int inMemory) {
        this.tag = tag;
        this.files = files;
        this.inMemory = inMemory;
        this.assets = empty();
    }

    private RecordStore<TagListingEntry> empty() {
        return new RecordStore<>(files.next(), inMemory, new TagListingEntry.Format());
    }

    @Override
    public void begin() {
        close();
        assets = empty();
        inSet = 0;
    }

    @Override
    public boolean add(Asset asset) {
        if (contains(asset.id())) {
            return false;
        }
        TagListingEntry listed = TagListingEntry.of(assets.size(), asset, tag);
        assets.put(listed);
        inSet += listed.inSet() ? 1 : 0;
        return true;
    }

    @Override
    public boolean contains(String id) {
        return find(id).isPresent();
    }

    @Override
    public boolean isFull() {
        return assets.size() > AssetListing.MAX_ASSETS;
    }

    Optional<TagListingEntry> find(String id) {
        return assets.find(id);
    }

    /** Number of assets that a sync of the tag would import. */
    int inSet() {
        return inSet;
    }

    /** In the order of the listing, including those that a sync would not import. */
    @Override
    public Iterator<TagListingEntry> iterator() {
        return assets.iterator();
    }

    /** Deletes the file, or leaves it to the next start of Jenkins. */
    @Override
    public void close() {
        try {
            assets.close();
        } catch (UncheckedIOException e) {
            files.notDeleted(e.getCause());
        }
    }
}

package io.jenkins.plugins.bynder.engine.sync.manifest;

import io.jenkins.plugins.bynder.engine.util.TextHash;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The assets of a folder, in its manifest file. Every change is appended at once, so a killed run loses
 * no finished work. Thread-safe.
 */
public final class Manifest implements Closeable {

    private static final Logger LOGGER = Logger.getLogger(Manifest.class.getName());

    /** The file is rewritten when it has more than twice as many lines as entries, and at least this many. */
    private static final int SLACK = 1000;

    private final Journal journal;
    private final byte[] header;
    private final ManifestEntries entries;
    private ListingState listing;
    private boolean changed;

    /** Hashes of all names that files have, or had before; empty until they are needed. */
    private Optional<Set<Long>> paths = Optional.empty();

    private long lines;

    private Manifest(Journal journal, String portal, String tag, ManifestContent content) {
        this.journal = journal;
        this.header = ManifestLines.header(portal, tag);
        this.entries = content.entries();
        this.listing = content.isOf(portal, tag) ? content.listing() : ListingState.unknown();
        this.lines = content.lines();
    }

    /** Continues with content that was read from the same file. */
    public static Manifest open(Path file, String portal, String tag, ManifestContent content) throws IOException {
        Manifest manifest = new Manifest(Journal.durable(file), portal, tag, content);
        if (content.lines() == 0) {
            manifest.append(manifest.header);
        } else if (content.isDamaged() || content.torn() || !content.isOf(portal, tag)) {
            manifest.rewrite();
            ManifestContent.refresh(file, manifest.entries);
        }
        return manifest;
    }

    public synchronized Optional<ManifestEntry> get(String id) {
        return entries.find(id);
    }

    /** The entries as they are now. */
    public ManifestEntries entries() {
        return entries;
    }

    public synchronized void put(ManifestEntry entry) throws IOException {
        entries.put(entry, append(ManifestLines.known(entry)));
        paths.ifPresent(known -> known.add(TextHash.of(entry.path())));
        changed = true;
    }

    public synchronized void remove(String id) throws IOException {
        append(ManifestLines.removed(id));
        entries.drop(id);
        changed = true;
    }

    public synchronized ListingState listing() {
        return listing;
    }

    public synchronized void listed(ListingState state) throws IOException {
        append(ManifestLines.listed(state));
        listing = state;
    }

    /** Whether the file of another asset has the name. */
    public synchronized boolean isHeldByAnother(String path, String id) {
        Set<Long> known = paths.orElseGet(() -> entries.values().stream()
                .map(entry -> TextHash.of(entry.path()))
                .collect(Collectors.toCollection(HashSet::new)));
        paths = Optional.of(known);
        return known.contains(TextHash.of(path))
                && entries.values().stream()
                        .anyMatch(
                                entry -> !entry.id().equals(id) && entry.path().equals(path));
    }

    /** Whether an entry changed since the manifest was opened. */
    public synchronized boolean isChanged() {
        return changed;
    }

    /** Number of assets in the set that have a file here, without removed assets whose files were kept. */
    public synchronized long present() {
        return entries.present();
    }

    @Override
    public synchronized void close() throws IOException {
        try (journal;
                entries) {
            if (journal.isScarred() || lines > 2L * entries.size() + SLACK) {
                tidy();
            }
        }
    }

    private void tidy() {
        try {
            rewrite();
        } catch (IOException e) {
            // On a full disk, for example. All changes are in the file, and the next run can tidy it.
            LOGGER.log(Level.FINE, "The manifest could not be rewritten", e);
        }
    }

    private long append(byte[] line) throws IOException {
        long at = journal.append(line);
        lines++;
        return at;
    }

    private void rewrite() throws IOException {
        journal.replace(this::compacted, entries);
        lines = (listing.equals(ListingState.unknown()) ? 1L : 2L) + entries.size();
    }

    private Iterator<byte[]> compacted() {
        Stream<byte[]> state = Stream.of(listing)
                .filter(known -> !known.equals(ListingState.unknown()))
                .map(ManifestLines::listed);
        Stream<byte[]> known = entries.values().stream().map(ManifestLines::known);
        return Stream.concat(Stream.concat(Stream.of(header), state), known).iterator();
    }
}

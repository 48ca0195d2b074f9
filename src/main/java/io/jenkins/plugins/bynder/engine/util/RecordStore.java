package io.jenkins.plugins.bynder.engine.util;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Records by key. The first ones are in memory; of all others only a hash and a place in a temporary file are, about 25 bytes
 * each. A failure to read or write the file is an {@link UncheckedIOException}. Not thread-safe.
 */
public final class RecordStore<T> implements Iterable<T>, AutoCloseable {

    /** A record in the file, and its slot in the table of places. */
    private record Stored<T>(int slot, T record) {}

    private final RecordFormat<T> format;
    private final int inMemory;
    private final Map<String, T> first = new LinkedHashMap<>();
    private final RecordFile<T> file;
    private final PlaceTable places = PlaceTable.plain();

    /**
     * @param file created when the memory is full, and deleted by {@link #close}
     * @param inMemory number of records that are kept in memory
     */
    public RecordStore(Path file, int inMemory, RecordFormat<T> format) {
        this.file = new RecordFile<>(file, format);
        this.inMemory = inMemory;
        this.format = format;
    }

    public Optional<T> find(String key) {
        T known = first.get(key);
        if (known != null) {
            return Optional.of(known);
        }
        return findInFile(key, TextHash.of(key)).map(Stored::record);
    }

    private Optional<Stored<T>> findInFile(String key, long hash) {
        int slot = places.first(hash);
        while (slot != PlaceTable.NONE) {
            T record = file.read(places.place(slot));
            if (format.key(record).equals(key)) {
                return Optional.of(new Stored<>(slot, record));
            }
            slot = places.next(slot);
        }
        return Optional.empty();
    }

    /**
     * Adds a record, or replaces the one with the same key.
     *
     * @return the replaced one
     */
    public Optional<T> put(T record) {
        String key = format.key(record);
        if (first.containsKey(key)) {
            return Optional.of(first.put(key, record));
        }
        long hash = TextHash.of(key);
        Optional<Stored<T>> known = findInFile(key, hash);
        if (known.isPresent()) {
            places.set(known.get().slot(), file.append(record));
        } else if (first.size() < inMemory) {
            first.put(key, record);
        } else {
            places.add(hash, file.append(record));
        }
        return known.map(Stored::record);
    }

    public int size() {
        return first.size() + places.size();
    }

    /** Those in memory, then those in the file, from its start to its end. Must not be used after a change. */
    @Override
    public Iterator<T> iterator() {
        return new Records();
    }

    /** @throws UncheckedIOException if the file cannot be deleted */
    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Records implements Iterator<T> {

        private final Iterator<T> memory = first.values().iterator();
        private final RecordFile<T>.Reader reader = file.reader(0);
        private Optional<T> next = advance();

        private Optional<T> advance() {
            if (memory.hasNext()) {
                return Optional.of(memory.next());
            }
            while (reader.hasNext()) {
                long at = reader.place();
                T record = reader.next();
                // A later record with the same key replaces this one.
                if (isCurrent(format.key(record), at)) {
                    return Optional.of(record);
                }
            }
            return Optional.empty();
        }

        private boolean isCurrent(String key, long place) {
            int slot = places.first(TextHash.of(key));
            while (slot != PlaceTable.NONE && places.place(slot) != place) {
                slot = places.next(slot);
            }
            return slot != PlaceTable.NONE;
        }

        @Override
        public boolean hasNext() {
            return next.isPresent();
        }

        @Override
        public T next() {
            T record = next.orElseThrow(NoSuchElementException::new);
            next = advance();
            return record;
        }
    }
}

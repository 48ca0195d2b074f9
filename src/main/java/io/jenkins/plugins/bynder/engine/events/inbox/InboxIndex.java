package io.jenkins.plugins.bynder.engine.events.inbox;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Index of an {@link Inbox} file: the place of each waiting notification, and the ids already seen. */
final class InboxIndex {

    /** Place of a waiting notification's record in the file. */
    record Place(String id, long offset, int length) {}

    private final TreeMap<Long, Place> waiting = new TreeMap<>();
    private final Map<String, Long> sequences = new HashMap<>();
    private final SeenIds seen = new SeenIds();
    private long sequence;
    private long bytes;

    /**
     * Builds the index from the records of a file. An event that follows its decision arrived after the decision was
     * forgotten.
     */
    static final class Loader implements InboxLog.Visitor {

        private final LinkedHashMap<String, Place> events = new LinkedHashMap<>();
        private final InboxIndex index = new InboxIndex();

        @Override
        public void visit(InboxRecordFormat.Found found) throws IOException {
            switch (found.kind()) {
                case EVENT -> {
                    InboxEntry entry = InboxRecord.readEvent(found.payload(), 0);
                    index.seen.add(entry.messageId(), entry.received());
                    events.putIfAbsent(entry.messageId(), new Place(entry.messageId(), found.offset(), (int)
                            (found.end() - found.offset())));
                }
                case DECIDED -> InboxRecord.readDecided(found.payload()).forEach(events::remove);
                case SEEN -> InboxRecord.readSeen(found.payload()).forEach(index.seen::put);
            }
        }

        InboxIndex index() {
            events.values().forEach(index::add);
            return index;
        }
    }

    void add(Place place) {
        waiting.put(++sequence, place);
        sequences.put(place.id(), sequence);
        bytes += place.length();
    }

    void stored(String id, Instant received, long offset, int length) {
        seen.add(id, received);
        add(new Place(id, offset, length));
    }

    void remove(String id) {
        Long at = sequences.remove(id);
        if (at != null) {
            bytes -= waiting.remove(at).length();
        }
    }

    boolean isWaiting(String id) {
        return sequences.containsKey(id);
    }

    /** Whether the message is waiting or still remembered. */
    boolean knows(String id) {
        return isWaiting(id) || seen.contains(id);
    }

    void expire(Instant now) {
        seen.expire(now);
    }

    int size() {
        return waiting.size();
    }

    long bytes() {
        return bytes;
    }

    int seen() {
        return seen.size();
    }

    boolean hasAfter(long sequence) {
        return !waiting.isEmpty() && waiting.lastKey() > sequence;
    }

    /** A copy, keyed by sequence. */
    Map<Long, Place> after(long sequence, int max) {
        Map<Long, Place> some = new LinkedHashMap<>();
        for (Map.Entry<Long, Place> entry : waiting.tailMap(sequence, false).entrySet()) {
            if (some.size() == max) {
                break;
            }
            some.put(entry.getKey(), entry.getValue());
        }
        return some;
    }

    /** A copy of the ids that are remembered but no longer waiting, with their expiry in milliseconds since 1970. */
    List<Map.Entry<String, Long>> seenOnly() {
        return seen.entries().filter(entry -> !isWaiting(entry.getKey())).toList();
    }

    /** Replaces all places after the file was replaced. */
    void moved(Map<Long, Place> places) {
        waiting.replaceAll((at, place) -> places.get(at));
    }
}

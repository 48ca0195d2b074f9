package io.jenkins.plugins.bynder.engine.events.inbox;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Records that are written together. Guarded by its inbox. */
final class InboxBatch {

    /**
     * A notification in the batch.
     *
     * @param at offset of its record in the batch
     */
    record Event(String id, Instant received, int at, int length) {}

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<Event> events = new ArrayList<>();
    private final List<String> decided = new ArrayList<>();
    private boolean done;
    private boolean stored;

    void addEvent(String id, Instant received, byte[] record) {
        events.add(new Event(id, received, bytes.size(), record.length));
        bytes.writeBytes(record);
    }

    void addDecided(List<String> ids) {
        decided.addAll(ids);
        bytes.writeBytes(InboxRecordFormat.encode(InboxRecord.DECIDED, InboxRecord.decided(ids)));
    }

    int size() {
        return bytes.size();
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    List<Event> events() {
        return events;
    }

    List<String> decided() {
        return decided;
    }

    void stored() {
        stored = true;
    }

    void done() {
        done = true;
    }

    boolean isDone() {
        return done;
    }

    boolean isStored() {
        return stored;
    }
}

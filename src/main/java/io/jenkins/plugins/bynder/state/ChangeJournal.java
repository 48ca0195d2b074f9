package io.jenkins.plugins.bynder.state;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;

/**
 * Which files of a folder have changed since a successful build was given the changes. Changes are numbered; each build is
 * noted with the number of the last change that it was given. Once a build has succeeded, the changes up to its number are
 * dropped.
 */
final class ChangeJournal {

    /** How a build has ended. */
    enum BuildEnd {
        RUNNING,
        SUCCESSFUL,
        UNSUCCESSFUL
    }

    private static final String LAST = "last";
    private static final String EVERYTHING = "everything";

    private final MVMap<String, byte[]> changes;

    /** The counter, and builds by their numbers. */
    private final MVMap<String, byte[]> numbers;

    ChangeJournal(MVMap<String, byte[]> changes, MVMap<String, byte[]> numbers) {
        this.changes = changes;
        this.numbers = numbers;
    }

    /** Whether nothing was ever noted. */
    boolean isNew() {
        return !numbers.containsKey(LAST);
    }

    /** Notes that no build has been given any file, which needs no entry for each. */
    void noteEverything() {
        numbers.put(EVERYTHING, RecordCodec.bytes(next()));
    }

    /** Whether all files must be reported. */
    boolean hasEverything() {
        return numbers.containsKey(EVERYTHING);
    }

    /** @param unreported whether it is not known if the file has changed */
    void note(String id, Optional<FolderAsset> before, boolean unreported) {
        long number = next();
        UnreportedChange change = find(id).map(earlier -> earlier.again(number, unreported))
                .orElseGet(() -> UnreportedChange.of(before, number, unreported));
        changes.put(id, RecordCodec.bytes(change));
    }

    Optional<UnreportedChange> find(String id) {
        return Optional.ofNullable(changes.get(id)).map(RecordCodec::unreportedChange);
    }

    /** Ids of assets of which it is not known whether they have changed. */
    Set<String> unreported(int max) {
        Set<String> ids = new HashSet<>();
        Cursor<String, byte[]> cursor = changes.cursor(null);
        while (cursor.hasNext() && ids.size() < max) {
            String id = cursor.next();
            if (RecordCodec.unreportedChange(cursor.getValue()).unreported()) {
                ids.add(id);
            }
        }
        return ids;
    }

    void reported(String id) {
        find(id).ifPresent(change -> changes.put(id, RecordCodec.bytes(change.reported())));
    }

    List<String> ids() {
        List<String> ids = new ArrayList<>();
        changes.keyIterator(null).forEachRemaining(ids::add);
        return ids;
    }

    /** Notes that the build has been given all changes so far. */
    void given(int build) {
        numbers.put(Integer.toString(build), RecordCodec.bytes(last()));
    }

    /** Drops what successful builds were given. */
    void settle(IntFunction<BuildEnd> builds) {
        for (String key : List.copyOf(numbers.keySet())) {
            if (Character.isDigit(key.charAt(0))) {
                BuildEnd end = builds.apply(Integer.parseInt(key));
                if (end == BuildEnd.SUCCESSFUL) {
                    drop(number(key));
                }
                if (end != BuildEnd.RUNNING) {
                    numbers.remove(key);
                }
            }
        }
    }

    private void drop(long upTo) {
        if (number(EVERYTHING) <= upTo) {
            numbers.remove(EVERYTHING);
        }
        for (String id : ids()) {
            if (find(id).filter(change -> change.number() <= upTo).isPresent()) {
                changes.remove(id);
            }
        }
    }

    private long next() {
        long next = last() + 1;
        numbers.put(LAST, RecordCodec.bytes(next));
        return next;
    }

    private long last() {
        return number(LAST);
    }

    private long number(String key) {
        return Optional.ofNullable(numbers.get(key)).map(RecordCodec::number).orElse(0L);
    }
}

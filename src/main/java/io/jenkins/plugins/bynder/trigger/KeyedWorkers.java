package io.jenkins.plugins.bynder.trigger;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;

/**
 * Processes items by key: one batch of a key at a time, several keys in parallel. Items that arrive while a batch of
 * their key runs are in the next one, each once.
 */
final class KeyedWorkers<K, T> {

    private final Executor threads;
    private final BiConsumer<K, Set<T>> work;
    private final Map<K, Set<T>> waiting = new HashMap<>();
    private final Set<K> busy = new LinkedHashSet<>();

    /** @param work must not throw */
    KeyedWorkers(Executor threads, BiConsumer<K, Set<T>> work) {
        this.threads = threads;
        this.work = work;
    }

    void add(K key, T item) {
        boolean idle;
        synchronized (this) {
            waiting.computeIfAbsent(key, none -> new LinkedHashSet<>()).add(item);
            idle = busy.add(key);
        }
        if (idle) {
            threads.execute(() -> drain(key));
        }
    }

    private void drain(K key) {
        for (Set<T> batch = next(key); !batch.isEmpty(); batch = next(key)) {
            work.accept(key, batch);
        }
    }

    /** Empty if no item is waiting; the key is then idle. */
    private synchronized Set<T> next(K key) {
        Set<T> batch = waiting.remove(key);
        if (batch == null) {
            busy.remove(key);
            return Set.of();
        }
        return batch;
    }
}

package io.jenkins.plugins.bynder.state;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Job;
import io.jenkins.plugins.bynder.engine.util.ErrorText;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The stores of all jobs, one file in the directory of each job. A store is open only during a call, which takes
 * milliseconds, so a job can be renamed, moved or deleted at any time. Calls for one job run one after the other.
 */
@Restricted(NoExternalUse.class)
@Extension
public final class FolderStates {

    private static final Logger LOGGER = Logger.getLogger(FolderStates.class.getName());

    /** Megabytes of cached pages during a call. */
    private static final int CACHE = 4;

    /** Each change also moves some pages out of mostly free parts of the file, so that it stays small. */
    static final int FILL_RATE = 60;

    private static final int COMPACTED_BYTES = 1 << 18;

    private final Map<Job<?, ?>, Boolean> existing = Collections.synchronizedMap(new WeakHashMap<>());

    private final Lock[] locks =
            IntStream.range(0, 64).mapToObj(n -> new ReentrantLock()).toArray(Lock[]::new);

    public static FolderStates get() {
        return ExtensionList.lookupSingleton(FolderStates.class);
    }

    private static Path file(Path job) {
        return job.resolve("bynder").resolve("folders.mv");
    }

    /** Whether the job has synced a folder. Asked for each page that shows the job, so the disk is asked once. */
    public boolean exist(Job<?, ?> job) {
        return existing.computeIfAbsent(job, each -> Files.exists(file(directory(each))));
    }

    /** Empty if the job has synced no folder, or its store cannot be read. */
    public <T> Optional<T> read(Job<?, ?> job, Function<JobFolders, T> reader) {
        return read(directory(job), reader);
    }

    /** The assets of one tag that the job has synced. */
    public TagAssets assets(Job<?, ?> job, String portal, String tag) {
        return new TagAssets(this, () -> directory(job), portal, tag);
    }

    /** Does nothing if the job has synced no folder. */
    public void change(Job<?, ?> job, Consumer<JobFolders> change) throws IOException {
        if (Files.exists(file(directory(job)))) {
            write(directory(job), change);
        }
    }

    /** Changes the store of the job; creates it if necessary. */
    public void write(Job<?, ?> job, Consumer<JobFolders> change) throws IOException {
        write(directory(job), change);
        existing.put(job, true);
    }

    private static Path directory(Job<?, ?> job) {
        return job.getRootDir().toPath();
    }

    <T> Optional<T> read(Path job, Function<JobFolders, T> reader) {
        Path file = file(job);
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(call(file, store -> reader.apply(new JobFolders(store).requireAny()), true));
        } catch (DamagedStoreException e) {
            return Optional.empty();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> Messages.FolderStates_unreadable(file));
            return Optional.empty();
        }
    }

    void write(Path job, Consumer<JobFolders> change) throws IOException {
        Path file = file(job);
        if (Files.notExists(file.getParent())) {
            Files.createDirectory(file.getParent());
        }
        Function<MVStore, Boolean> write = store -> {
            change.accept(new JobFolders(store));
            store.commit();
            store.compact(FILL_RATE, COMPACTED_BYTES);
            store.sync();
            return true;
        };
        try {
            call(file, write, false);
        } catch (DamagedStoreException e) {
            call(file, write, false); // Retried with a new store, because the damaged one was moved away.
        }
    }

    /** Clears the interrupt flag during the call, because an interrupt closes the file's channel. */
    private <T> T call(Path file, Function<MVStore, T> work, boolean readOnly) throws IOException {
        Lock lock = locks[Math.floorMod(file.hashCode(), locks.length)];
        lock.lock();
        boolean interrupted = false;
        try {
            interrupted = Thread.interrupted();
            try {
                return callOnce(file, work, readOnly);
            } catch (IOException e) {
                if (!Thread.interrupted()) {
                    throw e;
                }
                interrupted = true;
                return callOnce(file, work, readOnly);
            }
        } finally {
            lock.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static <T> T callOnce(Path file, Function<MVStore, T> work, boolean readOnly) throws IOException {
        MVStore.Builder builder = new MVStore.Builder()
                .fileName(file.toString())
                .autoCommitDisabled()
                .cacheSize(CACHE);
        MVStore store = null;
        try {
            store = (readOnly ? builder.readOnly() : builder).open();
            // Every change is on disk before the next one starts, so a crash needs no older pages.
            store.setRetentionTime(0);
            store.setVersionsToKeep(0);
            T result = work.apply(store);
            store.close();
            return result;
        } catch (Error e) {
            close(store);
            throw e;
        } catch (RuntimeException e) {
            close(store);
            if (!isDamage(e)) {
                throw new IOException(ErrorText.of(e), e);
            }
            Path aside = file.resolveSibling(file.getFileName() + ".damaged");
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            LOGGER.log(Level.WARNING, e, () -> Messages.FolderStates_damaged(file, aside.getFileName()));
            throw new DamagedStoreException(e);
        }
    }

    private static void close(MVStore store) {
        if (store != null) {
            store.closeImmediately();
        }
    }

    /**
     * Everything except a store in use, a failing disk, too little memory or a failure to read another file that the call
     * compares the store with, because a damaged store makes MVStore fail in many ways.
     */
    private static boolean isDamage(RuntimeException problem) {
        if (problem instanceof UncheckedIOException) {
            return false;
        }
        if (problem instanceof MVStoreException e && e.getCause() instanceof VirtualMachineError) {
            return false;
        }
        if (problem instanceof MVStoreException e) {
            return switch (e.getErrorCode()) {
                case DataUtils.ERROR_FILE_LOCKED, DataUtils.ERROR_WRITING_FAILED, DataUtils.ERROR_CLOSED -> false;
                case DataUtils.ERROR_READING_FAILED -> e.getCause() instanceof EOFException;
                default -> true;
            };
        }
        return true;
    }

    private static final class DamagedStoreException extends IOException {

        private static final long serialVersionUID = 1;

        DamagedStoreException(Throwable cause) {
            super(cause);
        }
    }
}

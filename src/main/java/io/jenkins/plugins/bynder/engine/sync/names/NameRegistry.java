package io.jenkins.plugins.bynder.engine.sync.names;

import io.jenkins.plugins.bynder.engine.util.TextHash;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Names and their assets. Names that some file system may treat as equal are equal here. Each name also reserves that
 * of the metadata file. Thread-safe.
 */
public final class NameRegistry {

    private final NameTable holders = new NameTable();
    private final Map<String, String> passing = new HashMap<>();

    /** Takes the name for the asset unless another one has it. */
    public synchronized boolean claim(String name, String id) {
        String key = FileNames.key(name);
        if (isTaken(key, id)) {
            return false;
        }
        holders.put(key, id);
        return true;
    }

    /**
     * Takes the name that a file in the folder already has; nothing happens if another asset has taken it.
     *
     * @param name as {@link FileNames#keyHash} gives it
     * @param id {@link TextHash} of the asset's id
     */
    public synchronized void hold(long name, long id) {
        holders.putIfFree(name, id);
    }

    /** Gives up the name if the asset has it. */
    public synchronized void release(String name, String id) {
        String key = FileNames.key(name);
        if (holders.has(key) && !holders.isHeldByAnother(key, id)) {
            holders.remove(key);
        }
    }

    /** Reserves a free name for a file that may be renamed during this sync. */
    public synchronized void reserve(String name, String id) {
        if (claim(name, id)) {
            passing.put(FileNames.key(name), id);
        }
    }

    /** Whether another asset has the name but may give it up. */
    public synchronized boolean mayBecomeFree(String name) {
        return passing.containsKey(FileNames.key(name));
    }

    /** Takes the preferred name for the asset, or the first free one with a suffix. */
    public synchronized String give(String plain, String id) {
        if (claim(plain, id)) {
            return plain;
        }
        return another(plain, id, plain);
    }

    /** Takes a free name with a suffix, other than that one. */
    public synchronized String another(String plain, String id, String notThis) {
        for (int attempt = 0; ; attempt++) {
            String name = FileNames.suffixed(plain, id, attempt);
            if (!name.equals(notThis) && claim(name, id)) {
                return name;
            }
        }
    }

    /** The asset that has a name that {@linkplain #mayBecomeFree may become free}. */
    public synchronized Optional<String> holder(String name) {
        return Optional.ofNullable(passing.get(FileNames.key(name)));
    }

    /** Takes the name that another asset's file no longer uses. */
    public synchronized boolean takeOver(String name, String id) {
        String key = FileNames.key(name);
        if (!holders.has(key)) {
            return claim(name, id);
        }
        long before = holders.remove(key);
        boolean taken = claim(name, id);
        if (taken) {
            passing.replace(key, id);
        } else {
            holders.put(key, before);
        }
        return taken;
    }

    private boolean isTaken(String key, String id) {
        if (holders.isHeldByAnother(key, id) || holders.isHeldByAnother(key + FileNames.METADATA_EXTENSION, id)) {
            return true;
        }
        return key.endsWith(FileNames.METADATA_EXTENSION)
                && holders.isHeldByAnother(key.substring(0, key.length() - FileNames.METADATA_EXTENSION.length()), id);
    }
}

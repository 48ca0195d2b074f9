package io.jenkins.plugins.bynder.engine.sync.names;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Names and their assets. Names that some file system may treat as equal are equal here. Each name also reserves that
 * of the metadata file. Thread-safe.
 */
public final class NameRegistry {

    private final NameTable holders = new NameTable();
    private final Set<String> passing = new HashSet<>();

    /** Takes the name for the asset unless another one has it. */
    public synchronized boolean claim(String name, String id) {
        String key = FileNames.key(name);
        if (isTaken(key, id)) {
            return false;
        }
        holders.put(key, id);
        return true;
    }

    /** Reserves a free name for a file that may be renamed during this sync. */
    public synchronized void reserve(String name, String id) {
        if (claim(name, id)) {
            passing.add(FileNames.key(name));
        }
    }

    /** Whether another asset has the name but may give it up. */
    public synchronized boolean mayBecomeFree(String name) {
        return passing.contains(FileNames.key(name));
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

    /** The asset that has the name. */
    public synchronized Optional<String> holder(String name) {
        return holders.get(FileNames.key(name));
    }

    /** Takes the name that another asset's file no longer uses. */
    public synchronized boolean takeOver(String name, String id) {
        String key = FileNames.key(name);
        Optional<String> before = holders.remove(key);
        boolean taken = claim(name, id);
        if (!taken) {
            before.ifPresent(holder -> holders.put(key, holder));
        }
        return taken;
    }

    private boolean isTaken(String key, String id) {
        if (isOthers(key, id) || isOthers(key + FileNames.METADATA_EXTENSION, id)) {
            return true;
        }
        return key.endsWith(FileNames.METADATA_EXTENSION)
                && isOthers(key.substring(0, key.length() - FileNames.METADATA_EXTENSION.length()), id);
    }

    private boolean isOthers(String key, String id) {
        return holders.get(key).filter(holder -> !holder.equals(id)).isPresent();
    }
}

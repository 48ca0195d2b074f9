package io.jenkins.plugins.bynder.engine.backlink;

import io.jenkins.plugins.bynder.engine.portal.PortalText;
import io.jenkins.plugins.bynder.engine.util.LineJournal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The links that one integration wrote into one metaproperty, with the previous values. Thread-safe.
 */
public final class LinkJournal {

    private static final String LINK = "link";
    private static final String TAG = "tag";
    private static final String RENAMED = "renamed";
    private static final String HANDED_OVER = "handed-over";
    private static final String LEFT = "left";
    private static final String REMOVED = "removed";

    /**
     * A link written by the integration.
     *
     * @param owner full name of its job; empty if it is the same for all jobs
     * @param url as last sent
     * @param earlier the integration's previous link, which the portal may still show; may be empty
     * @param original the value before the first link; may be empty
     * @param tag that a sync wrote it for; empty if no sync did
     */
    record Entry(String owner, String url, String earlier, String original, String tag) {

        boolean shows(String current) {
            return PortalText.same(current, url) || !earlier.isEmpty() && PortalText.same(current, earlier);
        }

        Entry ownedBy(String job) {
            return new Entry(job, url, earlier, original, tag);
        }

        Entry forTag(String synced) {
            return new Entry(owner, url, earlier, original, synced);
        }
    }

    /**
     * @param links by asset id
     * @param owners full job names by tag
     * @param left ids of assets that left the set and whose links must be removed
     */
    record Content(Map<String, Entry> links, Map<String, String> owners, Set<String> left) {

        Content() {
            this(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashSet<>());
        }
    }

    private final LineJournal file;

    public LinkJournal(Path file) {
        this.file = new LineJournal(file);
    }

    /** The value before the integration's first link, possibly an empty string; empty if it wrote none. */
    public Optional<String> original(String assetId) throws IOException {
        return Optional.ofNullable(read().links().get(assetId)).map(Entry::original);
    }

    synchronized Content read() throws IOException {
        Content content = new Content();
        int lines = file.read(fields -> apply(fields, content));
        int live = content.links().size()
                + content.owners().size()
                + content.left().size();
        if (LineJournal.isWorthReplacing(lines, live)) {
            file.replace(lines(content));
        }
        return content;
    }

    private static void apply(List<String> line, Content content) {
        String id = line.size() < 2 ? "" : line.get(1);
        switch (line.get(0) + " " + line.size()) {
            case LINK + " 7" -> {
                content.links().put(id, new Entry(line.get(2), line.get(3), line.get(4), line.get(5), line.get(6)));
                content.left().remove(id);
            }
            case LEFT + " 2" -> {
                if (content.links().containsKey(id)) {
                    content.left().add(id);
                }
            }
            case REMOVED + " 2" -> {
                content.links().remove(id);
                content.left().remove(id);
            }
            case TAG + " 3" -> content.owners().put(id, line.get(2));
            case HANDED_OVER + " 3" -> handOver(content, id, line.get(2));
            case RENAMED + " 3" -> rename(content, id, line.get(2));
            default -> {} // of a later release, or damaged
        }
    }

    private static void handOver(Content content, String tag, String job) {
        content.owners().put(tag, job);
        content.links()
                .replaceAll((id, entry) ->
                        entry.tag().equals(tag) && !entry.owner().isEmpty() ? entry.ownedBy(job) : entry);
    }

    private static void rename(Content content, String from, String to) {
        content.owners().replaceAll((tag, owner) -> owner.equals(from) ? to : owner);
        content.links().replaceAll((id, entry) -> entry.owner().equals(from) ? entry.ownedBy(to) : entry);
    }

    /** Returns once the content is on disk. */
    synchronized void append(Content content) throws IOException {
        file.append(lines(content));
    }

    /** Takes over the links of another journal, which ends; the entries of this one replace its entries. */
    public synchronized void inherit(LinkJournal other) throws IOException {
        synchronized (other) {
            if (other.file.exists()) {
                Content content = other.read();
                Content own = read();
                content.links().putAll(own.links());
                content.owners().putAll(own.owners());
                content.left().removeAll(own.links().keySet());
                content.left().addAll(own.left());
                file.replace(lines(content));
                other.file.delete();
            }
        }
    }

    /** Full name of the job that owns the links of a tag; empty if no job does. */
    public synchronized Optional<String> owner(String tag) throws IOException {
        return Optional.ofNullable(read().owners().get(tag));
    }

    /** Makes another job the owner of the links of a tag. */
    public synchronized void handOver(String tag, String job) throws IOException {
        file.append(List.of(LineJournal.line(HANDED_OVER, tag, job)));
    }

    /** Records the new name of a job. */
    public synchronized void renamed(String from, String to) throws IOException {
        if (file.exists()) {
            file.append(List.of(LineJournal.line(RENAMED, from, to)));
        }
    }

    /** Records that links are no longer in the portal, or no longer ours. */
    synchronized void removed(Collection<String> assetIds) throws IOException {
        file.append(assetIds.stream().map(id -> LineJournal.line(REMOVED, id)).toList());
    }

    private static List<String> lines(Content content) {
        List<String> lines = new ArrayList<>();
        content.owners().forEach((tag, owner) -> lines.add(LineJournal.line(TAG, tag, owner)));
        content.links()
                .forEach((id, entry) -> lines.add(LineJournal.line(
                        LINK, id, entry.owner(), entry.url(), entry.earlier(), entry.original(), entry.tag())));
        content.left().forEach(id -> lines.add(LineJournal.line(LEFT, id)));
        return lines;
    }
}

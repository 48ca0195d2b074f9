package io.jenkins.plugins.bynder.engine.backlink;

import io.jenkins.plugins.bynder.engine.portal.PortalText;
import io.jenkins.plugins.bynder.engine.util.AppendOnlyFile;
import io.jenkins.plugins.bynder.engine.util.AtomicFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The links that one integration wrote into one metaproperty, with the previous values: a file of lines, where later
 * lines replace earlier ones. Ignores a line cut short by a crash. Thread-safe.
 */
public final class LinkJournal {

    private static final String LINK = "link";
    private static final String TAG = "tag";
    private static final String RENAMED = "renamed";
    private static final String HANDED_OVER = "handed-over";
    private static final String LEFT = "left";
    private static final String REMOVED = "removed";
    private static final int SUPERSEDED = 1000;

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

    private final Path file;

    public LinkJournal(Path file) {
        this.file = file;
    }

    /** The value before the integration's first link, possibly an empty string; empty if it wrote none. */
    public Optional<String> original(String assetId) throws IOException {
        return Optional.ofNullable(read().links().get(assetId)).map(Entry::original);
    }

    synchronized Content read() throws IOException {
        Content content = new Content();
        if (Files.notExists(file)) {
            return content;
        }
        int lines = 0;
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                apply(line, content);
                lines++;
            }
        }
        int live = content.links().size()
                + content.owners().size()
                + content.left().size();
        if (lines > 2 * live + SUPERSEDED) {
            AtomicFile.write(file, bytes(content));
        }
        return content;
    }

    private static void apply(String line, Content content) {
        String[] fields = line.split("\t", -1);
        if (!fields[fields.length - 1].equals(".")) {
            return; // cut short
        }
        try {
            for (int i = 1; i < fields.length; i++) {
                fields[i] = URLDecoder.decode(fields[i], StandardCharsets.UTF_8);
            }
        } catch (IllegalArgumentException e) {
            return; // damaged
        }
        if (fields[0].equals(LINK) && (fields.length == 7 || fields.length == 8)) {
            String tag = fields.length == 8 ? fields[6] : ""; // An earlier release recorded no tag.
            content.links().put(fields[1], new Entry(fields[2], fields[3], fields[4], fields[5], tag));
            content.left().remove(fields[1]);
        } else if (fields[0].equals(LEFT) && fields.length == 3) {
            if (content.links().containsKey(fields[1])) {
                content.left().add(fields[1]);
            }
        } else if (fields[0].equals(REMOVED) && fields.length == 3) {
            content.links().remove(fields[1]);
            content.left().remove(fields[1]);
        } else if (fields[0].equals(TAG) && fields.length == 4) {
            content.owners().put(fields[1], fields[2]);
        } else if (fields[0].equals(HANDED_OVER) && fields.length == 4) {
            handOver(content, fields[1], fields[2]);
        } else if (fields[0].equals(RENAMED) && fields.length == 4) {
            rename(content, fields[1], fields[2]);
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
        append(bytes(content));
    }

    /** Takes over the links of another journal, which ends; the entries of this one replace its entries. */
    public synchronized void inherit(LinkJournal other) throws IOException {
        synchronized (other) {
            if (Files.exists(other.file)) {
                Content content = other.read();
                Content own = read();
                content.links().putAll(own.links());
                content.owners().putAll(own.owners());
                content.left().removeAll(own.links().keySet());
                content.left().addAll(own.left());
                AtomicFile.write(file, bytes(content));
                Files.delete(other.file);
            }
        }
    }

    /** Full name of the job that owns the links of a tag; empty if no job does. */
    public synchronized Optional<String> owner(String tag) throws IOException {
        return Optional.ofNullable(read().owners().get(tag));
    }

    /** Makes another job the owner of the links of a tag. */
    public synchronized void handOver(String tag, String job) throws IOException {
        append(line(HANDED_OVER, tag, job).getBytes(StandardCharsets.US_ASCII));
    }

    /** Records the new name of a job. */
    public synchronized void renamed(String from, String to) throws IOException {
        if (Files.exists(file)) {
            append(line(RENAMED, from, to).getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** Records that links are no longer in the portal, or no longer ours. */
    synchronized void removed(Collection<String> assetIds) throws IOException {
        StringBuilder lines = new StringBuilder();
        assetIds.forEach(id -> lines.append(line(REMOVED, id)));
        append(lines.toString().getBytes(StandardCharsets.US_ASCII));
    }

    private void append(byte[] lines) throws IOException {
        if (lines.length == 0) {
            return;
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (AppendOnlyFile end = AppendOnlyFile.toDisk(file)) {
            end.write(new byte[] {'\n'}); // Ends a line that was cut short.
            end.write(lines);
            end.sync();
        }
    }

    private static byte[] bytes(Content content) {
        StringBuilder lines = new StringBuilder();
        content.owners().forEach((tag, owner) -> lines.append(line(TAG, tag, owner)));
        content.links()
                .forEach((id, entry) -> lines.append(
                        line(LINK, id, entry.owner(), entry.url(), entry.earlier(), entry.original(), entry.tag())));
        content.left().forEach(id -> lines.append(line(LEFT, id)));
        return lines.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static String line(String kind, String... fields) {
        StringBuilder line = new StringBuilder(kind);
        for (String field : fields) {
            line.append('\t').append(URLEncoder.encode(field, StandardCharsets.UTF_8));
        }
        return line.append("\t.\n").toString();
    }
}

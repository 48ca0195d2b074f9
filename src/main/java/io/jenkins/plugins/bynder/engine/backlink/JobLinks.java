package io.jenkins.plugins.bynder.engine.backlink;

import io.jenkins.plugins.bynder.engine.backlink.LinkJournal.Content;
import io.jenkins.plugins.bynder.engine.backlink.LinkJournal.Entry;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Ownership of links by job. A job may write where there is no value, or a link that the integration wrote for this job
 * or for a job that no longer exists. If several jobs sync one tag, the first to write owns it.
 */
public final class JobLinks implements LinkOwnership {

    /**
     * The writing job.
     *
     * @param job its full name
     * @param tag synced tag; empty if the assets were selected otherwise
     * @param shared whether all jobs of the integration create the same links
     * @param leadsTo the only job that may write; empty for the first one
     * @param replaceForeign whether to replace values not written by the integration
     * @param takeOver whether to replace links of other jobs
     */
    public record Writer(
            String job,
            Optional<String> tag,
            boolean shared,
            String leadsTo,
            boolean replaceForeign,
            boolean takeOver) {

        private String owner() {
            return shared ? "" : job;
        }

        /** Whether the links of the integration lead to another job. */
        private boolean leadsElsewhere() {
            return !shared && !leadsTo.isEmpty() && !leadsTo.equals(job);
        }
    }

    private final LinkJournal journal;
    private final Writer writer;
    private final Predicate<String> exists;

    /** @param exists whether there is a job with that full name */
    public JobLinks(LinkJournal journal, Writer writer, Predicate<String> exists) {
        this.journal = journal;
        this.writer = writer;
        this.exists = exists;
    }

    /** Claims are on disk before the first request, so that a crash cannot leave an unrecorded link. */
    @Override
    public Map<String, LocalizableText> claim(Collection<Link> links, boolean dryRun) throws IOException {
        Map<String, LocalizableText> refused = new LinkedHashMap<>();
        if (links.isEmpty()) {
            return refused;
        }
        synchronized (journal) {
            Content known = journal.read();
            Content claims = new Content();
            boolean any = false;
            for (Link link : links) {
                Optional<Entry> entry = Optional.ofNullable(known.links().get(link.assetId()));
                Optional<LocalizableText> refusal = link.due() ? refusal(link, entry, known) : Optional.empty();
                refusal.ifPresent(reason -> refused.put(link.assetId(), reason));
                if (refusal.isEmpty() && (link.due() || isNews(link, entry, known))) {
                    claims.links().put(link.assetId(), claimed(link, entry));
                }
                any |= refusal.isEmpty();
            }
            if (any && ownsTags() && mayHave(known.owners().get(writer.tag().get()))) {
                claims.owners().put(writer.tag().get(), writer.job());
                claims.owners().entrySet().removeAll(known.owners().entrySet());
            }
            if (!dryRun) {
                journal.append(claims);
            }
        }
        return refused;
    }

    /** Whether the journal must record a link that the portal already shows. */
    private boolean isNews(Link link, Optional<Entry> entry, Content known) {
        return entry.isEmpty()
                || known.left().contains(link.assetId())
                || entry.get().tag().isEmpty() && writer.tag().isPresent();
    }

    /** Assets whose links were written by syncs of the tag and may be removed by this job. */
    public Set<String> linked() throws IOException {
        synchronized (journal) {
            Set<String> ids = new LinkedHashSet<>();
            journal.read().links().forEach((id, entry) -> {
                if (mayRemove(entry)) {
                    ids.add(id);
                }
            });
            return ids;
        }
    }

    /** Records that assets left the set, for a later removal of their links. */
    public void left(Collection<String> gone) throws IOException {
        leave(gone, false);
    }

    /**
     * Records that assets left the set, so that their links are removed even if that fails at first.
     *
     * @param gone can have other assets, too
     * @param dryRun records nothing
     * @return the links to remove, those of earlier syncs included, by asset id
     */
    Map<String, Entry> leave(Collection<String> gone, boolean dryRun) throws IOException {
        synchronized (journal) {
            Content known = journal.read();
            Content news = new Content();
            Map<String, Entry> leaving = new LinkedHashMap<>();
            Set<String> candidates = new LinkedHashSet<>(known.left());
            candidates.addAll(gone);
            for (String id : candidates) {
                Entry entry = known.links().get(id);
                if (entry != null && mayRemove(entry)) {
                    leaving.put(id, entry);
                    if (!known.left().contains(id)) {
                        news.left().add(id);
                    }
                }
            }
            if (!dryRun) {
                journal.append(news);
            }
            return leaving;
        }
    }

    private boolean mayRemove(Entry entry) {
        return !writer.leadsElsewhere()
                && writer.tag().filter(entry.tag()::equals).isPresent()
                && mayHave(entry.owner());
    }

    /** Records that these links are settled. */
    void removed(Collection<String> assetIds) throws IOException {
        journal.removed(assetIds);
    }

    /** Records that assets are in the set again. */
    void returned(Map<String, Entry> entries) throws IOException {
        Content content = new Content();
        content.links().putAll(entries);
        journal.append(content);
    }

    private boolean ownsTags() {
        return !writer.shared() && writer.leadsTo().isEmpty() && writer.tag().isPresent();
    }

    private Optional<LocalizableText> refusal(Link link, Optional<Entry> entry, Content known) {
        if (writer.leadsElsewhere()) {
            return Optional.of(BacklinkTexts.message("reason.otherJob"));
        }
        if (writer.takeOver()) {
            return Optional.empty();
        }
        boolean ours = entry.filter(one -> link.current().isEmpty() || one.shows(link.current()))
                .isPresent();
        boolean othersTag =
                ownsTags() && !mayHave(known.owners().get(writer.tag().get()));
        if (othersTag || ours && !mayHave(entry.get().owner())) {
            return Optional.of(BacklinkTexts.message("reason.otherJob"));
        }
        boolean free = ours || link.current().isEmpty() || link.sameTemplate() || writer.replaceForeign();
        return free ? Optional.empty() : Optional.of(BacklinkTexts.message("reason.foreign"));
    }

    private boolean mayHave(String owner) {
        return owner == null
                || owner.isEmpty()
                || owner.equals(writer.job())
                || writer.job().equals(writer.leadsTo())
                || !exists.test(owner);
    }

    private Entry claimed(Link link, Optional<Entry> before) {
        String tag = writer.tag().orElse("");
        if (!link.due()) {
            return before.map(one -> one.tag().isEmpty() ? one.forTag(tag) : one)
                    .orElseGet(() -> new Entry(writer.owner(), link.url(), "", "", tag));
        }
        boolean ours = before.filter(one -> one.shows(link.current())).isPresent() || link.sameTemplate();
        String earlier = ours ? link.current() : "";
        String original =
                ours || link.current().isEmpty() ? before.map(Entry::original).orElse("") : link.current();
        return new Entry(writer.owner(), link.url(), earlier, original, tag);
    }
}

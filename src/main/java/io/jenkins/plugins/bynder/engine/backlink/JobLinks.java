package io.jenkins.plugins.bynder.engine.backlink;

import io.jenkins.plugins.bynder.engine.backlink.LinkJournal.Content;
import io.jenkins.plugins.bynder.engine.backlink.LinkJournal.Entry;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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
    public Map<String, String> claim(Collection<Link> links, boolean dryRun) throws IOException {
        Map<String, String> refused = new LinkedHashMap<>();
        if (links.isEmpty()) {
            return refused;
        }
        synchronized (journal) {
            Content known = journal.read();
            Content claims = new Content();
            boolean any = false;
            for (Link link : links) {
                Optional<Entry> entry = Optional.ofNullable(known.links().get(link.assetId()));
                Optional<String> refusal = link.due() ? refusal(link, entry, known) : Optional.empty();
                refusal.ifPresent(reason -> refused.put(link.assetId(), reason));
                if (refusal.isEmpty() && (link.due() || entry.isEmpty())) {
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

    private boolean ownsTags() {
        return !writer.shared() && writer.leadsTo().isEmpty() && writer.tag().isPresent();
    }

    private Optional<String> refusal(Link link, Optional<Entry> entry, Content known) {
        boolean elsewhere = !writer.shared()
                && !writer.leadsTo().isEmpty()
                && !writer.leadsTo().equals(writer.job());
        if (elsewhere) {
            return Optional.of(BacklinkTexts.text("reason.otherJob"));
        }
        if (writer.takeOver()) {
            return Optional.empty();
        }
        boolean ours = entry.filter(one -> link.current().isEmpty() || one.shows(link.current()))
                .isPresent();
        boolean othersTag =
                ownsTags() && !mayHave(known.owners().get(writer.tag().get()));
        if (othersTag || ours && !mayHave(entry.get().owner())) {
            return Optional.of(BacklinkTexts.text("reason.otherJob"));
        }
        boolean free = ours || link.current().isEmpty() || link.sameTemplate() || writer.replaceForeign();
        return free ? Optional.empty() : Optional.of(BacklinkTexts.text("reason.foreign"));
    }

    private boolean mayHave(String owner) {
        return owner == null
                || owner.isEmpty()
                || owner.equals(writer.job())
                || writer.job().equals(writer.leadsTo())
                || !exists.test(owner);
    }

    private Entry claimed(Link link, Optional<Entry> before) {
        if (!link.due()) {
            return new Entry(writer.owner(), link.url(), "", "");
        }
        boolean ours = before.filter(one -> one.shows(link.current())).isPresent() || link.sameTemplate();
        String earlier = ours ? link.current() : "";
        String original =
                ours || link.current().isEmpty() ? before.map(Entry::original).orElse("") : link.current();
        return new Entry(writer.owner(), link.url(), earlier, original);
    }
}

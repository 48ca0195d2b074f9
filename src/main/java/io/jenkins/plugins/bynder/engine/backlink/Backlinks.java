package io.jenkins.plugins.bynder.engine.backlink;

import io.jenkins.plugins.bynder.engine.portal.Metaproperty;
import io.jenkins.plugins.bynder.engine.portal.Portal;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.util.ErrorText;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Writes links into a portal: only those that differ, each as the one field of one request, and then looks whether they
 * have taken effect. Requests to write let all others of the portal's {@linkplain
 * io.jenkins.plugins.bynder.engine.portal.RequestBudget budget} go first.
 */
public final class Backlinks {

    private final Portal portal;
    private final LinkField field;
    private final VerificationSchedule pace;
    private final LinkOwnership ownership;

    /**
     * Looks after 5, 15, 35 and 75 seconds whether links have taken effect.
     *
     * @param field looked up at that portal
     * @param ownership decides which links may be written
     */
    public Backlinks(Portal portal, LinkField field, LinkOwnership ownership) {
        this(portal, field, VerificationSchedule.DEFAULT, ownership);
    }

    /**
     * Replaces every value that differs.
     *
     * @param pause before the first look; each of three further ones takes twice as long
     */
    public Backlinks(Portal portal, LinkField field, Duration pause) {
        this(
                portal,
                field,
                new VerificationSchedule(pause, VerificationSchedule.DEFAULT.looks()),
                LinkOwnership.unrestricted());
    }

    Backlinks(Portal portal, LinkField field, VerificationSchedule pace, LinkOwnership ownership) {
        this.portal = Objects.requireNonNull(portal);
        this.field = Objects.requireNonNull(field);
        this.pace = pace;
        this.ownership = Objects.requireNonNull(ownership);
    }

    /**
     * Writes differing links. All failures are in the report; only an interrupt ends it early, and what was written by
     * then is found to be equal the next time.
     *
     * @param links with the values that a listing has just shown; of several for one asset the first counts
     * @param dryRun plan and report, change nothing
     */
    public BacklinkReport write(Collection<Link> links, boolean dryRun, BacklinkProgress progress)
            throws InterruptedException {
        long startedAt = System.nanoTime();
        long before = portal.requests();
        Map<String, Link> wanted = new LinkedHashMap<>();
        links.forEach(link -> wanted.putIfAbsent(link.assetId(), link));
        Map<String, Backlink> outcomes = new HashMap<>();
        String message = refuse(wanted.values(), dryRun, outcomes);
        List<Link> due = new ArrayList<>();
        for (Link link : wanted.values()) {
            if (!outcomes.containsKey(link.assetId())) {
                settled(link, dryRun)
                        .ifPresentOrElse(outcome -> outcomes.put(link.assetId(), outcome), () -> due.add(link));
            }
        }
        String trouble = due.isEmpty() ? "" : write(due, outcomes, progress);
        message = Stream.of(trouble, message, field.note())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        List<Backlink> all = wanted.keySet().stream().map(outcomes::get).toList();
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedAt);
        return BacklinkReport.of(field.label(), dryRun, message, all, portal.requests() - before, millis);
    }

    /** Says which links may not be written; returns the reason if that is the same for all of them. */
    private String refuse(Collection<Link> wanted, boolean dryRun, Map<String, Backlink> outcomes) {
        List<Link> known = wanted.stream().filter(link -> !link.url().isEmpty()).toList();
        try {
            Map<String, String> refused = ownership.claim(known, dryRun);
            known.stream().filter(link -> refused.containsKey(link.assetId())).forEach(link -> {
                Backlink foreign = outcome(link, Backlink.State.FOREIGN, refused.get(link.assetId()));
                outcomes.put(link.assetId(), foreign);
            });
            Set<String> reasons = Set.copyOf(refused.values());
            return reasons.size() == 1 ? reasons.iterator().next() : "";
        } catch (IOException e) {
            String trouble = BacklinkTexts.text("journal.unusable", ErrorText.of(e));
            known.stream()
                    .filter(Link::due)
                    .forEach(link -> outcomes.put(link.assetId(), outcome(link, Backlink.State.FAILED, trouble)));
            return trouble;
        }
    }

    /** What can be said without a request; empty if the link is to be written. */
    private static Optional<Backlink> settled(Link link, boolean dryRun) {
        if (link.url().isEmpty()) {
            return Optional.of(outcome(link, Backlink.State.FAILED, link.reason()));
        }
        if (!link.due()) {
            return Optional.of(outcome(link, Backlink.State.UNCHANGED, ""));
        }
        return dryRun ? Optional.of(outcome(link, Backlink.State.PLANNED, news(link))) : Optional.empty();
    }

    static Backlink outcome(Link link, Backlink.State state, String reason) {
        return new Backlink(link.assetId(), link.name(), state, link.url(), reason);
    }

    static String news(Link link) {
        return BacklinkTexts.text(link.current().isEmpty() ? "reason.first" : "reason.other");
    }

    private String write(List<Link> due, Map<String, Backlink> outcomes, BacklinkProgress progress)
            throws InterruptedException {
        try {
            Metaproperty property = field.ensure();
            progress.expect(due.size());
            LinkWriteRun writing = new LinkWriteRun(portal, property, pace, progress);
            outcomes.putAll(writing.of(due));
            return writing.message();
        } catch (PortalException | IllegalArgumentException e) {
            due.forEach(link -> outcomes.put(link.assetId(), outcome(link, Backlink.State.FAILED, e.getMessage())));
            return e.getMessage();
        }
    }

    /** The report when the metaproperty could not be looked up. */
    public static BacklinkReport failed(FieldLabel label, Collection<Link> links, boolean dryRun, String why) {
        Map<String, Backlink> outcomes = new LinkedHashMap<>();
        links.forEach(link -> outcomes.put(link.assetId(), outcome(link, Backlink.State.FAILED, why)));
        return BacklinkReport.of(label, dryRun, why, outcomes.values(), 0, 0);
    }
}

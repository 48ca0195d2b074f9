package io.jenkins.plugins.bynder.engine.backlink;

import io.jenkins.plugins.bynder.engine.portal.Metaproperty;
import io.jenkins.plugins.bynder.engine.portal.Portal;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.util.ErrorText;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
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
 * Writes links into a portal: only those that differ, each in one request with a single field, and then checks that the
 * portal shows them. Write requests have low priority in the portal's {@linkplain
 * io.jenkins.plugins.bynder.engine.portal.RequestBudget budget}.
 */
public final class Backlinks {

    private final Portal portal;
    private final LinkField field;
    private final VerificationSchedule schedule;
    private final LinkOwnership ownership;

    /**
     * Checks after 5, 15, 35 and 75 seconds.
     *
     * @param field looked up in the same portal
     * @param ownership decides which links may be written
     */
    public Backlinks(Portal portal, LinkField field, LinkOwnership ownership) {
        this(portal, field, VerificationSchedule.DEFAULT, ownership);
    }

    /**
     * Replaces every value that differs.
     *
     * @param pause before the first check; doubled for each of three more
     */
    public Backlinks(Portal portal, LinkField field, Duration pause) {
        this(
                portal,
                field,
                new VerificationSchedule(pause, VerificationSchedule.DEFAULT.looks()),
                LinkOwnership.unrestricted());
    }

    Backlinks(Portal portal, LinkField field, VerificationSchedule schedule, LinkOwnership ownership) {
        this.portal = Objects.requireNonNull(portal);
        this.field = Objects.requireNonNull(field);
        this.schedule = schedule;
        this.ownership = Objects.requireNonNull(ownership);
    }

    /**
     * Writes the links that differ. Failures are reported; only an interrupt ends the run early, and the next run finds
     * the links already written unchanged.
     *
     * @param links with current values from a fresh listing; the first one per asset counts
     * @param dryRun plans and reports, but changes nothing
     */
    public BacklinkReport write(Collection<Link> links, boolean dryRun, BacklinkProgress progress)
            throws InterruptedException {
        long startedAt = System.nanoTime();
        long before = portal.requests();
        Map<String, Link> wanted = new LinkedHashMap<>();
        links.forEach(link -> wanted.putIfAbsent(link.assetId(), link));
        Map<String, BacklinkResult> outcomes = new HashMap<>();
        LocalizableText message = refuse(wanted.values(), dryRun, outcomes);
        List<Link> due = new ArrayList<>();
        for (Link link : wanted.values()) {
            if (!outcomes.containsKey(link.assetId())) {
                settled(link, dryRun)
                        .ifPresentOrElse(outcome -> outcomes.put(link.assetId(), outcome), () -> due.add(link));
            }
        }
        LocalizableText trouble = due.isEmpty() ? LocalizableText.EMPTY : write(due, outcomes, progress);
        message = Stream.of(trouble, message, field.note())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(LocalizableText.EMPTY);
        List<BacklinkResult> all = wanted.keySet().stream().map(outcomes::get).toList();
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedAt);
        return BacklinkReport.of(field.label(), dryRun, message, all, portal.requests() - before, millis);
    }

    /** Records which links may not be written; returns the reason if it is the same for all. */
    private LocalizableText refuse(Collection<Link> wanted, boolean dryRun, Map<String, BacklinkResult> outcomes) {
        List<Link> known = wanted.stream().filter(link -> !link.url().isEmpty()).toList();
        try {
            Map<String, LocalizableText> refused = ownership.claim(known, dryRun);
            known.stream().filter(link -> refused.containsKey(link.assetId())).forEach(link -> {
                BacklinkResult foreign = outcome(link, BacklinkResult.State.FOREIGN, refused.get(link.assetId()));
                outcomes.put(link.assetId(), foreign);
            });
            Set<LocalizableText> reasons = Set.copyOf(refused.values());
            return reasons.size() == 1 ? reasons.iterator().next() : LocalizableText.EMPTY;
        } catch (IOException e) {
            LocalizableText trouble = BacklinkTexts.message("journal.unusable", ErrorText.localizable(e));
            known.stream()
                    .filter(Link::due)
                    .forEach(link -> outcomes.put(link.assetId(), outcome(link, BacklinkResult.State.FAILED, trouble)));
            return trouble;
        }
    }

    /** The result if it is known without a request; empty if the link must be written. */
    private static Optional<BacklinkResult> settled(Link link, boolean dryRun) {
        if (link.url().isEmpty()) {
            return Optional.of(outcome(link, BacklinkResult.State.FAILED, link.why()));
        }
        if (!link.due()) {
            return Optional.of(outcome(link, BacklinkResult.State.UNCHANGED, LocalizableText.EMPTY));
        }
        return dryRun
                ? Optional.of(outcome(
                        link, BacklinkResult.State.PLANNED, FieldWrite.of(link).news()))
                : Optional.empty();
    }

    private static BacklinkResult outcome(Link link, BacklinkResult.State state, LocalizableText reason) {
        return new BacklinkResult(link.assetId(), link.name(), state, link.url(), reason);
    }

    private LocalizableText write(List<Link> due, Map<String, BacklinkResult> outcomes, BacklinkProgress progress)
            throws InterruptedException {
        try {
            Metaproperty property = field.ensure();
            progress.expect(due.size());
            LinkWriteRun writing = new LinkWriteRun(portal, property, schedule, progress);
            outcomes.putAll(writing.of(due.stream().map(FieldWrite::of).toList()));
            return writing.message();
        } catch (PortalException | IllegalArgumentException e) {
            due.forEach(link ->
                    outcomes.put(link.assetId(), outcome(link, BacklinkResult.State.FAILED, ErrorText.localizable(e))));
            return ErrorText.localizable(e);
        }
    }

    /** The report if the metaproperty could not be looked up. */
    public static BacklinkReport failed(
            MetapropertyLabel label, Collection<Link> links, boolean dryRun, LocalizableText why) {
        Map<String, BacklinkResult> outcomes = new LinkedHashMap<>();
        links.forEach(link -> outcomes.put(link.assetId(), outcome(link, BacklinkResult.State.FAILED, why)));
        return BacklinkReport.of(label, dryRun, why, outcomes.values(), 0, 0);
    }
}

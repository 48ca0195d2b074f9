package io.jenkins.plugins.bynder.engine.backlink;

import io.jenkins.plugins.bynder.engine.backlink.UsageJournal.Entry;
import io.jenkins.plugins.bynder.engine.portal.AssetUsage;
import io.jenkins.plugins.bynder.engine.portal.Portal;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.util.ErrorText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Reports to the portal which assets are in an import folder of a job: one usage for each asset and job. Only differences
 * from the last report are sent, 500 in a request; without any, no request is sent.
 */
public final class UsageReporter {

    /** Bynder documents no limit. */
    private static final int CHANGES_IN_A_REQUEST = 500;

    /**
     * What a sync saw.
     *
     * @param present ids of assets in the folder
     * @param left ids of assets that left the set; can have assets that were never reported
     * @param whole which assets are not in the folder unless they are in {@code present}
     */
    public record Seen(Set<String> present, Set<String> left, Predicate<String> whole) {

        public Seen {
            present = Set.copyOf(present);
            left = Set.copyOf(left);
            Objects.requireNonNull(whole);
        }
    }

    private record Change(String assetId, Optional<Entry> before, Entry after) {

        boolean moves() {
            return !before.map(Entry::uri).orElse("").equals(after.uri());
        }
    }

    private final Portal portal;
    private final String integrationId;
    private final UsageJournal journal;
    private final String folder;

    /**
     * @param integrationId that Bynder gave to this integration
     * @param journal of the job
     * @param folder key of the import folder, of letters and digits
     */
    public UsageReporter(Portal portal, String integrationId, UsageJournal journal, String folder) {
        this.portal = portal;
        this.integrationId = integrationId;
        this.journal = journal;
        this.folder = folder;
    }

    /**
     * @param uris address of an asset in the job, by its id
     * @param additional a text for users of Bynder
     */
    public UsageReport report(Seen seen, Function<String, String> uris, String additional) throws InterruptedException {
        UsageReport report = new UsageReport(0, 0, 0, "");
        try {
            List<Change> changes = changes(seen, uris);
            for (int from = 0; from < changes.size(); from += CHANGES_IN_A_REQUEST) {
                List<Change> some = changes.subList(from, Math.min(from + CHANGES_IN_A_REQUEST, changes.size()));
                report = send(some, additional, report);
            }
            return report;
        } catch (PortalException e) {
            return report.plus(0, 0, 0, e.getMessage());
        } catch (IOException e) {
            return report.plus(0, 0, 0, BacklinkTexts.text("usage.unusable", ErrorText.of(e)));
        }
    }

    private List<Change> changes(Seen seen, Function<String, String> uris) throws IOException {
        Map<String, Entry> known = journal.read();
        List<Change> changes = new ArrayList<>();
        for (String id : seen.present()) {
            Optional<Entry> before = Optional.ofNullable(known.get(id));
            Entry after = new Entry(uris.apply(id), before.map(Entry::folders).orElse(Set.of())).with(folder);
            if (!before.equals(Optional.of(after))) {
                changes.add(new Change(id, before, after));
            }
        }
        known.forEach((id, entry) -> {
            boolean gone = seen.left().contains(id) || seen.whole().test(id);
            if (entry.folders().contains(folder) && gone && !seen.present().contains(id)) {
                changes.add(new Change(id, Optional.of(entry), entry.without(folder)));
            }
        });
        return changes;
    }

    private UsageReport send(List<Change> changes, String additional, UsageReport before)
            throws PortalException, IOException, InterruptedException {
        Set<String> uris = new LinkedHashSet<>();
        List<AssetUsage> usages = new ArrayList<>();
        for (Change change : changes) {
            if (change.moves()) {
                change.before().map(Entry::uri).ifPresent(uris::add);
                if (!change.after().uri().isEmpty()) {
                    uris.add(change.after().uri());
                    usages.add(new AssetUsage(change.assetId(), change.after().uri(), additional));
                }
            }
        }
        Map<String, String> rejected = uris.isEmpty() ? Map.of() : portal.syncUsage(integrationId, uris, usages);
        journal.append(entries(changes, rejected.keySet()));
        int refused = (int) usages.stream()
                .filter(usage -> rejected.containsKey(usage.assetId()))
                .count();
        int removed = (int) changes.stream()
                .filter(change -> change.after().uri().isEmpty())
                .count();
        String reason = rejected.values().stream().findFirst().orElse("");
        return before.plus(usages.size() - refused, removed, refused, reason);
    }

    private static Map<String, Entry> entries(Collection<Change> changes, Set<String> rejected) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        changes.stream()
                .filter(change -> !rejected.contains(change.assetId()))
                .forEach(change -> entries.put(change.assetId(), change.after()));
        return entries;
    }
}

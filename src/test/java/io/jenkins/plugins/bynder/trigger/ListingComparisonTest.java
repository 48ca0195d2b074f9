package io.jenkins.plugins.bynder.trigger;

import static io.jenkins.plugins.bynder.trigger.SampleAssetQuery.MONDAY;
import static io.jenkins.plugins.bynder.trigger.SampleAssetQuery.TUESDAY;
import static io.jenkins.plugins.bynder.trigger.SampleAssetQuery.WEDNESDAY;
import static io.jenkins.plugins.bynder.trigger.SampleAssetQuery.asset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.portal.Tag;
import io.jenkins.plugins.bynder.step.SyncedRevision;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scheduled comparisons; most assets of the listing are in a file. */
class ListingComparisonTest {

    private static final Tag GELATO = new Tag("Gelato");

    private SampleAssetQuery library;

    @BeforeEach
    void open(@TempDir Path directory) {
        library = new SampleAssetQuery(new ListingFiles(() -> directory), 3);
    }

    @AfterEach
    void close() {
        library.close();
    }

    private static SyncedRevision synced(String id) {
        return new SyncedRevision(id, TUESDAY, 100, "Poster", "jpg", "item");
    }

    private DueChanges due(SyncedAssets synced) throws PortalException, InterruptedException {
        return new DueChangesFinder(library, GELATO, synced).amongAll();
    }

    @Test
    void findsEveryKindOfChange() throws Exception {
        Random random = new Random(5);
        List<SyncedRevision> assets = new ArrayList<>();
        Set<String> expected = new HashSet<>();
        Set<SyncedRevision> settled = new HashSet<>();
        for (int n = 0; n < 900; n++) {
            String id = "id-" + n;
            switch (random.nextInt(8)) {
                case 0 -> { // new
                    library.with(asset(id, "Poster", 100, TUESDAY, "Gelato"));
                    expected.add(id);
                }
                case 1 -> { // no longer listed
                    assets.add(synced(id));
                    expected.add(id);
                }
                case 2 -> { // archived
                    library.with(asset(id, "Poster", 100, TUESDAY, true, "Gelato"));
                    assets.add(synced(id));
                    expected.add(id);
                }
                case 3 -> library.with(asset(id, "Poster", 100, TUESDAY, true, "Gelato")); // was archived before
                case 4 -> { // renamed
                    library.with(asset(id, "Flyer", 100, WEDNESDAY, "Gelato"));
                    assets.add(synced(id));
                    expected.add(id);
                }
                case 5 -> { // another version
                    library.with(asset(id, "Poster", 100, WEDNESDAY, "Gelato")).withOriginal(id, "item2", WEDNESDAY, 2);
                    assets.add(synced(id));
                    expected.add(id);
                }
                case 6 -> { // an edit of metadata
                    library.with(asset(id, "Poster", 100, WEDNESDAY, "Gelato")).withOriginal(id, "item", MONDAY, 1);
                    assets.add(synced(id));
                    settled.add(synced(id).withModified(WEDNESDAY));
                }
                default -> {
                    library.with(asset(id, "Poster", 100, TUESDAY, "Gelato"));
                    assets.add(synced(id));
                }
            }
        }
        SampleSyncedAssets synced = new SampleSyncedAssets(assets);

        DueChanges due = due(synced);

        assertThat(due.assetIds()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(due.more()).isZero();
        assertThat(due.latestEdit()).contains(WEDNESDAY);
        assertThat(synced.settled()).containsExactlyInAnyOrderElementsOf(settled);
    }

    @Test
    void keepsALimitedNumberOfIdsAndCountsTheOthers() throws Exception {
        List<SyncedRevision> assets = new ArrayList<>();
        for (int n = 0; n < 3000; n++) {
            library.with(asset("new-" + n, "Poster", 100, n == 2999 ? WEDNESDAY : TUESDAY, "Gelato"));
            assets.add(synced("old-" + n));
        }
        DueChanges due = due(new SampleSyncedAssets(assets));
        assertThat(due.assetIds()).hasSize(DueChanges.MAX_IDS).startsWith("new-0", "new-1");
        assertThat(due.more()).isEqualTo(6000 - DueChanges.MAX_IDS);
        assertThat(due.latestEdit()).contains(WEDNESDAY);
    }

    @Test
    void aPortalThatDoesNotAnswerIsNotAskedAboutAllAssets() {
        List<SyncedRevision> assets = new ArrayList<>();
        for (int n = 0; n < 100; n++) {
            library.with(asset("id-" + n, "Poster", 100, WEDNESDAY, "Gelato"))
                    .failing(PortalException.Problem.UNREACHABLE, "id-" + n);
            assets.add(synced("id-" + n));
        }
        assertThatThrownBy(() -> due(new SampleSyncedAssets(assets))).isInstanceOf(PortalException.class);
        assertThat(library.originalsAsked()).hasSize(3);
    }

    /** The next check does not ask for them again. */
    @Test
    void whatWasSettledBeforeAFailureIsRecorded() {
        List<SyncedRevision> assets = new ArrayList<>();
        for (int n = 0; n < 10; n++) {
            library.with(asset("id-" + n, "Poster", 100, WEDNESDAY, "Gelato"))
                    .withOriginal("id-" + n, "item", MONDAY, 1);
            assets.add(synced("id-" + n));
        }
        library.failing(PortalException.Problem.CREDENTIALS, "id-4");
        SampleSyncedAssets synced = new SampleSyncedAssets(assets);
        assertThatThrownBy(() -> due(synced)).isInstanceOf(PortalException.class);
        assertThat(synced.settled()).extracting(SyncedRevision::id).containsExactly("id-0", "id-1", "id-2", "id-3");
    }
}

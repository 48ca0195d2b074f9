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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DueChangesFinderTest {

    private static final Tag GELATO = new Tag("Gelato");

    private final SampleAssetQuery library = new SampleAssetQuery();

    /** The job synced the asset "known" on Tuesday, and its original was never requested. */
    private DueChanges due(String... ids) throws Exception {
        return decide("").among(List.of(ids));
    }

    private DueChangesFinder decide(String item) {
        return new DueChangesFinder(
                library,
                GELATO,
                SampleSyncedAssets.of(new SyncedRevision("known", TUESDAY, 100, "Poster", "jpg", item)));
    }

    @Test
    void aTaggedAssetThatIsNewIsDue() throws Exception {
        library.with(asset("new", "New", 5, MONDAY, "Gelato"));
        assertThat(due("new").assetIds()).containsExactly("new");
    }

    @Test
    void anAssetWithoutTheTagIsNotDue() throws Exception {
        library.with(asset("other", "Other", 5, MONDAY, "gelato", "Gelato2"));
        assertThat(due("other").any()).isFalse();
    }

    @Test
    void anUnknownAssetIsNotDue() throws Exception {
        assertThat(due("nowhere").any()).isFalse();
    }

    @Test
    void anUnchangedAssetIsNotDue() throws Exception {
        library.with(asset("known", "Poster", 100, TUESDAY, "Gelato"));
        assertThat(due("known").any()).isFalse();
        assertThat(library.originalsAsked()).isEmpty();
    }

    @Test
    void anUnreadableAssetIsDueAndAffectsNoOther() throws Exception {
        for (PortalException.Problem problem : List.of(
                PortalException.Problem.UNREACHABLE,
                PortalException.Problem.FORBIDDEN,
                PortalException.Problem.INVALID_RESPONSE,
                PortalException.Problem.REJECTED)) {
            library.with(asset("known", "Poster", 100, WEDNESDAY, "Gelato"))
                    .with(asset("new", "New", 5, MONDAY, "Gelato"))
                    .failing(problem, "known");
            assertThat(due("known", "new").assetIds()).containsExactly("known", "new");
        }
    }

    @Test
    void rejectedCredentialsAndRateLimitsEndTheSearch() {
        for (PortalException.Problem problem :
                List.of(PortalException.Problem.CREDENTIALS, PortalException.Problem.RATE_LIMITED)) {
            library.with(asset("known", "Poster", 100, WEDNESDAY, "Gelato")).failing(problem, "known");
            assertThatThrownBy(() -> due("known")).isInstanceOf(PortalException.class);
        }
    }

    @Test
    void anUntaggedAssetThatTheJobHasIsDue() throws Exception {
        library.with(asset("known", "Poster", 100, WEDNESDAY));
        assertThat(due("known").assetIds()).containsExactly("known");
    }

    @Test
    void aDeletedAssetThatTheJobHasIsDue() throws Exception {
        assertThat(due("known").assetIds()).containsExactly("known");
    }

    @Test
    void anArchivedAssetIsDueOnlyIfTheJobHasIt() throws Exception {
        library.with(asset("known", "Poster", 100, WEDNESDAY, true, "Gelato"))
                .with(asset("other", "Other", 100, WEDNESDAY, true, "Gelato"));
        assertThat(due("known", "other").assetIds()).containsExactly("known");
    }

    @Test
    void anotherSizeOrNameIsDueWithoutAnotherRequest() throws Exception {
        library.with(asset("known", "Poster", 101, WEDNESDAY, "Gelato"));
        assertThat(due("known").any()).isTrue();
        library.with(asset("known", "Renamed", 100, WEDNESDAY, "Gelato"));
        assertThat(due("known").any()).isTrue();
        assertThat(library.originalsAsked()).isEmpty();
    }

    @Test
    void anEditOfMetadataIsNotDueAndCheckedOnce() throws Exception {
        library.with(asset("known", "Poster", 100, WEDNESDAY, "Gelato")).withOriginal("known", "item1", MONDAY, 1);
        SampleSyncedAssets synced =
                SampleSyncedAssets.of(new SyncedRevision("known", TUESDAY, 100, "Poster", "jpg", ""));
        DueChanges due = new DueChangesFinder(library, GELATO, synced).among(List.of("known"));
        assertThat(due.any()).isFalse();
        assertThat(synced.settled())
                .containsExactly(new SyncedRevision("known", WEDNESDAY, 100, "Poster", "jpg", "item1"));

        SyncedAssets refreshed = new SampleSyncedAssets(synced.settled());
        assertThat(new DueChangesFinder(library, GELATO, refreshed)
                        .among(List.of("known"))
                        .any())
                .isFalse();
        assertThat(library.originalsAsked()).containsExactly("known");
    }

    @Test
    void anOriginalUploadedSinceIsDue() throws Exception {
        library.with(asset("known", "Poster", 100, WEDNESDAY, "Gelato")).withOriginal("known", "item2", WEDNESDAY, 2);
        assertThat(due("known").any()).isTrue();
    }

    @Test
    void aReactivatedOlderVersionIsDue() throws Exception {
        library.with(asset("known", "Poster", 100, WEDNESDAY, "Gelato")).withOriginal("known", "item1", MONDAY, 2);
        assertThat(decide("item2").among(List.of("known")).any()).isTrue();
        assertThat(decide("item1").among(List.of("known")).any()).isFalse();
        // Without the item id, only the bytes would show the difference.
        assertThat(due("known").any()).isTrue();
    }

    /** Otherwise each first link of an asset with several versions would start a build. */
    @Test
    void anEditDuringOurWriteIsNotDueRegardlessOfVersions() throws Exception {
        SyncedRevision asset = new SyncedRevision("known", TUESDAY, 100, "Poster", "jpg", "");
        SyncedRevision.Period when = new SyncedRevision.Period(WEDNESDAY.minusSeconds(60), WEDNESDAY.minusSeconds(30));
        SampleSyncedAssets linked = SampleSyncedAssets.of(asset.withLinking(when));
        library.with(asset("known", "Poster", 100, WEDNESDAY, "Gelato")).withOriginal("known", "item2", MONDAY, 3);

        DueChanges due = new DueChangesFinder(library, GELATO, linked).among(List.of("known"));

        assertThat(due.any()).isFalse();
        assertThat(linked.settled())
                .containsExactly(new SyncedRevision("known", WEDNESDAY, 100, "Poster", "jpg", "item2"));
        assertThat(due("known").any()).isTrue();
    }

    /** No request for each of 500 assets whose links were just written. */
    @Test
    void anEditOfMetadataDuringOurWriteCostsNoRequest() throws Exception {
        SyncedRevision.Period when = new SyncedRevision.Period(WEDNESDAY.minusSeconds(60), WEDNESDAY);
        List<SyncedRevision> assets = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            assets.add(new SyncedRevision("a" + i, TUESDAY, 100, "Poster", "jpg", "").withLinking(when));
            library.with(asset("a" + i, "Poster", 100, WEDNESDAY, "Gelato"))
                    .withOriginal("a" + i, "item2", WEDNESDAY, 2);
        }
        List<String> ids = assets.stream().map(SyncedRevision::id).toList();

        SampleSyncedAssets synced = new SampleSyncedAssets(assets);
        DueChanges due = new DueChangesFinder(library, GELATO, synced).among(ids, Set.copyOf(ids.subList(1, 500)));

        assertThat(library.originalsAsked()).as("its file may have changed").containsExactly("a0");
        assertThat(due.assetIds()).containsExactly("a0");
        assertThat(synced.settled()).as("a schedule looks at the others").isEmpty();
    }

    @Test
    void otherChangesDuringOurWriteAreDue() throws Exception {
        SyncedRevision asset = new SyncedRevision("known", TUESDAY, 100, "Poster", "jpg", "");
        SyncedAssets linked = SampleSyncedAssets.of(
                asset.withLinking(new SyncedRevision.Period(WEDNESDAY.minusSeconds(60), WEDNESDAY)));
        library.with(asset("known", "Poster", 100, WEDNESDAY, "Gelato"));

        library.withOriginal("known", "item2", TUESDAY.plusSeconds(1), 2);
        assertThat(new DueChangesFinder(library, GELATO, linked)
                        .among(List.of("known"))
                        .any())
                .describedAs("a new version")
                .isTrue();
        library.withOriginal("known", "item1", MONDAY, 2);
        library.with(asset("known", "Poster", 100, WEDNESDAY.plusSeconds(600), "Gelato"));
        assertThat(new DueChangesFinder(library, GELATO, linked)
                        .among(List.of("known"))
                        .any())
                .describedAs("an edit after that time")
                .isTrue();
        library.with(asset("known", "Poster", 100, WEDNESDAY));
        assertThat(new DueChangesFinder(library, GELATO, linked)
                        .among(List.of("known"))
                        .any())
                .describedAs("the tag taken off")
                .isTrue();
    }

    @Test
    void theFullListingFindsAddedRemovedAndChangedAssets() throws Exception {
        library.with(asset("new", "New", 5, MONDAY, "Gelato")).with(asset("other", "Other", 5, MONDAY));
        assertThat(decide("").amongAll().assetIds()).containsExactlyInAnyOrder("new", "known");

        SampleAssetQuery same = new SampleAssetQuery().with(asset("known", "Poster", 100, TUESDAY, "Gelato"));
        SyncedAssets synced = SampleSyncedAssets.of(new SyncedRevision("known", TUESDAY, 100, "Poster", "jpg", ""));
        assertThat(new DueChangesFinder(same, GELATO, synced).amongAll().any()).isFalse();
    }
}

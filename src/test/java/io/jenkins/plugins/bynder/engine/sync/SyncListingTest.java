package io.jenkins.plugins.bynder.engine.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.bynder.engine.sync.report.AssetReport;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport.Listing;
import io.jenkins.plugins.bynder.sample.Call;
import io.jenkins.plugins.bynder.sample.Fault;
import io.jenkins.plugins.bynder.sample.FaultRule;
import io.jenkins.plugins.bynder.sample.JsonShape;
import io.jenkins.plugins.bynder.sample.NewAsset;
import io.jenkins.plugins.bynder.sample.Route;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much of the listing a sync reads, and when it is all of it. */
class SyncListingTest {

    /** Of 50 entries each, so 120 assets are on three of them. */
    private static final int PAGES = 3;

    private static final UnaryOperator<SyncSettings> FULL =
            settings -> settings.withListing(ListingSettings.full()).withMaxDeletions(1000);

    private SyncFixture fixture;
    private final List<SampleAsset> flyers = new ArrayList<>();

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        fixture = new SyncFixture(folder.resolve("DAM import"));
        capPages();
        for (int n = 0; n < 120; n++) {
            flyers.add(
                    fixture.library().add(NewAsset.jpeg("Flyer " + n).size(400).tags(SyncFixture.TAG)));
        }
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private void capPages() {
        fixture.portal.faults().clear();
        fixture.portal.faults().add(FaultRule.api(Fault.cappedPages(50)).on(Route.MEDIA_LIST));
    }

    private void first() throws Exception {
        SyncReport report = fixture.sync();
        assertThat(report.reading().listing()).isEqualTo(Listing.FULL);
        assertThat(report.reading().reason()).isEqualTo("No complete listing of this folder is recorded yet.");
        assertThat(report.apiRequests()).isEqualTo(PAGES + 120);
        for (int minutes = 0; minutes < 15; minutes++) {
            fixture.later();
        }
    }

    private SyncReport quick() throws Exception {
        SyncReport report = fixture.sync();
        assertThat(report.reading().listing()).as(report.reading().reason()).isEqualTo(Listing.QUICK);
        assertThat(report.complete()).isTrue();
        fixture.assertFolderEqualsSet();
        return report;
    }

    private SyncReport full(String reason) throws Exception {
        SyncReport report = fixture.sync();
        assertThat(report.reading().listing()).isEqualTo(Listing.FULL);
        assertThat(report.reading().reason()).contains(reason);
        return report;
    }

    @Test
    void unchangedFolderCostsOneRequestAndNoWrite() throws Exception {
        first();
        Map<String, String> before = fixture.everything();
        SyncReport report = quick();
        assertThat(report.apiRequests()).isEqualTo(1);
        assertThat(report.count(Outcome.UNCHANGED)).isEqualTo(120);
        assertThat(report.assets()).isEmpty();
        assertThat(fixture.everything()).isEqualTo(before);
    }

    @Test
    void allPagesAreReadIfThatIsRequested() throws Exception {
        first();
        Map<String, String> before = fixture.everything();
        SyncReport report = fixture.sync(FULL);
        assertThat(report.reading().reason()).isEqualTo("A full listing was requested.");
        assertThat(report.apiRequests()).isEqualTo(PAGES);
        assertThat(fixture.everything()).isEqualTo(before);
    }

    @Test
    void allPagesAreReadIfBacklinksAreMissing() throws Exception {
        first();
        SyncReport report =
                fixture.sync(settings -> settings.withListing(settings.listing().withLinksMissing()));
        assertThat(report.reading().listing()).isEqualTo(Listing.FULL);
        assertThat(report.reading().reason()).isEqualTo("Backlinks could not be written or confirmed.");
        assertThat(report.apiRequests()).isEqualTo(PAGES);
    }

    @Test
    void changesCostTheirPagesAndOneOrTwoRequestsEach() throws Exception {
        first();
        for (SampleAsset flyer : flyers.subList(10, 20)) {
            fixture.library().uploadNewVersion(flyer.id());
        }
        for (int n = 0; n < 5; n++) {
            fixture.add("New " + n);
        }
        SyncReport report = quick();
        assertThat(report.count(Outcome.UPDATED)).isEqualTo(10);
        assertThat(report.count(Outcome.ADDED)).isEqualTo(5);
        assertThat(report.count(Outcome.UNCHANGED)).isEqualTo(110);
        assertThat(report.apiRequests()).isEqualTo(1 + 10 * 2 + 5);
        assertThat(quick().apiRequests()).isEqualTo(1);
    }

    @Test
    void changesThatFillSeveralPagesAreReadToTheirEnd() throws Exception {
        first();
        flyers.subList(30, 90).forEach(flyer -> fixture.library().describe(flyer.id(), "words"));
        SyncReport report = quick();
        assertThat(report.count(Outcome.METADATA_ONLY)).isEqualTo(60);
        assertThat(report.apiRequests()).isEqualTo(2 + 60);
    }

    @Test
    void assetThatLeavesMakesTheListingFull() throws Exception {
        first();
        fixture.library().untag(flyers.get(7).id(), SyncFixture.TAG);
        SyncReport report = full("The portal counts 119 assets, but 120 were expected");
        assertThat(report.count(Outcome.DELETED)).isEqualTo(1);
        assertThat(report.apiRequests()).isEqualTo(1 + PAGES + 1);
        fixture.assertFolderEqualsSet();
        assertThat(quick().apiRequests()).isEqualTo(1);
    }

    @Test
    void assetThatWouldBeAmongTheLatestIsAskedForById() throws Exception {
        first();
        SampleAsset late = fixture.add("Late");
        quick();
        fixture.later();
        fixture.library().untag(late.id(), SyncFixture.TAG);
        SyncReport report = quick();
        assertThat(report.count(Outcome.DELETED)).isEqualTo(1);
        assertThat(report.apiRequests()).isEqualTo(2);
    }

    @Test
    void assetOfAnEventIsAskedForById() throws Exception {
        first();
        SampleAsset gone = flyers.get(7);
        fixture.library().untag(gone.id(), SyncFixture.TAG);
        SyncReport report = fixture.syncFor(gone.id());
        assertThat(report.reading().listing()).isEqualTo(Listing.QUICK);
        assertThat(report.count(Outcome.DELETED)).isEqualTo(1);
        assertThat(report.apiRequests()).isEqualTo(2);
        fixture.assertFolderEqualsSet();
    }

    @Test
    void archivedAssetThatIsStillListedIsRemoved() throws Exception {
        first();
        fixture.library().archive(flyers.get(3).id(), true);
        SyncReport report = fixture.sync();
        assertThat(report.reading().listing()).isEqualTo(Listing.QUICK);
        assertThat(report.count(Outcome.DELETED)).isEqualTo(1);
        assertThat(fixture.files()).doesNotContainKey("Flyer 3.jpg").hasSize(119);
        assertThat(fixture.sync().apiRequests()).as("it stays listed").isEqualTo(1);
    }

    @Test
    void entryThatIsNotInTheSetMakesTheListingFullOnlyOnce() throws Exception {
        first();
        fixture.library().add(NewAsset.jpeg("Archived").tags(SyncFixture.TAG).archived());
        full("An entry changed");
        assertThat(fixture.sync().apiRequests()).isEqualTo(1);
    }

    @Test
    void oldListingIsReadInFull() throws Exception {
        first();
        UnaryOperator<SyncSettings> old =
                settings -> settings.withListing(ListingSettings.automatic().withFullEvery(Duration.ZERO));
        assertThat(fixture.sync(old).apiRequests()).isEqualTo(PAGES);
        assertThat(quick().apiRequests()).isEqualTo(1);
    }

    @Test
    void otherSettingsReadAllPages() throws Exception {
        first();
        UnaryOperator<SyncSettings> metadata = settings -> settings.withWriteMetadata(true);
        SyncReport report = fixture.sync(metadata);
        assertThat(report.reading().reason()).isEqualTo("The settings have changed.");
        assertThat(report.count(Outcome.METADATA_ONLY)).isEqualTo(120);
        Files.delete(fixture.folder.resolve("Flyer 75.jpg.json"));
        SyncReport repaired = fixture.sync(metadata);
        assertThat(repaired.reading().listing()).isEqualTo(Listing.QUICK);
        assertThat(repaired.apiRequests()).isEqualTo(2);
        assertThat(fixture.folder.resolve("Flyer 75.jpg.json")).exists();
    }

    @Test
    void shardsReadAllPages() throws Exception {
        UnaryOperator<SyncSettings> half = settings -> settings.withShard(new Shard(1, 2));
        fixture.sync(half);
        SyncReport report = fixture.sync(half);
        assertThat(report.reading().listing()).isEqualTo(Listing.FULL);
        assertThat(report.apiRequests()).isEqualTo(PAGES);
    }

    @Test
    void smallSetIsListedWithOnePageAndLeavesNoRecord(@TempDir Path other) throws Exception {
        try (SyncFixture small = new SyncFixture(other.resolve("DAM import"))) {
            small.add("Flyer");
            small.sync();
            SyncReport report = small.sync();
            assertThat(report.reading().listing()).isEqualTo(Listing.FULL);
            assertThat(report.apiRequests()).isEqualTo(1);
            assertThat(small.folder.resolve(".bynder/manifest.jsonl")).content().doesNotContain("listing");
        }
    }

    @Test
    void damagedFilesAreRepairedWithoutAFullListing() throws Exception {
        first();
        Files.delete(fixture.folder.resolve("Flyer 71.jpg"));
        Files.writeString(fixture.folder.resolve("Flyer 72.jpg"), "by hand");
        Files.setLastModifiedTime(fixture.folder.resolve("Flyer 73.jpg"), FileTime.fromMillis(1000));
        SyncReport report = quick();
        assertThat(report.assets())
                .extracting(AssetReport::path, AssetReport::outcome)
                .containsExactlyInAnyOrder(
                        tuple("Flyer 71.jpg", Outcome.REPAIRED), tuple("Flyer 72.jpg", Outcome.REPAIRED));
        assertThat(report.apiRequests())
                .as("a page, one for all by id, two links")
                .isEqualTo(1 + 1 + 2);
        assertThat(quick().apiRequests()).isEqualTo(1);
    }

    @Test
    void damagedFilesAreRepairedByAFullListingIfThePortalRejectsRequestsById() throws Exception {
        first();
        Files.delete(fixture.folder.resolve("Flyer 71.jpg"));
        fixture.portal
                .faults()
                .add(FaultRule.api(Fault.status(414)).on(Route.MEDIA_LIST).when(Call::byIds));
        SyncReport report = full("The latest changes could not be read.");
        assertThat(report.complete()).isTrue();
        assertThat(report.count(Outcome.REPAIRED)).isEqualTo(1);
        fixture.assertFolderEqualsSet();
    }

    @Test
    void dryRunIsQuickAndChangesNothing() throws Exception {
        first();
        fixture.add("New");
        Map<String, String> before = fixture.everything();
        SyncReport report = fixture.sync(settings -> settings.withDryRun(true));
        assertThat(report.reading().listing()).isEqualTo(Listing.QUICK);
        assertThat(report.count(Outcome.ADDED)).isEqualTo(1);
        assertThat(report.apiRequests()).isEqualTo(1);
        assertThat(fixture.everything()).isEqualTo(before);
    }

    /** One asset left and one joined without a new date: only a full listing shows it, and from then on all are. */
    @Test
    void portalWhoseDatesStayIsRememberedOnceAFullListingShowsIt() throws Exception {
        SampleAsset old = old();
        first();
        fixture.library().datesStay(true);
        fixture.library().untag(flyers.get(9).id(), SyncFixture.TAG);
        fixture.library().tag(old.id(), SyncFixture.TAG);
        assertThat(fixture.sync().reading().listing()).isEqualTo(Listing.QUICK);
        assertThat(fixture.files()).as("nothing is deleted unasked").hasSize(120);

        assertThat(fixture.sync(FULL).complete()).isTrue();
        fixture.assertFolderEqualsSet();
        fixture.library().untag(old.id(), SyncFixture.TAG);
        fixture.library().tag(flyers.get(9).id(), SyncFixture.TAG);
        full("Adding a tag did not change the modification date of an asset.");
        fixture.assertFolderEqualsSet();
    }

    @Test
    void assetThatJoinsWithoutANewDateIsFound() throws Exception {
        SampleAsset old = old();
        first();
        fixture.library().datesStay(true);
        fixture.library().tag(old.id(), SyncFixture.TAG);
        full("");
        fixture.assertFolderEqualsSet();
        full("Adding a tag did not change the modification date of an asset.");
    }

    @Test
    void portalThatRefusesTheOrderIsRemembered() throws Exception {
        first();
        fixture.portal
                .faults()
                .add(FaultRule.api(Fault.status(400))
                        .on(Route.MEDIA_LIST)
                        .when(call -> call.query().first("orderBy").orElse("").startsWith("dateModified")));
        fixture.add("New");
        assertThat(full("The portal refused to sort by modification date.").complete())
                .isTrue();
        fixture.assertFolderEqualsSet();
        assertThat(full("The portal does not sort by modification date.").apiRequests())
                .isEqualTo(PAGES);
    }

    @Test
    void portalThatIgnoresTheOrderIsRemembered() throws Exception {
        for (SampleAsset flyer : List.of(flyers.get(40), flyers.get(100), flyers.get(80))) {
            fixture.later();
            fixture.library().describe(flyer.id(), "words");
        }
        fixture.sync();
        fixture.portal.faults().add(FaultRule.api(Fault.ignoring("orderBy")).on(Route.MEDIA_LIST));
        SampleAsset fresh = fixture.add("New");
        full("The portal does not sort by modification date.");
        assertThat(fixture.files()).containsValue(fresh.sha256());
        assertThat(full("The portal does not sort by modification date.").apiRequests())
                .isEqualTo(PAGES);
    }

    @Test
    void portalThatDoesNotCountIsReadInFull() throws Exception {
        fixture.portal
                .faults()
                .add(FaultRule.api(Fault.rewritten(json -> json.replaceFirst("\"total\":\\d+", "\"else\":0")))
                        .on(Route.MEDIA_LIST));
        fixture.sync();
        full("The portal does not count the assets.");
        fixture.assertFolderEqualsSet();
    }

    @Test
    void portalThatStopsToShowTagsDeletesNothing() throws Exception {
        first();
        fixture.portal
                .faults()
                .add(FaultRule.api(Fault.shaped("tags", JsonShape.ABSENT)).on(Route.MEDIA_LIST, Route.MEDIA));
        SyncReport report = full("The portal does not show the tags of all assets.");
        assertThat(report.count(Outcome.DELETED)).isZero();
        assertThat(fixture.files()).hasSize(120);
    }

    @Test
    void listingThatHidesAnAssetDeletesNothing() throws Exception {
        first();
        fixture.portal
                .faults()
                .add(FaultRule.api(Fault.absent(flyers.get(5).id())).on(Route.MEDIA_LIST));
        SyncReport report = full("The portal counts 119 assets");
        assertThat(report.end()).isEqualTo(SyncReport.End.INCOMPLETE);
        assertThat(fixture.files()).hasSize(120);
        capPages();
        quick();
    }

    @Test
    void assetsThatMoveBetweenPagesAreReadInFull() throws Exception {
        first();
        flyers.subList(0, 70).forEach(flyer -> fixture.library().describe(flyer.id(), "words"));
        boolean[] done = {false};
        fixture.portal
                .faults()
                .add(FaultRule.api(Fault.meanwhile(() -> {
                            if (!done[0]) {
                                done[0] = true;
                                fixture.later();
                                fixture.library().describe(flyers.get(110).id(), "words");
                            }
                        }))
                        .on(Route.MEDIA_LIST)
                        .page(2));
        full("The assets changed while they were read.");
        fixture.assertFolderEqualsSet();
    }

    @Test
    void joinedAndLeftBetweenTwoSyncsIsNoticed() throws Exception {
        SampleAsset other = fixture.library().add(NewAsset.jpeg("Other").size(400));
        first();
        fixture.library().untag(flyers.get(50).id(), SyncFixture.TAG);
        fixture.library().tag(other.id(), SyncFixture.TAG);
        full("The portal counts 120 assets, but 121 were expected");
        fixture.assertFolderEqualsSet();
    }

    @Test
    void onlyTheAssetsOfEventsAreReadIfTheFolderIsAsTheLastSyncLeftIt() throws Exception {
        first();
        long generation = quick().reading().generation();
        SampleAsset fresh = fixture.add("New");
        SyncReport report = scoped(generation, fresh.id());
        assertThat(report.reading().listing()).isEqualTo(Listing.SCOPED);
        assertThat(report.count(Outcome.ADDED)).isEqualTo(1);
        assertThat(report.count(Outcome.UNCHANGED)).isEqualTo(120);
        assertThat(report.apiRequests()).isEqualTo(2);
        fixture.assertFolderEqualsSet();

        fixture.later();
        fixture.library().untag(fresh.id(), SyncFixture.TAG);
        fixture.library().uploadNewVersion(flyers.get(2).id());
        SyncReport next =
                scoped(report.reading().generation(), fresh.id(), flyers.get(2).id(), "0000000000000000");
        assertThat(next.reading().listing()).isEqualTo(Listing.SCOPED);
        assertThat(next.count(Outcome.DELETED)).isEqualTo(1);
        assertThat(next.count(Outcome.UPDATED)).isEqualTo(1);
        fixture.assertFolderEqualsSet();

        fixture.add("Unannounced");
        assertThat(scoped(report.reading().generation(), fresh.id()).reading().listing())
                .as("of another generation")
                .isEqualTo(Listing.QUICK);
        fixture.assertFolderEqualsSet();
    }

    @Test
    void scopedSyncReadsOnlyTheEntriesThatItNeeds() throws Exception {
        long generation = damagedBehindTheIndex();

        SyncReport report = scoped(generation, fixture.add("Newer").id());
        assertThat(report.reading().listing()).isEqualTo(Listing.SCOPED);
        assertThat(report.message()).isEmpty();
        assertThat(report.count(Outcome.UNCHANGED)).isEqualTo(121);
        assertThat(fixture.sync(FULL).message())
                .as("a full listing reads all entries")
                .contains("damaged");
        fixture.assertFolderEqualsSet();
    }

    @Test
    void entryThatCannotBeReadIsRepairedByTheNextSync() throws Exception {
        long generation = damagedBehindTheIndex();
        String damaged = flyers.get(7).id();

        assertThatThrownBy(() -> scoped(generation, damaged))
                .hasMessageContaining(manifest().toString());
        assertThat(scoped(generation, damaged).message()).contains("damaged");
        fixture.assertFolderEqualsSet();
    }

    /** A scoped sync has written the index of the manifest; then the line of an asset was changed. Gives the generation. */
    private long damagedBehindTheIndex() throws Exception {
        first();
        long generation = scoped(
                        quick().reading().generation(), fixture.add("New").id())
                .reading()
                .generation();
        FileTime time = Files.getLastModifiedTime(manifest());
        String text = Files.readString(manifest());
        Files.writeString(manifest(), text.replace("\"title\":\"Flyer 7\"", "\"title\":\"Flyer X\""));
        Files.setLastModifiedTime(manifest(), time);
        return generation;
    }

    private Path manifest() {
        return fixture.folder.resolve(".bynder/manifest.jsonl");
    }

    @Test
    void answersByIdWithoutTagsAreNoProof() throws Exception {
        first();
        long generation = quick().reading().generation();
        fixture.portal
                .faults()
                .add(FaultRule.api(Fault.shaped("tags", JsonShape.ABSENT))
                        .on(Route.MEDIA_LIST, Route.MEDIA)
                        .when(call -> call.byIds() || call.route() == Route.MEDIA));
        SyncReport report = scoped(generation, flyers.get(1).id(), flyers.get(2).id());
        assertThat(report.reading().listing()).isEqualTo(Listing.QUICK);
        assertThat(report.count(Outcome.DELETED)).isZero();
        fixture.assertFolderEqualsSet();
    }

    @Test
    void listingAfterScopedSyncsAddsUp() throws Exception {
        first();
        long generation = quick().reading().generation();
        for (int n = 0; n < 4; n++) {
            fixture.later();
            SampleAsset fresh = fixture.add("New " + n);
            fixture.library().untag(flyers.get(n).id(), SyncFixture.TAG);
            SyncReport report = scoped(generation, fresh.id(), flyers.get(n).id());
            assertThat(report.reading().listing()).isEqualTo(Listing.SCOPED);
            generation = report.reading().generation();
        }
        fixture.assertFolderEqualsSet();
        assertThat(quick().apiRequests()).isEqualTo(1 + 0);
    }

    /** Without the tag, and changed for the last time long before all others. */
    private SampleAsset old() {
        return fixture.library()
                .add(NewAsset.jpeg("Old")
                        .size(400)
                        .created(flyers.get(0).created().minus(Duration.ofDays(1))));
    }

    private SyncReport scoped(long generation, String... ids) throws Exception {
        return fixture.sync(
                settings -> settings.withListing(ListingSettings.automatic().withChanged(Set.of(ids), generation)));
    }
}

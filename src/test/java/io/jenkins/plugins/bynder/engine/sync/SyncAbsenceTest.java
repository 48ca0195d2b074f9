package io.jenkins.plugins.bynder.engine.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.bynder.engine.sync.report.AssetReport;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import io.jenkins.plugins.bynder.sample.Call;
import io.jenkins.plugins.bynder.sample.Fault;
import io.jenkins.plugins.bynder.sample.FaultRule;
import io.jenkins.plugins.bynder.sample.JsonShape;
import io.jenkins.plugins.bynder.sample.NewAsset;
import io.jenkins.plugins.bynder.sample.Route;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Listings that lack assets, in all the ways that portals do that: nothing that is still tagged is deleted. */
class SyncAbsenceTest extends SyncFixtureBase {

    private static final JsonMapper JSON = new JsonMapper();

    /** Case 1. */
    @ParameterizedTest
    @ValueSource(ints = {0, 6, 11})
    void anAssetMissingFromAConsistentListingKeepsItsFile(int shown) throws Exception {
        addFlyers(12);
        fixture.sync();
        Map<String, String> before = fixture.files();
        listingShows(shown, Integer.MAX_VALUE);
        SyncReport report = fixture.sync(settings -> settings.withMaxDeletions(1000));
        assertThat(report.end()).isEqualTo(SyncReport.End.INCOMPLETE);
        assertThat(report.message()).contains("the tag");
        assertThat(report.count(Outcome.DELETED)).isZero();
        assertThat(fixture.files()).isEqualTo(before);
        fixture.portal.faults().clear();
        fixture.assertNothingToDo();
    }

    /** Case 1: "then everything is back". */
    @Test
    void readsAShortListingAgain() throws Exception {
        addFlyers(12);
        fixture.sync();
        listingShows(6, 1);
        SyncReport report = fixture.sync();
        assertThat(report.end()).isEqualTo(SyncReport.End.DONE);
        fixture.assertFolderEqualsSet();
    }

    /** Case 1: an index that has lost a part answers by ids without it, too. */
    @Test
    void deletesNothingIfTheIndexLacksAssetsByIdToo() throws Exception {
        addFlyers(12);
        fixture.sync();
        Map<String, String> before = fixture.files();
        listingShows(6, Integer.MAX_VALUE);
        answersByIds(Fault.json("[]"));
        SyncReport report = fixture.sync();
        assertThat(report.count(Outcome.DELETED)).isZero();
        assertThat(fixture.files()).isEqualTo(before);
    }

    /** Case 1: each asset is asked for alone only if the answer by ids leaves it out. */
    @Test
    void inconclusiveResponsesByIdDeleteNothing() throws Exception {
        addFlyers(12);
        fixture.sync();
        Map<String, String> before = fixture.files();
        List<Fault> answers = List.of(
                Fault.status(400),
                Fault.status(500),
                Fault.html(200),
                Fault.html(404),
                Fault.json("{}"),
                Fault.json("[{\"id\":\"other\",\"tags\":[]}]"),
                Fault.json("[17,null,{\"name\":\"no id\"}]"),
                Fault.rewritten(json -> json.replace("\"Gelato\"", "{\"x\":1}")),
                Fault.rewritten(json -> json.replace("[\"Gelato\"]", "5")),
                Fault.rewritten(json -> json.replace("[\"Gelato\"]", "{\"total\":3}")),
                Fault.rewritten(json -> json.replace("\"id\"", "\"key\"")));
        for (Fault answer : answers) {
            fixture.portal.faults().clear();
            listingShows(6, Integer.MAX_VALUE);
            answersByIds(answer);
            fixture.portal.faults().add(FaultRule.api(answer).on(Route.MEDIA));
            SyncReport report = fixture.sync();
            assertThat(report.end()).isEqualTo(SyncReport.End.INCOMPLETE);
            assertThat(fixture.files()).isEqualTo(before);
        }
    }

    /** Case 2. */
    @ParameterizedTest
    @ValueSource(strings = {"\"tags\":[]", "\"tags\":null", "\"none\":0", "\"tags\":7", "\"tags\":[{\"a\":1}]"})
    void anAssetListedForTheTagWithoutReadableTagsIsAskedForById(String tags) throws Exception {
        addFlyers(3);
        fixture.sync();
        SampleAsset fresh = fixture.add("New");
        UnaryOperator<String> unread = json -> json.replace("\"tags\":[\"Gelato\"]", tags);
        fixture.portal
                .faults()
                .add(FaultRule.api(Fault.rewritten(unread)).on(Route.MEDIA_LIST).when(call -> !call.byIds()));
        SyncReport report = fixture.sync();
        assertThat(report.end()).isEqualTo(SyncReport.End.DONE);
        assertThat(fixture.files()).containsEntry("New.jpg", fresh.sha256()).hasSize(4);

        SampleAsset hidden = fixture.add("Hidden");
        fixture.portal.faults().add(FaultRule.api(Fault.rewritten(unread)).on(Route.MEDIA_LIST, Route.MEDIA));
        SyncReport untold = fixture.sync();
        assertThat(untold.end()).isEqualTo(SyncReport.End.INCOMPLETE);
        assertThat(untold.assets())
                .filteredOn(asset -> asset.id().equals(hidden.id()))
                .extracting(AssetReport::name, AssetReport::outcome)
                .containsExactly(tuple("Hidden", Outcome.UNAVAILABLE));
        assertThat(fixture.files()).hasSize(4).doesNotContainKey("Hidden.jpg");
    }

    /** Cases 1 and 2: a portal whose answers contradict each other proves nothing. */
    @Test
    void aNotFoundThatContradictsTheListingDeletesNothing() throws Exception {
        addFlyers(3);
        fixture.sync();
        Map<String, String> before = fixture.files();
        fixture.portal.quirks().ghost(fixture.library().assets().get(0).id());
        fixture.portal
                .faults()
                .add(FaultRule.api(Fault.shaped("tags", JsonShape.ABSENT)).on(Route.MEDIA_LIST));
        SyncReport report = fixture.sync();
        assertThat(report.end()).isEqualTo(SyncReport.End.INCOMPLETE);
        assertThat(report.count(Outcome.DELETED)).isZero();
        assertThat(fixture.files()).isEqualTo(before);
    }

    /** Case 1: a gateway that does not know the path answers 404 about every asset, also about listed ones. */
    @Test
    void aNotFoundForEveryAssetDeletesNothing() throws Exception {
        addFlyers(12);
        fixture.sync();
        Map<String, String> before = fixture.files();
        listingShows(6, Integer.MAX_VALUE);
        answersByIds(Fault.json("[]"));
        fixture.portal
                .faults()
                .add(FaultRule.api(Fault.status(404, "Not Found")).on(Route.MEDIA));
        SyncReport report = fixture.sync();
        assertThat(report.end()).isEqualTo(SyncReport.End.INCOMPLETE);
        assertThat(fixture.files()).isEqualTo(before);
    }

    /** Cases 1 and 2: an empty listing, and answers by id that would show neither tags nor assets of any kind. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anEmptyListingAndUselessAnswersDeleteNothing(boolean withoutTags) throws Exception {
        addFlyers(8);
        fixture.library().add(NewAsset.jpeg("Leaflet").size(1000).tags("Print"));
        fixture.sync();
        Map<String, String> before = fixture.files();
        listingShows(0, Integer.MAX_VALUE);
        Fault useless = withoutTags ? Fault.shaped("tags", JsonShape.ABSENT) : Fault.json("[]");
        answersByIds(useless);
        fixture.portal
                .faults()
                .add(FaultRule.api(withoutTags ? useless : Fault.status(404, "Not Found"))
                        .on(Route.MEDIA));
        assertThat(fixture.sync().end()).isEqualTo(SyncReport.End.INCOMPLETE);
        assertThat(fixture.files()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void allAssetsThatLoseTheirOnlyTagAreRemoved(boolean others) throws Exception {
        addFlyers(3);
        if (others) {
            fixture.library().add(NewAsset.jpeg("Leaflet").size(1000).tags("Print"));
        }
        fixture.sync();
        for (int n = 0; n < 3; n++) {
            fixture.library().untag(fixture.library().assets().get(n).id(), SyncFixture.TAG);
        }
        SyncReport report = fixture.sync();
        assertThat(report.end()).isEqualTo(SyncReport.End.DONE);
        assertThat(report.count(Outcome.DELETED)).isEqualTo(3);
    }

    /** The kind of case 27: a portal or a gateway that rejects requests for several ids at once. */
    @ParameterizedTest
    @ValueSource(ints = {400, 404, 414, 502})
    void removedAssetsAreRequestedOneByOneIfThePortalRejectsSeveralIds(int status) throws Exception {
        addFlyers(6);
        fixture.sync();
        List<SampleAsset> assets = fixture.library().assets();
        fixture.library().untag(assets.get(0).id(), SyncFixture.TAG);
        fixture.library().archive(assets.get(1).id(), true);
        fixture.library().delete(assets.get(2).id());
        answersByIds(Fault.status(status));
        SyncReport report = fixture.sync();
        assertThat(report.end()).isEqualTo(SyncReport.End.DONE);
        assertThat(report.count(Outcome.DELETED)).isEqualTo(3);
        assertThat(fixture.files()).hasSize(3);
    }

    /** Case 2: the ids of tags are no tags. */
    @ParameterizedTest
    @ValueSource(strings = {"[7,8]", "{\"0\":7}", "[true]"})
    void tagsThatAreNumbersDeleteNothing(String tags) throws Exception {
        addFlyers(4);
        fixture.sync();
        Map<String, String> before = fixture.files();
        listingShows(1, Integer.MAX_VALUE);
        Fault numbers = Fault.rewritten(json -> json.replace("[\"Gelato\"]", tags));
        fixture.portal.faults().add(FaultRule.api(numbers).on(Route.MEDIA));
        answersByIds(numbers);
        assertThat(fixture.sync().end()).isEqualTo(SyncReport.End.INCOMPLETE);
        assertThat(fixture.files()).isEqualTo(before);
    }

    /** The kind of case 4: pages of an odd size, and no total that shows it. */
    @Test
    void continuesIfThePortalCapsItsPagesWithoutATotal() throws Exception {
        addOutsiders(170);
        fixture.add("Last");
        fixture.portal.faults().add(FaultRule.api(Fault.cappedPages(75)).on(Route.MEDIA_LIST));
        fixture.portal.faults().add(FaultRule.api(withoutTotal()).on(Route.MEDIA_LIST));
        assertThat(fixture.sync().end()).isEqualTo(SyncReport.End.DONE);
        assertThat(fixture.files()).containsOnlyKeys("Last.jpg");
    }

    /** A portal that ignores the page number sends all assets again. */
    @Test
    void aListingWithoutTotalThatRepeatsIsWhole() throws Exception {
        addOutsiders(30);
        fixture.add("Last");
        fixture.portal.faults().add(FaultRule.api(withoutTotal()).on(Route.MEDIA_LIST));
        fixture.portal.faults().add(FaultRule.api(Fault.ignoring("page")).on(Route.MEDIA_LIST));
        SyncReport report = fixture.sync();
        assertThat(report.end()).isEqualTo(SyncReport.End.DONE);
        assertThat(report.apiRequests()).isEqualTo(2 + 1);
    }

    private static Fault withoutTotal() {
        return Fault.rewritten(json -> json.replaceFirst("\"total\":\\d+,?", ""));
    }

    /** Case 2: one tag of the list cannot be read, and may be the one that was asked for. */
    @Test
    void aTagListWithAnUnreadableEntryDeletesNothing() throws Exception {
        addFlyers(3);
        fixture.sync();
        Map<String, String> before = fixture.files();
        fixture.portal
                .faults()
                .add(FaultRule.api(Fault.rewritten(
                        json -> json.replaceAll("\"tags\":\\[[^]]*]", "\"tags\":{\"0\":\"Other\",\"1\":{\"id\":7}}"))));
        SyncReport report = fixture.sync();
        assertThat(report.end()).isEqualTo(SyncReport.End.INCOMPLETE);
        assertThat(report.count(Outcome.DELETED)).isZero();
        assertThat(fixture.files()).isEqualTo(before);
    }

    /** One rule for all readers of a listing: a page that the portal does not count, and that is its only one, is whole. */
    @Test
    void aListingWithoutTotalOnOnePageIsReadOnce() throws Exception {
        addFlyers(3);
        fixture.sync();
        fixture.portal
                .faults()
                .add(FaultRule.api(Fault.rewritten(json -> json.replaceFirst("\"total\":\\d+,?", "")))
                        .on(Route.MEDIA_LIST));
        fixture.portal.traffic().reset();
        fixture.assertNothingToDo();
        assertThat(fixture.portal.traffic().apiRequests()).isEqualTo(1);
        fixture.library().untag(fixture.library().assets().get(0).id(), SyncFixture.TAG);
        assertThat(fixture.sync().count(Outcome.DELETED)).isEqualTo(1);
        fixture.assertFolderEqualsSet();
    }

    /** An asset that loses its only tag shows no tags at all, or an empty list. */
    @Test
    void anAssetThatLosesItsOnlyTagIsRemoved() throws Exception {
        addFlyers(3);
        fixture.sync();
        fixture.library().untag(fixture.library().assets().get(0).id(), SyncFixture.TAG);
        SyncReport report = fixture.sync();
        assertThat(report.end()).isEqualTo(SyncReport.End.DONE);
        assertThat(report.count(Outcome.DELETED)).isEqualTo(1);
        assertThat(report.apiRequests()).isEqualTo(2);
        fixture.assertFolderEqualsSet();
    }

    /** One bad entry of a listing harms no other. */
    @Test
    void anUnreadableEntryHidesNoOther() throws Exception {
        addFlyers(3);
        fixture.portal
                .faults()
                .add(FaultRule.api(Fault.rewritten(json -> json.replaceFirst("\"id\":\"", "\"id\":\"../")))
                        .on(Route.MEDIA_LIST));
        SyncReport report = fixture.sync();
        assertThat(report.end()).isEqualTo(SyncReport.End.INCOMPLETE);
        assertThat(report.message()).contains("One entry of the listing cannot be read.");
        assertThat(report.count(Outcome.ADDED)).isEqualTo(2);
    }

    /** Case 4. */
    @ParameterizedTest
    @ValueSource(ints = {504, 500, 413, 414, 400})
    void reducesThePageSizeIfThePortalFails(int status) throws Exception {
        addOutsiders(600);
        fixture.add("Last");
        fixture.portal
                .faults()
                .add(FaultRule.api(Fault.status(status)).on(Route.MEDIA_LIST).when(call -> call.limit() > 250));
        SyncReport report = fixture.sync();
        assertThat(report.end()).isEqualTo(SyncReport.End.DONE);
        assertThat(fixture.files()).containsOnlyKeys("Last.jpg");
        assertThat(report.apiRequests()).isLessThanOrEqualTo(2 * 2 + 3 + 1);
    }

    /** Case 4. */
    @Test
    void reducesThePageSizeAfterATimeout() throws Exception {
        fixture.patience(Duration.ofMillis(700));
        addOutsiders(300);
        fixture.add("Last");
        fixture.portal
                .faults()
                .add(FaultRule.api(Fault.latency(Duration.ofSeconds(5)))
                        .on(Route.MEDIA_LIST)
                        .when(call -> call.limit() > 250));
        assertThat(fixture.sync().end()).isEqualTo(SyncReport.End.DONE);
        assertThat(fixture.files()).containsOnlyKeys("Last.jpg");
    }

    /** Case 4: in the middle of the listing; nothing is left out or read twice. */
    @Test
    void reducesThePageSizeInTheMiddleOfAListing() throws Exception {
        addOutsiders(2300);
        fixture.add("Last");
        fixture.portal
                .faults()
                .add(FaultRule.api(Fault.status(504))
                        .on(Route.MEDIA_LIST)
                        .when(call -> call.limit() > 100 && (call.page() - 1) * call.limit() >= 1000));
        SyncReport report = fixture.sync(settings -> settings.withDryRun(true));
        assertThat(report.end()).isEqualTo(SyncReport.End.DONE);
        assertThat(report.count(Outcome.ADDED)).isEqualTo(1);
    }

    /** Case 4: a portal that sends fewer than it is asked for, without a word. */
    @Test
    void continuesIfThePortalCapsItsPages() throws Exception {
        addOutsiders(600);
        fixture.add("Last");
        fixture.portal
                .faults()
                .add(FaultRule.api(Fault.rewritten(json -> cut(json, 250, false)))
                        .on(Route.MEDIA_LIST));
        SyncReport report = fixture.sync();
        assertThat(report.end()).isEqualTo(SyncReport.End.DONE);
        assertThat(report.apiRequests()).isEqualTo(3 + 1);
        assertThat(fixture.files()).containsOnlyKeys("Last.jpg");
    }

    /** Case 5. */
    @Test
    void syncsAllListedAssetsIfThePortalCountsMore() throws Exception {
        addOutsiders(1000);
        SampleAsset gone = fixture.add("Gone");
        SampleAsset kept = fixture.add("Kept");
        fixture.sync();
        fixture.portal.quirks().totalOff(2);
        fixture.library().untag(gone.id(), SyncFixture.TAG);
        fixture.add("New");
        SyncReport report = fixture.sync();
        assertThat(report.end()).isEqualTo(SyncReport.End.INCOMPLETE);
        assertThat(report.message()).contains("2 assets are counted but not visible to these credentials.");
        assertThat(fixture.files()).containsEntry("Kept.jpg", kept.sha256()).containsOnlyKeys("Kept.jpg", "New.jpg");
        assertThat(report.apiRequests()).as("read twice, and no more").isLessThan(12);
    }

    /** Case 6. */
    @Test
    void syncsTheAssetsOfReadablePages() throws Exception {
        SampleAsset first = fixture.add("First");
        addOutsiders(1100);
        SampleAsset late = fixture.add("Late");
        fixture.sync();
        List<Fault> faults = List.of(
                Fault.status(400),
                Fault.status(500),
                Fault.rewritten(json -> json.replaceFirst("\"media\":\\[.*\\]", "\"media\":[]")));
        for (Fault fault : faults) {
            fixture.portal.faults().clear();
            fixture.portal
                    .faults()
                    .add(FaultRule.api(fault)
                            .on(Route.MEDIA_LIST)
                            .when(call -> (call.page() - 1) * call.limit() >= 1000));
            SampleAsset early = fixture.library()
                    .add(NewAsset.jpeg("Early")
                            .tags(SyncFixture.TAG)
                            .created(first.created().minusSeconds(60)));
            SyncReport report = fixture.sync();
            assertThat(report.end()).isEqualTo(SyncReport.End.INCOMPLETE);
            assertThat(report.message()).contains("it failed after 1,000 of 1,103");
            assertThat(report.count(Outcome.ADDED)).isEqualTo(1);
            assertThat(report.count(Outcome.DELETED)).isZero();
            assertThat(fixture.files()).containsEntry("Late.jpg", late.sha256());
            assertThat(report.apiRequests()).isLessThan(30);
            fixture.library().delete(early.id());
            fixture.portal.faults().clear();
            assertThat(fixture.sync().count(Outcome.DELETED)).isEqualTo(1);
        }
    }

    /** Case 27. */
    @Test
    void deletesConfirmedRemovalsDespiteFailuresIfConfigured() throws Exception {
        SampleAsset gone = fixture.add("Gone");
        fixture.sync();
        fixture.library().untag(gone.id(), SyncFixture.TAG);
        fixture.portal.quirks().deny(fixture.add("Denied").id());
        assertThat(fixture.sync().count(Outcome.DELETED)).isZero();
        SyncReport report = fixture.sync(settings -> settings.withDeleteDespiteFailures(true));
        assertThat(report.end()).isEqualTo(SyncReport.End.COMPLETED_WITH_FAILURES);
        assertThat(report.count(Outcome.DELETED)).isEqualTo(1);
        assertThat(report.message())
                .isEqualTo("One asset failed. Everything else is up to date. Run the job again to retry.");
        assertThat(fixture.files()).isEmpty();
    }

    /** Case 40. */
    @Test
    void oneUndeletableFileAffectsNoOther() throws Exception {
        addFlyers(5);
        fixture.sync();
        Path protectedFile = fixture.folder.resolve("Flyer 2.jpg");
        assumeTrue(changed("+i", protectedFile), "this machine can protect a file");
        fixture.library().assets().forEach(asset -> fixture.library().untag(asset.id(), SyncFixture.TAG));
        try {
            SyncReport report = fixture.sync();
            assertThat(report.end()).isEqualTo(SyncReport.End.COMPLETED_WITH_FAILURES);
            assertThat(report.count(Outcome.DELETED)).isEqualTo(4);
            assertThat(report.assets())
                    .filteredOn(asset -> asset.outcome() == Outcome.FAILED)
                    .extracting(AssetReport::path)
                    .containsExactly("Flyer 2.jpg");
        } finally {
            changed("-i", protectedFile);
        }
        assertThat(fixture.sync().end()).isEqualTo(SyncReport.End.DONE);
        assertThat(fixture.files()).isEmpty();
    }

    /** Changes the attribute that protects a file from everyone, which not every file system has. */
    private static boolean changed(String attribute, Path file) throws Exception {
        try {
            Process process = new ProcessBuilder("chattr", attribute, file.toString())
                    .redirectErrorStream(true)
                    .start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private void answersByIds(Fault fault) {
        fixture.portal.faults().add(FaultRule.api(fault).on(Route.MEDIA_LIST).when(Call::byIds));
    }

    private void addFlyers(int count) {
        for (int n = 0; n < count; n++) {
            fixture.library().add(NewAsset.jpeg("Flyer " + n).size(1000).tags(SyncFixture.TAG));
        }
    }

    /** Carry the tag and are listed, but no sync has them. */
    private void addOutsiders(int count) {
        for (int n = 0; n < count; n++) {
            fixture.library()
                    .add(NewAsset.jpeg("Outsider " + n)
                            .size(300)
                            .tags(SyncFixture.TAG)
                            .archived());
        }
    }

    /** Listings end after that many assets, with a matching total. */
    private void listingShows(int shown, int times) {
        fixture.portal
                .faults()
                .add(FaultRule.api(Fault.rewritten(json -> cut(json, shown, true)))
                        .on(Route.MEDIA_LIST)
                        .when(call -> !call.byIds() && call.target().contains(SyncFixture.TAG))
                        .times(times));
    }

    private static String cut(String json, int most, boolean total) {
        try {
            ObjectNode answer = (ObjectNode) JSON.readTree(json);
            ArrayNode media = (ArrayNode) answer.get("media");
            while (media.size() > most) {
                media.remove(media.size() - 1);
            }
            if (total) {
                ((ObjectNode) answer.get("count")).put("total", media.size());
            }
            return answer.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

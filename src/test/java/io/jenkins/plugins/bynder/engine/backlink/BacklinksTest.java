package io.jenkins.plugins.bynder.engine.backlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bynder.engine.backlink.BacklinkResult.State;
import io.jenkins.plugins.bynder.engine.portal.AssetParts;
import io.jenkins.plugins.bynder.engine.portal.HttpPortal;
import io.jenkins.plugins.bynder.engine.portal.RequestBudget;
import io.jenkins.plugins.bynder.engine.util.Await;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import io.jenkins.plugins.bynder.sample.Edit;
import io.jenkins.plugins.bynder.sample.Fault;
import io.jenkins.plugins.bynder.sample.FaultRule;
import io.jenkins.plugins.bynder.sample.NewAsset;
import io.jenkins.plugins.bynder.sample.Parameters;
import io.jenkins.plugins.bynder.sample.Route;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import io.jenkins.plugins.bynder.sample.SampleClock;
import io.jenkins.plugins.bynder.sample.SampleSettings;
import io.jenkins.plugins.bynder.sample.SampleUser;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run of backlinks makes of a portal. */
@Timeout(120)
class BacklinksTest {

    private BacklinkFixture portals;

    @BeforeEach
    void open() throws Exception {
        portals = BacklinkFixture.start();
    }

    @AfterEach
    void close() {
        portals.close();
    }

    private long writes() {
        return portals.sample.traffic().requests(Route.MEDIA_EDIT);
    }

    private static State state(BacklinkReport report, SampleAsset asset) {
        return link(report, asset).state();
    }

    private static BacklinkResult link(BacklinkReport report, SampleAsset asset) {
        return report.links().stream()
                .filter(link -> link.assetId().equals(asset.id()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void writesEachLinkAndTheNextRunSendsNothing() throws Exception {
        List<SampleAsset> assets = portals.add(3);

        BacklinkReport first = portals.run();

        assertThat(first.complete()).isTrue();
        assertThat(first.message()).isEmpty();
        assertThat(first.count(State.WRITTEN)).isEqualTo(3);
        assertThat(first.links()).extracting(BacklinkResult::name).containsExactly("Asset 0", "Asset 1", "Asset 2");
        for (SampleAsset asset : assets) {
            assertThat(portals.shown(asset.id())).containsExactly(BacklinkFixture.url(asset.id()));
        }

        portals.sample.traffic().reset();
        BacklinkReport second = portals.run();

        assertThat(second.count(State.UNCHANGED)).isEqualTo(3);
        assertThat(second.apiRequests()).isZero();
        // the metaproperty and the listing, which are the run's and not the writer's
        assertThat(portals.sample.traffic().apiRequests()).isEqualTo(2);
    }

    /** Cases 3 and 11: the portal shows the link escaped, or wrapped, for ever. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"https://ci.example/?a=1&amp;b=&quot;\"",
                "\"https://ci.example/?a=1&#38;b=&#34;\"",
                "\"https://ci.example/?a=1&#x26;b=&#X22;\"",
                "{\"0\":\"https://ci.example/?a=1&b=\\\"\"}",
                "[\"https://ci.example/?a=1&amp;b=&quot;\"]",
                "{\"value\":\"https://ci.example/?a=1&b=\\\"\"}"
            })
    void writesALinkOnceEvenIfThePortalShowsItInAnotherForm(String shown) throws Exception {
        portals.add(2);
        portals.sample
                .faults()
                .add(FaultRule.api(Fault.rewritten(json -> json.replaceAll(
                                "\"property_gelatourl\":\"([^\"\\\\]|\\\\.)*\"",
                                Matcher.quoteReplacement("\"property_gelatourl\":" + shown))))
                        .on(Route.MEDIA_LIST));

        BacklinkReport first = portals.run(id -> "https://ci.example/?a=1&b=\"", false);
        BacklinkReport second = portals.run(id -> "https://ci.example/?a=1&b=\"", false);

        assertThat(first.count(State.WRITTEN)).isEqualTo(2);
        assertThat(second.count(State.UNCHANGED)).isEqualTo(2);
        assertThat(writes()).isEqualTo(2);
    }

    @Test
    void namesTheMetapropertyUsedIfSeveralMatch() throws Exception {
        portals.add(1);
        portals.sample.library().metaproperties().define("gelatourl", "Gelato URL", "text");
        portals.sample.library().metaproperties().define("Gelato_URL", "Gelato URL", "text");

        BacklinkReport report = portals.run();

        assertThat(report.complete()).isTrue();
        assertThat(report.message()).contains("2 metaproperties match \"Gelato URL\"", "(gelatourl) is used");
    }

    /** The promise of the whole package. */
    @Test
    void leavesAllOtherFieldsUnchanged() throws Exception {
        portals.add(3);
        SampleAsset rich = portals.add("Rich, with everything");
        portals.sample.library().metaproperties().define("country", "Country", "select");
        portals.sample.library().setProperty(rich.id(), "country", "Norway", "Sweden");
        portals.sample.library().describe(rich.id(), "Described, by hand");
        portals.sample.library().tag(rich.id(), "second tag");
        portals.sample.library().setLimited(rich.id(), true);
        SampleAsset stranger =
                portals.sample.library().add(NewAsset.pdf("Of nobody").tags("Other"));
        List<SampleAsset> before = portals.sample.library().assets();

        BacklinkReport report = portals.run();

        assertThat(report.count(State.WRITTEN)).isEqualTo(4);
        assertThat(portals.sample.library().asset(stranger.id())).isEqualTo(stranger);
        for (SampleAsset old : before) {
            SampleAsset now = portals.sample.library().asset(old.id());
            assertThat(now)
                    .usingRecursiveComparison()
                    .ignoringFields("modified", "properties")
                    .isEqualTo(old);
            assertThat(without(now.properties(), "gelatourl")).isEqualTo(old.properties());
        }
        String id = portals.sample
                .library()
                .metaproperties()
                .byName("gelatourl")
                .orElseThrow()
                .id();
        assertThat(portals.sample.edits())
                .hasSize(4)
                .allSatisfy(edit -> assertThat(edit.fields().pairs())
                        .containsExactly(
                                new Parameters.Pair("metaproperty." + id, BacklinkFixture.url(edit.assetId()))));
    }

    private static Map<String, List<String>> without(Map<String, List<String>> properties, String name) {
        return properties.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(name))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Test
    void restoresALinkThatAUserChanged() throws Exception {
        SampleAsset asset = portals.add("Poster");
        portals.run();
        portals.sample.library().setProperty(asset.id(), "gelatourl", "https://else.example/");

        BacklinkReport report = portals.run();

        assertThat(link(report, asset).state()).isEqualTo(State.WRITTEN);
        assertThat(link(report, asset).reason()).contains("another link before");
        assertThat(portals.shown(asset.id())).containsExactly(BacklinkFixture.url(asset.id()));
    }

    @Test
    void aDryRunChangesNothing() throws Exception {
        SampleAsset asset = portals.add("Poster");

        BacklinkReport report = portals.run(BacklinkFixture::url, true);

        assertThat(report.dryRun()).isTrue();
        assertThat(link(report, asset))
                .isEqualTo(new BacklinkResult(
                        asset.id(),
                        "Poster",
                        State.PLANNED,
                        BacklinkFixture.url(asset.id()),
                        BacklinkTexts.message("reason.first")));
        assertThat(portals.sample.library().metaproperties().all()).isEmpty();
        assertThat(writes()).isZero();
    }

    @Test
    void waitsForLateEffectsAndVerifiesThemWithOneRequest() throws Exception {
        portals.close();
        SampleClock clock = SampleClock.standing(Instant.parse("2026-03-02T10:00:00Z"));
        portals = BacklinkFixture.start(
                SampleSettings.defaults().withClock(clock).withEditDelay(Duration.ofSeconds(30)),
                RequestBudget.unlimited());
        portals.add(3);
        portals.sample
                .faults()
                .add(FaultRule.api(Fault.meanwhile(() -> clock.advance(Duration.ofSeconds(20))))
                        .on(Route.MEDIA_LIST)
                        .skip(1));

        BacklinkReport report = portals.run();

        assertThat(report.count(State.WRITTEN)).isEqualTo(3);
        assertThat(writes()).isEqualTo(3);
        // the run's own listing, a look that came too early, and one that did not
        assertThat(portals.sample.traffic().requests(Route.MEDIA_LIST)).isEqualTo(3);
    }

    @Test
    void reportsALinkThatNeverAppearsAndTheNextRunRetries() throws Exception {
        portals.close();
        portals = BacklinkFixture.start(
                SampleSettings.defaults().withClock(SampleClock.standing(Instant.parse("2026-03-02T10:00:00Z"))),
                RequestBudget.unlimited());
        SampleAsset asset = portals.add("Poster");

        BacklinkReport report = portals.run();

        assertThat(report.complete()).isFalse();
        assertThat(link(report, asset).state()).isEqualTo(State.UNCONFIRMED);
        assertThat(link(report, asset).reason()).contains("accepted the link, but does not show it yet");
        assertThat(writes()).isEqualTo(1);
        portals.sample.library().settle();
        assertThat(portals.run().count(State.UNCHANGED)).isEqualTo(1);
    }

    @Test
    void oneRejectedAssetDoesNotStopTheOthers() throws Exception {
        List<SampleAsset> assets = portals.add(30);
        SampleAsset locked = assets.get(0);
        portals.sample
                .faults()
                .add(FaultRule.api(Fault.status(403)).on(Route.MEDIA_EDIT).asset(locked.id()));

        BacklinkReport report = portals.run();

        assertThat(report.count(State.WRITTEN)).isEqualTo(29);
        assertThat(link(report, locked).state()).isEqualTo(State.FAILED);
        assertThat(link(report, locked).reason()).contains(locked.id(), "MEDIAEDIT");
        assertThat(report.message()).isEmpty();
    }

    @Test
    void manyRejectionsDoNotStopTheRunAfterASuccess() throws Exception {
        portals.add(40);
        portals.sample
                .faults()
                .add(FaultRule.api(Fault.status(403))
                        .on(Route.MEDIA_EDIT)
                        .skip(20)
                        .times(12));

        BacklinkReport report = portals.run();

        assertThat(report.count(State.WRITTEN)).isEqualTo(28);
        assertThat(report.count(State.FAILED)).isEqualTo(12);
        assertThat(report.message()).isEmpty();
    }

    @Test
    void reportsAnAssetThatWasDeleted() throws Exception {
        List<SampleAsset> assets = portals.add(3);
        portals.sample
                .faults()
                .add(FaultRule.api(Fault.meanwhile(() ->
                                portals.sample.library().delete(assets.get(1).id())))
                        .on(Route.MEDIA_EDIT)
                        .asset(assets.get(1).id()));

        BacklinkReport report = portals.run();

        assertThat(link(report, assets.get(1)).state()).isEqualTo(State.FAILED);
        assertThat(link(report, assets.get(1)).reason())
                .contains("no asset " + assets.get(1).id() + " any more");
        assertThat(report.count(State.WRITTEN)).isEqualTo(2);
    }

    @Test
    void reportsAnAssetThatWasDeletedAfterItsLinkWasAccepted() throws Exception {
        List<SampleAsset> assets = portals.add(2);
        portals.sample
                .faults()
                .add(FaultRule.api(Fault.meanwhile(() ->
                                portals.sample.library().delete(assets.get(0).id())))
                        .on(Route.MEDIA_LIST)
                        .skip(1)
                        .times(1));

        BacklinkReport report = portals.run();

        assertThat(link(report, assets.get(0)).reason()).contains("does not show the asset any more");
        assertThat(state(report, assets.get(1))).isEqualTo(State.WRITTEN);
    }

    @Test
    void doesNotResendAWriteWhoseResponseWasLost() throws Exception {
        SampleAsset asset = portals.add("Poster");
        portals.sample.faults().add(FaultRule.api(Fault.lostAnswer()).on(Route.MEDIA_EDIT));

        BacklinkReport report = portals.run();

        assertThat(state(report, asset)).isEqualTo(State.WRITTEN);
        assertThat(writes()).isEqualTo(1);
    }

    @Test
    void resendsALostWriteAfterReading() throws Exception {
        SampleAsset asset = portals.add("Poster");
        portals.sample
                .faults()
                .add(FaultRule.api(Fault.resetUnserved()).on(Route.MEDIA_EDIT).times(1));

        BacklinkReport report = portals.run();

        assertThat(state(report, asset)).isEqualTo(State.WRITTEN);
        assertThat(portals.sample.traffic().journal().stream()
                        .map(served -> served.call().route())
                        .filter(route -> route == Route.MEDIA_EDIT || route == Route.MEDIA_LIST)
                        .toList())
                .containsExactly(
                        Route.MEDIA_LIST, Route.MEDIA_EDIT, Route.MEDIA_LIST, Route.MEDIA_EDIT, Route.MEDIA_LIST);
    }

    @Test
    void stopsAfterRepeatedFailuresOfThePortal() throws Exception {
        portals.add(60);
        portals.run(BacklinkFixture::url, true);
        portals.sample.faults().add(FaultRule.api(Fault.status(500)).on(Route.MEDIA_EDIT));

        BacklinkReport report = portals.run();

        assertThat(report.count(State.FAILED)).isEqualTo(60);
        assertThat(report.message()).contains("so no more were sent").contains("status 500");
        assertThat(writes()).isLessThan(20);
    }

    @Test
    void stopsAtOnceIfTheProfileMayEditNothing() throws Exception {
        portals.add(60);
        SampleUser looker = portals.sample
                .access()
                .addUser("lo@example.com", "Lookers", Set.of("METAPROPERTYMANAGEMENT"), SampleUser.SCOPES);

        BacklinkReport report =
                BacklinkFixture.run(portals.portal(looker), MetapropertyLabel.DEFAULT, BacklinkFixture::url, false);

        assertThat(report.count(State.FAILED)).isEqualTo(60);
        assertThat(report.message()).contains("\"Lookers\" lacks \"Edit assets\" (role MEDIAEDIT)");
        assertThat(writes()).isLessThan(5);
    }

    @Test
    void stopsEarlyIfTheTokenLacksTheScope() throws Exception {
        portals.add(60);
        SampleUser reader = portals.sample
                .access()
                .addUser(
                        "re@example.com",
                        "Readers",
                        SampleUser.ROLES,
                        Set.of("asset:read", "meta.assetbank:read", "meta.assetbank:write"));

        BacklinkReport report =
                BacklinkFixture.run(portals.portal(reader), MetapropertyLabel.DEFAULT, BacklinkFixture::url, false);

        assertThat(report.count(State.FAILED)).isEqualTo(60);
        assertThat(report.message()).contains("asset:write");
        assertThat(writes()).isLessThan(20);
    }

    @Test
    void failsAllLinksWithTheMissingPermissionIfTheMetapropertyCannotBeCreated() throws Exception {
        portals.add(3);
        SampleUser editor =
                portals.sample.access().addUser("ed@example.com", "Editors", Set.of("MEDIAEDIT"), SampleUser.SCOPES);

        BacklinkReport report =
                BacklinkFixture.run(portals.portal(editor), MetapropertyLabel.DEFAULT, BacklinkFixture::url, false);

        assertThat(report.count(State.FAILED)).isEqualTo(3);
        assertThat(report.message()).contains("METAPROPERTYMANAGEMENT");
        assertThat(writes()).isZero();
    }

    @Test
    void failsALinkThatCannotBeRenderedWithItsReason() throws Exception {
        SampleAsset asset = portals.add("Poster");
        Link link = Link.of(asset.id(), "Poster", "", UrlTemplate.of("https://s.example/{path}"), LinkValues.none());

        BacklinkReport report = new Backlinks(
                        portals.portal,
                        LinkField.lookUp(portals.portal, MetapropertyLabel.DEFAULT),
                        BacklinkFixture.QUICK,
                        LinkOwnership.unrestricted())
                .write(List.of(link), false, new BacklinkProgress());

        assertThat(link(report, asset).state()).isEqualTo(State.FAILED);
        assertThat(link(report, asset).reason()).contains("needs {path}");
        assertThat(portals.sample.library().metaproperties().all()).isEmpty();
    }

    /** Bynder separates options with commas; whether it does so for texts is not documented. */
    @Test
    void linksSurviveAPortalThatSplitsTextsAtCommas() throws Exception {
        SampleAsset asset = portals.add("One, two, three");
        portals.sample.quirks().splitTexts(true);
        UrlTemplate template = UrlTemplate.of("https://s.example/?n={assetName},x");
        LinkValues values = LinkValues.none().with(Placeholder.ASSET_NAME, asset.name());
        String url = template.render(values);

        assertThat(portals.run(id -> url, false).count(State.WRITTEN)).isEqualTo(1);
        assertThat(portals.shown(asset.id())).containsExactly("https://s.example/?n=One%2C%20two%2C%20three%2Cx");
        assertThat(portals.run(id -> url, false).count(State.UNCHANGED)).isEqualTo(1);
    }

    @Test
    void anInterruptStopsTheRunAndTheNextOneContinues() throws Exception {
        portals.add(40);
        portals.sample
                .faults()
                .add(FaultRule.api(Fault.silence()).on(Route.MEDIA_EDIT).skip(10));
        Thread test = Thread.currentThread();
        CompletableFuture<Void> stopper = CompletableFuture.runAsync(() -> {
            Await.until("four requests stall", () -> portals.sample.faults().stalled() >= 4);
            test.interrupt();
        });

        assertThatThrownBy(() -> portals.run()).isInstanceOf(InterruptedException.class);
        stopper.join();
        portals.sample.faults().clear();

        BacklinkReport next = portals.run();
        assertThat(next.complete()).isTrue();
        assertThat(next.count(State.UNCHANGED)).isGreaterThanOrEqualTo(10);
    }

    /** Bulk work takes what a sync leaves. */
    @Test
    void requestsOfASyncHavePriority() throws Exception {
        portals.close();
        portals = BacklinkFixture.start(
                SampleSettings.defaults().withEditDelay(Duration.ZERO), new RequestBudget(20, Duration.ofHours(1)));
        portals.add(50);
        BacklinkProgress progress = new BacklinkProgress();
        LinkField field = LinkField.lookUp(portals.portal, MetapropertyLabel.DEFAULT);
        List<Link> links = portals.sample.library().assets().stream()
                .map(asset ->
                        new Link(asset.id(), asset.name(), BacklinkFixture.url(asset.id()), "", LocalizableText.EMPTY))
                .toList();
        Thread writing = new Thread(() -> {
            try {
                new Backlinks(
                                HttpPortal.of(portals.session),
                                field,
                                BacklinkFixture.QUICK,
                                LinkOwnership.unrestricted())
                        .write(links, false, progress);
            } catch (InterruptedException e) {
                // as it should be
            }
        });
        writing.start();
        Await.until("four links wait", () -> portals.portal.budget().waiting() >= 4);

        // The links have used up their share for an hour; a sync has its own.
        assertThat(portals.portal
                        .assets(BacklinkFixture.GELATO, 1, AssetParts.basic())
                        .assets())
                .hasSize(50);
        assertThat(progress.sent()).isLessThan(20);
        assertThat(progress.total()).isEqualTo(50);
        writing.interrupt();
        writing.join();
    }

    @Test
    void shortReportHasFailuresFirstAndNoUnchangedLinks() throws Exception {
        List<SampleAsset> assets = portals.add(4);
        portals.run();
        portals.sample.library().setProperty(assets.get(1).id(), "gelatourl", "x");
        portals.sample.library().setProperty(assets.get(2).id(), "gelatourl", "x");
        portals.sample
                .faults()
                .add(FaultRule.api(Fault.status(403))
                        .on(Route.MEDIA_EDIT)
                        .asset(assets.get(2).id()));

        BacklinkReport report = portals.run().withLinksAtMost(10);

        assertThat(report.links()).extracting(BacklinkResult::state).containsExactly(State.FAILED, State.WRITTEN);
        assertThat(report.count(State.UNCHANGED)).isEqualTo(2);
        assertThat(report.withLinksAtMost(1).links()).hasSize(1);
    }

    @Test
    void sendsOnlyEditsOfSingleAssets() throws Exception {
        portals.add(5);
        portals.run();
        assertThat(portals.sample.edits())
                .extracting(Edit::assetId)
                .doesNotHaveDuplicates()
                .hasSize(5);
    }
}

package io.jenkins.plugins.bynder.engine.backlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.engine.backlink.BacklinkResult.State;
import io.jenkins.plugins.bynder.engine.portal.Asset;
import io.jenkins.plugins.bynder.engine.portal.AssetParts;
import io.jenkins.plugins.bynder.engine.portal.Tag;
import io.jenkins.plugins.bynder.sample.Fault;
import io.jenkins.plugins.bynder.sample.FaultRule;
import io.jenkins.plugins.bynder.sample.Parameters;
import io.jenkins.plugins.bynder.sample.Route;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Links of assets that left the set. */
@Timeout(120)
class LinkRemovalTest {

    private static final UrlTemplate TEMPLATE = UrlTemplate.of("{jobUrl}{assetId}?a=1&b=2");

    @TempDir
    private Path directory;

    private final Set<String> jobs = new HashSet<>(Set.of("A", "B"));
    private final Set<String> announced = new HashSet<>();
    private Path file;
    private BacklinkFixture portals;

    @BeforeEach
    void open() throws Exception {
        portals = BacklinkFixture.start();
        portals.sample.library().metaproperties().define("gelatourl", "Gelato URL", "text");
        file = directory.resolve("links.journal");
    }

    @AfterEach
    void close() {
        portals.close();
    }

    private JobLinks links(String job, String tag) {
        return links(new JobLinks.Writer(job, Optional.of(tag), false, "", false, false));
    }

    private JobLinks links(JobLinks.Writer writer) {
        return new JobLinks(new LinkJournal(file), writer, jobs::contains);
    }

    private BacklinkReport write(String job, String tag) throws Exception {
        return write(job, tag, links(job, tag));
    }

    private BacklinkReport write(String job, String tag, JobLinks ownership) throws Exception {
        LinkField field = LinkField.lookUp(portals.portal, MetapropertyLabel.DEFAULT);
        List<Link> due = new ArrayList<>();
        for (Asset asset : portals.portal
                .assets(new Tag(tag), 1, AssetParts.basic().withProperty("gelatourl"))
                .assets()) {
            String current = String.join(",", asset.properties().getOrDefault("gelatourl", List.of()));
            LinkValues values = LinkValues.none()
                    .with(Placeholder.JOB_URL, "https://ci.example/job/" + job + "/")
                    .with(Placeholder.ASSET_ID, asset.id());
            due.add(Link.of(asset.id(), asset.name(), current, TEMPLATE, values));
        }
        return new Backlinks(portals.portal, field, BacklinkFixture.QUICK, ownership)
                .write(due, false, new BacklinkProgress());
    }

    private BacklinkReport remove(String job, String tag, Collection<String> left, boolean dryRun) throws Exception {
        LinkField field = LinkField.lookUp(portals.portal, MetapropertyLabel.DEFAULT);
        portals.sample.traffic().reset();
        return new LinkRemoval(portals.portal, field, BacklinkFixture.QUICK, links(job, tag), new Tag(tag), dryRun)
                .remove(left, announced::addAll, new BacklinkProgress());
    }

    private BacklinkReport remove(SampleAsset... left) throws Exception {
        return remove("A", "Gelato", List.of(left).stream().map(SampleAsset::id).toList(), false);
    }

    private void untag(SampleAsset asset) {
        portals.sample.library().untag(asset.id(), "Gelato");
    }

    private long writes() {
        return portals.sample.traffic().requests(Route.MEDIA_EDIT);
    }

    @Test
    void removesTheLinkOfAnAssetThatLeft() throws Exception {
        List<SampleAsset> assets = portals.add(3);
        write("A", "Gelato");
        untag(assets.get(1));
        int edits = portals.sample.edits().size();

        BacklinkReport report = remove(assets.get(1));

        assertThat(report.count(State.REMOVED)).isEqualTo(1);
        assertThat(report.complete()).isTrue();
        assertThat(announced).containsExactly(assets.get(1).id());
        assertThat(portals.shown(assets.get(1).id())).isEmpty();
        assertThat(portals.shown(assets.get(0).id())).hasSize(1);
        assertThat(portals.sample.edits().stream().skip(edits)).singleElement().satisfies(edit -> {
            assertThat(edit.fields().pairs()).extracting(Parameters.Pair::value).containsExactly("");
            assertThat(edit.fields().pairs())
                    .extracting(Parameters.Pair::name)
                    .allMatch(name -> name.startsWith("metaproperty."));
        });
        assertThat(remove(assets.get(1)).links()).isEmpty();
        assertThat(portals.sample.traffic().apiRequests()).isZero();
    }

    @Test
    void costsNoRequestWithoutDepartures() throws Exception {
        List<SampleAsset> assets = portals.add(3);
        SampleAsset unlinked = portals.add("Never linked");
        untag(unlinked);
        write("A", "Gelato");

        BacklinkReport report = remove(unlinked);

        assertThat(report.links()).isEmpty();
        assertThat(portals.sample.traffic().apiRequests()).isZero();
        assertThat(portals.shown(assets.get(0).id())).hasSize(1);
    }

    @Test
    void restoresTheValueFromBeforeTheFirstLink() throws Exception {
        SampleAsset asset = portals.add("Poster");
        portals.sample.library().setProperty(asset.id(), "gelatourl", "see page 12");
        write("A", "Gelato", links(new JobLinks.Writer("A", Optional.of("Gelato"), false, "", true, false)));
        untag(asset);

        BacklinkReport report = remove(asset);

        assertThat(report.count(State.REMOVED)).isEqualTo(1);
        assertThat(report.links().get(0).reason()).contains("the earlier value is back");
        assertThat(portals.shown(asset.id())).containsExactly("see page 12");
    }

    @Test
    void keepsAValueOfOthers() throws Exception {
        SampleAsset asset = portals.add("Poster");
        write("A", "Gelato");
        untag(asset);
        portals.sample.library().setProperty(asset.id(), "gelatourl", "changed by hand");

        BacklinkReport report = remove(asset);

        assertThat(report.count(State.FOREIGN)).isEqualTo(1);
        assertThat(writes()).isZero();
        assertThat(portals.shown(asset.id())).containsExactly("changed by hand");
        assertThat(remove(asset).links()).isEmpty();
        assertThat(portals.sample.traffic().apiRequests()).isZero();
    }

    @Test
    void keepsTheLinkOfAnotherJobAndOfAnotherTag() throws Exception {
        SampleAsset asset = portals.add("Poster");
        portals.sample.library().tag(asset.id(), "Print");
        write("A", "Print");
        untag(asset);

        assertThat(remove(asset).links()).isEmpty();
        assertThat(remove("B", "Print", List.of(asset.id()), false).links()).isEmpty();
        assertThat(portals.shown(asset.id())).hasSize(1);

        portals.sample.library().untag(asset.id(), "Print");
        jobs.remove("A");
        assertThat(remove("B", "Print", List.of(asset.id()), false).count(State.REMOVED))
                .isEqualTo(1);
    }

    @Test
    void keepsTheLinkOfAnAssetThatIsTaggedAgain() throws Exception {
        SampleAsset asset = portals.add("Poster");
        write("A", "Gelato");

        assertThat(remove(asset).links()).isEmpty();
        assertThat(writes()).isZero();
        assertThat(portals.shown(asset.id())).hasSize(1);

        untag(asset);
        assertThat(remove(asset).count(State.REMOVED)).isEqualTo(1);
    }

    @Test
    void removesTheLinkOfAnArchivedAssetAndForgetsADeletedOne() throws Exception {
        List<SampleAsset> assets = portals.add(2);
        write("A", "Gelato");
        portals.sample.library().archive(assets.get(0).id(), true);
        portals.sample.library().delete(assets.get(1).id());

        BacklinkReport report = remove(assets.get(0), assets.get(1));

        assertThat(report.links()).extracting(BacklinkResult::state).containsExactly(State.REMOVED);
        assertThat(new LinkJournal(file).read().links()).isEmpty();
    }

    @Test
    void repeatsARemovalThatFailed() throws Exception {
        List<SampleAsset> assets = portals.add(2);
        write("A", "Gelato");
        assets.forEach(this::untag);
        portals.sample
                .faults()
                .add(FaultRule.api(Fault.status(400))
                        .on(Route.MEDIA_EDIT)
                        .asset(assets.get(0).id())
                        .times(1));

        BacklinkReport first = remove(assets.get(0), assets.get(1));

        assertThat(first.count(State.REMOVED)).isEqualTo(1);
        assertThat(first.count(State.FAILED)).isEqualTo(1);
        assertThat(remove().count(State.REMOVED)).isEqualTo(1);
        assertThat(portals.shown(assets.get(0).id())).isEmpty();
        assertThat(remove().links()).isEmpty();
    }

    @Test
    void repeatsARemovalWhoseAssetsCouldNotBeRead() throws Exception {
        SampleAsset asset = portals.add("Poster");
        write("A", "Gelato");
        untag(asset);
        portals.sample.faults().add(FaultRule.api(Fault.status(403)).on(Route.MEDIA_LIST));

        BacklinkReport report = remove(asset);

        assertThat(report.count(State.FAILED)).isEqualTo(1);
        assertThat(report.message()).isNotEmpty();
        assertThat(writes()).isZero();
        portals.sample.faults().clear();
        assertThat(remove().count(State.REMOVED)).isEqualTo(1);
    }

    @Test
    void aDryRunChangesNothing() throws Exception {
        SampleAsset asset = portals.add("Poster");
        write("A", "Gelato");
        untag(asset);
        byte[] before = Files.readAllBytes(file);

        BacklinkReport report = remove("A", "Gelato", List.of(asset.id()), true);

        assertThat(report.count(State.PLANNED)).isEqualTo(1);
        assertThat(BacklinkText.of(report, 10)).contains("planned  Poster  left the set of assets with this tag");
        assertThat(writes()).isZero();
        assertThat(file).hasBinaryContent(before);
        assertThat(announced).isEmpty();
    }

    @Test
    void anAssetThatReturnsGetsItsLinkAgain() throws Exception {
        SampleAsset asset = portals.add("Poster");
        write("A", "Gelato");
        untag(asset);
        remove(asset);
        portals.sample.library().tag(asset.id(), "Gelato");

        assertThat(write("A", "Gelato").count(State.WRITTEN)).isEqualTo(1);
        assertThat(portals.shown(asset.id())).hasSize(1);
    }

    /** The step bynderBacklink writes without a tag; a sync that finds the same link takes it over. */
    @Test
    void removesOnlyLinksThatASyncOfTheTagWroteOrConfirmed() throws Exception {
        SampleAsset asset = portals.add("Poster");
        write("A", "Gelato", links(new JobLinks.Writer("A", Optional.empty(), false, "", false, false)));

        assertThat(links("A", "Gelato").linked()).isEmpty();
        write("A", "Gelato");
        assertThat(links("A", "Gelato").linked()).containsExactly(asset.id());
    }
}

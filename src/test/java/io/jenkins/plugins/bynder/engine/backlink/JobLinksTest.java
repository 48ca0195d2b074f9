package io.jenkins.plugins.bynder.engine.backlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bynder.engine.backlink.BacklinkResult.State;
import io.jenkins.plugins.bynder.engine.portal.Asset;
import io.jenkins.plugins.bynder.engine.portal.AssetParts;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import io.jenkins.plugins.bynder.sample.Route;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several jobs and people that write into one metaproperty. */
@Timeout(120)
class JobLinksTest {

    private static final UrlTemplate TEMPLATE = UrlTemplate.of(UrlTemplate.DEFAULT);

    @TempDir
    private Path directory;

    private final Set<String> jobs = new HashSet<>(Set.of("A", "B"));
    private Path file;
    private BacklinkFixture portals;

    @BeforeEach
    void open() throws Exception {
        portals = BacklinkFixture.start();
        file = directory.resolve("bynder/links.journal");
    }

    @AfterEach
    void close() {
        portals.close();
    }

    private LinkJournal journal() {
        return new LinkJournal(file);
    }

    private JobLinks.Writer writer(String job) {
        return new JobLinks.Writer(job, Optional.of("Gelato"), false, "", false, false);
    }

    private static String url(String job, String assetId) {
        return "https://ci.example/job/" + job + "/bynder/asset/" + assetId + "/";
    }

    private BacklinkReport run(String job) throws Exception {
        return run(writer(job), TEMPLATE, false);
    }

    /** What a sync does: looks the field up, lists, makes the links and writes those that it may. */
    private BacklinkReport run(JobLinks.Writer writer, UrlTemplate template, boolean dryRun) throws Exception {
        LinkField field = LinkField.lookUp(portals.portal, MetapropertyLabel.DEFAULT);
        String property = field.found().map(one -> one.name()).orElse("");
        LinkValues values = LinkValues.none()
                .with(Placeholder.JOB_URL, "https://ci.example/job/" + writer.job() + "/")
                .with(Placeholder.BUILD_NUMBER, "7");
        List<Link> links = new ArrayList<>();
        for (Asset asset : portals.portal
                .assets(BacklinkFixture.GELATO, 1, AssetParts.basic().withProperty(property))
                .assets()) {
            String current = String.join(",", asset.properties().getOrDefault(property, List.of()));
            LinkValues own = values.with(Placeholder.ASSET_ID, asset.id());
            links.add(Link.of(asset.id(), asset.name(), current, template, own));
        }
        JobLinks ownership = new JobLinks(journal(), writer, jobs::contains);
        return new Backlinks(portals.portal, field, BacklinkFixture.QUICK, ownership)
                .write(links, dryRun, new BacklinkProgress());
    }

    private long writes() {
        return portals.sample.traffic().requests(Route.MEDIA_EDIT);
    }

    private void setByHand(SampleAsset asset, String text) {
        portals.sample.library().setProperty(asset.id(), "gelatourl", text);
    }

    @Test
    void twoJobsWithOneTagWriteEachLinkOnce() throws Exception {
        List<SampleAsset> assets = portals.add(1000);
        List<Long> written = new ArrayList<>();
        List<BacklinkReport> reports = new ArrayList<>();

        for (String job : List.of("A", "B", "A", "B")) {
            long before = writes();
            reports.add(run(job));
            written.add(writes() - before);
        }

        assertThat(written).containsExactly(1000L, 0L, 0L, 0L);
        assertThat(reports).extracting(report -> report.count(State.FOREIGN)).containsExactly(0, 1000, 0, 1000);
        assertThat(reports).extracting(report -> report.count(State.UNCHANGED)).containsExactly(0, 0, 1000, 0);
        assertThat(reports.get(1).message()).startsWith("The link belongs to another job.");
        assertThat(portals.shown(assets.get(999).id()))
                .containsExactly(url("A", assets.get(999).id()));
    }

    @Test
    void theOwnerOfATagAlsoOwnsItsNewAssets() throws Exception {
        portals.add(2);
        run("A");
        SampleAsset later = portals.add("Later");

        assertThat(run("B").count(State.FOREIGN)).isEqualTo(3);
        assertThat(portals.shown(later.id())).isEmpty();
        assertThat(run("A").count(State.WRITTEN)).isEqualTo(1);
        assertThat(portals.shown(later.id())).containsExactly(url("A", later.id()));
    }

    @Test
    void aRefusedJobWritesNothingAndReportsWhatDiffers() throws Exception {
        SampleAsset asset = portals.add("Poster");
        LinkOwnership refusing = LinkOwnership.refusing(LocalizableText.plain("Branches write no links."));

        BacklinkReport report =
                BacklinkFixture.run(portals.portal, MetapropertyLabel.DEFAULT, BacklinkFixture::url, false, refusing);

        assertThat(report.count(State.FOREIGN)).isEqualTo(1);
        assertThat(report.message()).isEqualTo("Branches write no links.");
        assertThat(writes()).isZero();
        assertThat(portals.shown(asset.id())).isEmpty();
    }

    @Test
    void keepsAForeignValue() throws Exception {
        SampleAsset asset = portals.add("Poster");
        run("A");
        setByHand(asset, "see the printed catalogue");

        BacklinkReport report = run("A");

        assertThat(report.count(State.FOREIGN)).isEqualTo(1);
        assertThat(report.links().get(0).reason()).startsWith("The field holds a value");
        assertThat(portals.shown(asset.id())).containsExactly("see the printed catalogue");
        assertThat(run("B").count(State.FOREIGN)).isEqualTo(1);
    }

    @Test
    void overwritingRecordsTheOriginalValue() throws Exception {
        SampleAsset asset = portals.add("Poster");
        portals.sample.library().metaproperties().define("gelatourl", "Gelato URL", "text");
        setByHand(asset, "see the \u00fcbersicht\n2\tpages");
        JobLinks.Writer overwriting = new JobLinks.Writer("A", Optional.of("Gelato"), false, "", true, false);

        assertThat(run(overwriting, TEMPLATE, true).count(State.PLANNED)).isEqualTo(1);
        assertThat(file).doesNotExist();
        assertThat(run(overwriting, TEMPLATE, false).count(State.WRITTEN)).isEqualTo(1);
        assertThat(run(writer("A"), UrlTemplate.of("https://shop.example/{assetId}"), false)
                        .count(State.WRITTEN))
                .isEqualTo(1);

        assertThat(journal().original(asset.id())).contains("see the \u00fcbersicht\n2\tpages");
        assertThat(run(new JobLinks.Writer("B", Optional.of("Gelato"), false, "", true, false), TEMPLATE, false)
                        .count(State.FOREIGN))
                .isEqualTo(1);
    }

    @Test
    void rewritesLinksAfterATemplateChangeAndForEachBuild() throws Exception {
        portals.add(2);
        run("A");
        UrlTemplate perBuild = UrlTemplate.of("{jobUrl}{buildNumber}/{assetId}");

        assertThat(run(writer("A"), perBuild, false).count(State.WRITTEN)).isEqualTo(2);
        Files.delete(file); // an earlier release kept no journal
        assertThat(run(writer("A"), UrlTemplate.of("{jobUrl}8/{assetId}"), false)
                        .count(State.FOREIGN))
                .isEqualTo(2);
        portals.add("Third");
        assertThat(run(writer("A"), perBuild, false).count(State.UNCHANGED)).isEqualTo(2);
        assertThat(run(writer("A"), UrlTemplate.of("{jobUrl}8/{assetId}"), false)
                        .count(State.WRITTEN))
                .isEqualTo(3);
    }

    @Test
    void recognizesLinksOfAnEarlierBuildWithoutAJournal() throws Exception {
        portals.add(2);
        run(writer("A"), UrlTemplate.of("{jobUrl}6/{assetId}"), false);
        Files.delete(file);

        assertThat(run(writer("A"), UrlTemplate.of("{jobUrl}{buildNumber}/{assetId}"), false)
                        .count(State.WRITTEN))
                .isEqualTo(2);
    }

    @Test
    void theLinksFollowTheJobTheyAreHandedOverTo() throws Exception {
        portals.add(2);
        run("A");
        assertThat(journal().owner("Gelato")).contains("A");

        journal().handOver("Gelato", "B");

        assertThat(journal().owner("Gelato")).contains("B");
        assertThat(run("A").count(State.UNCHANGED)).isEqualTo(2);
        assertThat(run("B").count(State.WRITTEN)).isEqualTo(2);
        assertThat(run("A").count(State.FOREIGN)).isEqualTo(2);
    }

    @Test
    void theSelectedJobTakesOverTheLinksAndOthersWriteNone() throws Exception {
        portals.add(2);
        run("A");
        JobLinks.Writer chosen = new JobLinks.Writer("B", Optional.of("Gelato"), false, "B", false, false);
        JobLinks.Writer other = new JobLinks.Writer("A", Optional.of("Gelato"), false, "B", false, false);

        assertThat(run(chosen, TEMPLATE, false).count(State.WRITTEN)).isEqualTo(2);
        portals.add("Third");
        assertThat(run(other, TEMPLATE, false).count(State.FOREIGN)).isEqualTo(3);
        assertThat(run(chosen, TEMPLATE, false).count(State.WRITTEN)).isEqualTo(1);
    }

    @Test
    void linksFollowARenamedJobAndBecomeFreeWhenItIsDeleted() throws Exception {
        portals.add(2);
        run("A");
        jobs.remove("A");
        jobs.add("New");
        journal().renamed("A", "New");

        assertThat(run("B").count(State.FOREIGN)).isEqualTo(2);
        assertThat(run("New").count(State.WRITTEN)).isEqualTo(2);
        jobs.remove("New");
        assertThat(run("B").count(State.WRITTEN)).isEqualTo(2);
    }

    @Test
    void sharedLinksBelongToAllJobs() throws Exception {
        portals.add(2);
        UrlTemplate shop = UrlTemplate.of("https://shop.example/{assetId}");
        JobLinks.Writer first = new JobLinks.Writer("A", Optional.of("Gelato"), true, "", false, false);
        JobLinks.Writer second = new JobLinks.Writer("B", Optional.of("Gelato"), true, "", false, false);

        assertThat(run(first, shop, false).count(State.WRITTEN)).isEqualTo(2);
        portals.add("Third");
        assertThat(run(second, shop, false).count(State.WRITTEN)).isEqualTo(1);
        assertThat(run(second, UrlTemplate.of("https://shop.example/?{assetId}"), false)
                        .count(State.WRITTEN))
                .isEqualTo(3);
    }

    @Test
    void ignoresALineCutShortByACrash() throws Exception {
        SampleAsset asset = portals.add("Poster");
        run("A");
        Files.writeString(file, "link\t" + asset.id() + "\tB\thttps%3A", StandardOpenOption.APPEND);
        portals.add("Second");

        assertThat(run("A").count(State.WRITTEN)).isEqualTo(1);
        assertThat(run("B").count(State.FOREIGN)).isEqualTo(2);
    }

    @Test
    void theJournalStaysSmall() throws Exception {
        portals.add(100);
        for (int build = 1; build <= 25; build++) {
            run(writer("A"), UrlTemplate.of("{jobUrl}" + build + "/{assetId}"), false);
        }

        assertThat(Files.readAllLines(file).size()).isLessThan(1500);
        assertThat(run("B").count(State.FOREIGN)).isEqualTo(100);
    }

    @Test
    void writesNothingIfTheJournalFails() throws Exception {
        portals.add(2);
        Files.createDirectories(file);

        BacklinkReport report = run("A");

        assertThat(report.count(State.FAILED)).isEqualTo(2);
        assertThat(report.message()).startsWith("Jenkins cannot use its record of the links");
        assertThat(writes()).isZero();
        assertThatThrownBy(() -> journal().original("x")).isInstanceOf(IOException.class);
    }

    @Test
    void matchesATemplateWithManyPlaceholdersInLinearTime() {
        UrlTemplate template = UrlTemplate.of("https://shop.example/" + "{assetName}".repeat(100) + "!");

        assertThat(template.made("https://shop.example/" + "a".repeat(2400), LinkValues.none()))
                .isFalse();
    }
}

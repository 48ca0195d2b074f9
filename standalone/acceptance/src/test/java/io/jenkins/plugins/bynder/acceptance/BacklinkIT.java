package io.jenkins.plugins.bynder.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.sample.Fault;
import io.jenkins.plugins.bynder.sample.FaultRule;
import io.jenkins.plugins.bynder.sample.NewAsset;
import io.jenkins.plugins.bynder.sample.Parameters;
import io.jenkins.plugins.bynder.sample.Route;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import io.jenkins.plugins.bynder.sample.SamplePortal;
import io.jenkins.plugins.bynder.sample.SampleUsage;
import io.jenkins.plugins.bynder.sample.SampleUser;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.Select;

/** Links that syncs write into the portal. */
@InJenkins
final class BacklinkIT {

    private static final String USUAL = "{jobUrl}bynder/asset/{assetId}/";

    private Browser browser;

    @AfterEach
    void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    private static void enable(JenkinsFixture bench, String template) {
        bench.set("enableBacklinks", "true");
        bench.set("backlinkUrl", Texts.groovy(template));
    }

    private static Job job(JenkinsFixture bench, String tag) {
        return Job.step(bench.admin(), tag, JenkinsFixture.AGENT, "bynderSync tag: '" + tag + "'");
    }

    private static List<String> link(JenkinsFixture bench, SampleAsset asset) {
        return bench.portal().library().asset(asset.id()).properties().getOrDefault("gelatourl", List.of());
    }

    private static String page(JenkinsFixture bench, Job job, SampleAsset asset) {
        return bench.jenkins().url() + job.path() + "bynder/asset/" + asset.id() + "/";
    }

    private static long writes(JenkinsFixture bench) {
        return bench.portal().traffic().requests(Route.MEDIA_EDIT);
    }

    @Test
    void writesTheLinkOfEveryDownloadedAssetAndNothingElse(JenkinsFixture bench) {
        String tag = bench.unique("linked");
        bench.assets(tag, 3);
        List<SampleAsset> before = bench.portal().library().assets();
        int edits = bench.portal().edits().size();
        enable(bench, USUAL);
        Job job = job(bench, tag);

        Build first = job.run().expect("SUCCESS");

        assertThat(first.log()).contains("3 added", "Backlinks in \"Gelato URL\": 3 written");
        for (SampleAsset old : before) {
            SampleAsset now = bench.portal().library().asset(old.id());
            assertThat(now)
                    .usingRecursiveComparison()
                    .ignoringFields("modified", "properties")
                    .isEqualTo(old);
            if (old.tags().contains(tag)) {
                assertThat(now.properties()).isEqualTo(Map.of("gelatourl", List.of(page(bench, job, old))));
            } else {
                assertThat(now).isEqualTo(old);
            }
        }
        assertThat(bench.portal().edits().stream().skip(edits))
                .hasSize(3)
                .allSatisfy(edit -> assertThat(edit.fields().pairs())
                        .extracting(Parameters.Pair::name)
                        .allMatch(name -> name.startsWith("metaproperty.")));

        bench.portal().traffic().reset();
        assertThat(job.run().expect("SUCCESS").log()).contains("Backlinks in \"Gelato URL\": 3 unchanged");
        assertThat(writes(bench)).isZero();
        assertThat(bench.portal().traffic().requests(Route.ORIGINAL)).isZero();

        bench.portal().traffic().reset();
        job.run().expect("SUCCESS");
        assertThat(bench.portal().traffic().apiRequests())
                .describedAs("the metaproperty and the listing")
                .isEqualTo(2);
    }

    @Test
    void anAssetThatLosesItsTagLosesItsLink(JenkinsFixture bench) {
        String tag = bench.unique("left");
        List<SampleAsset> assets = bench.assets(tag, 3);
        enable(bench, USUAL);
        Job job = job(bench, tag);
        job.run().expect("SUCCESS");
        bench.portal().library().untag(assets.get(0).id(), tag);

        assertThat(job.run().expect("SUCCESS").log()).contains("2 unchanged, 1 removed");
        assertThat(link(bench, assets.get(0))).isEmpty();
        assertThat(link(bench, assets.get(1))).containsExactly(page(bench, job, assets.get(1)));

        bench.set("keepBacklinks", "true");
        bench.portal().library().untag(assets.get(1).id(), tag);
        assertThat(job.run().expect("SUCCESS").log()).contains("1 unchanged").doesNotContain("1 removed");
        assertThat(link(bench, assets.get(1))).containsExactly(page(bench, job, assets.get(1)));
    }

    @Test
    void twoJobsWithOneTagWriteEachLinkOnce(JenkinsFixture bench) {
        String tag = bench.unique("two");
        List<SampleAsset> assets = new ArrayList<>();
        for (int n = 0; n < 1000; n++) {
            assets.add(bench.portal()
                    .library()
                    .add(NewAsset.png(tag + " " + n).size(1_000).tags(tag)));
        }
        enable(bench, USUAL);
        Job first = job(bench, tag);
        Job second =
                Job.step(bench.admin(), bench.unique("second"), JenkinsFixture.AGENT, "bynderSync tag: '" + tag + "'");
        List<Long> written = new ArrayList<>();

        for (Job job : List.of(first, second, first, second)) {
            long before = writes(bench);
            job.start().await(Duration.ofMinutes(15)).expect("SUCCESS");
            written.add(writes(bench) - before);
        }

        assertThat(written).containsExactly(1000L, 0L, 0L, 0L);
        assertThat(assets)
                .allSatisfy(asset -> assertThat(link(bench, asset)).containsExactly(page(bench, first, asset)));
    }

    @Test
    void theLinksAreMovedOnTheJobPageByUsersWhoMayConfigureBothJobs(JenkinsFixture bench) {
        String tag = bench.unique("moved");
        List<SampleAsset> assets = bench.assets(tag, 2);
        enable(bench, USUAL);
        Job first = job(bench, tag);
        Job second =
                Job.step(bench.admin(), bench.unique("second"), JenkinsFixture.AGENT, "bynderSync tag: '" + tag + "'");
        first.run().expect("SUCCESS");
        second.run().expect("SUCCESS");
        Map<String, String> choice = Map.of("integration", JenkinsFixture.INTEGRATION, "tag", tag);

        assertThat(bench.admin().get(second.path() + "bynder/").ok().text())
                .contains("lead to the job " + tag, "Let the links lead to this job");
        assertThat(bench.as("reader")
                        .post(second.path() + "bynder/leadHere", choice)
                        .status())
                .isEqualTo(403);
        bench.admin().post(second.path() + "bynder/leadHere", choice);
        assertThat(bench.admin().get(second.path() + "bynder/").ok().text()).contains("lead to this job");

        assertThat(second.run().expect("SUCCESS").log()).contains("2 written");
        assertThat(first.run().expect("SUCCESS").log()).contains("2 not ours");
        assertThat(link(bench, assets.get(0))).containsExactly(page(bench, second, assets.get(0)));
    }

    @Test
    void branchesWriteNoLinksUnlessToldTo(JenkinsFixture bench) throws IOException {
        AcceptanceSettings.assumePlugin("workflow-multibranch");
        String tag = bench.unique("branches");
        bench.assets(tag, 2);
        enable(bench, USUAL);
        bench.admin().script(Texts.resource("branches.groovy").formatted(tag, tag));
        Job main = Job.existing(bench.admin(), tag + "/job/main");
        Job pullRequest = Job.existing(bench.admin(), tag + "/job/PR-1");
        bench.portal().traffic().reset();

        for (Job job : List.of(main, pullRequest)) {
            assertThat(job.run().expect("SUCCESS").log())
                    .contains("2 added", "Jobs of branches and pull requests write no backlinks");
        }
        assertThat(writes(bench)).isZero();

        bench.set("backlinkJob", Texts.groovy(tag + "/main"));
        assertThat(main.run().expect("SUCCESS").log()).contains("2 written");
        assertThat(pullRequest.run().expect("SUCCESS").log()).contains("write no backlinks");
        assertThat(writes(bench)).isEqualTo(2);
    }

    @Test
    void theUsageOfAssetsIsReportedUntilTheyLeave(JenkinsFixture bench) {
        String tag = bench.unique("used");
        List<SampleAsset> assets = bench.assets(tag, 2);
        bench.set("usageId", Texts.groovy(SamplePortal.usageIntegration()));
        Job job = job(bench, tag);

        assertThat(job.run().expect("SUCCESS").log()).contains("Asset usage: 2 added");
        assertThat(bench.portal().usages())
                .extracting(SampleUsage::uri)
                .contains(page(bench, job, assets.get(0)), page(bench, job, assets.get(1)));
        bench.portal().traffic().reset();
        assertThat(job.run().expect("SUCCESS").log()).doesNotContain("Asset usage");
        assertThat(bench.portal().traffic().requests(Route.USAGE_SYNC)).isZero();
        bench.portal().library().untag(assets.get(0).id(), tag);
        assertThat(job.run().expect("SUCCESS").log()).contains("Asset usage: 0 added, 1 removed");
        assertThat(bench.portal().usages())
                .extracting(SampleUsage::uri)
                .contains(page(bench, job, assets.get(1)))
                .doesNotContain(page(bench, job, assets.get(0)));
    }

    @Test
    void linksEarlierAssetsWithTheNextSync(JenkinsFixture bench) {
        String tag = bench.unique("before");
        List<SampleAsset> assets = bench.assets(tag, 3);
        Job job = job(bench, tag);
        assertThat(job.run().expect("SUCCESS").log()).contains("3 added").doesNotContain("Backlinks");
        enable(bench, USUAL);

        assertThat(job.run().expect("SUCCESS").log()).contains("nothing to do", "3 written");

        assertThat(link(bench, assets.get(0))).containsExactly(page(bench, job, assets.get(0)));
    }

    @Test
    void aRejectedLinkFailsNothingAndIsRetried(JenkinsFixture bench) throws IOException {
        String tag = bench.unique("refuses");
        List<SampleAsset> assets = bench.assets(tag, 3);
        enable(bench, USUAL);
        bench.portal()
                .faults()
                .add(FaultRule.api(Fault.status(403))
                        .on(Route.MEDIA_EDIT)
                        .asset(assets.get(1).id()));
        Job job = job(bench, tag);

        Build build = job.run().expect("SUCCESS");

        assertThat(build.log())
                .contains("2 written, 1 failed", "failed  " + assets.get(1).name(), "MEDIAEDIT")
                .doesNotContain("\tat ");
        Folder.assertHolds(bench.agent().workspace(tag).resolve("DAM import"), assets);
        bench.portal().faults().clear();
        assertThat(job.run().expect("SUCCESS").log()).contains("1 written, 2 unchanged");
    }

    @Test
    void namesMissingRolesAndKeepsTheFiles(JenkinsFixture bench) throws IOException {
        String tag = bench.unique("roles");
        List<SampleAsset> assets = bench.assets(tag, 2);
        enable(bench, USUAL);
        SampleUser owner = bench.portal().access().owner();
        bench.portal()
                .library()
                .metaproperties()
                .byName("gelatourl")
                .ifPresent(there -> bench.portal().library().metaproperties().delete(there.id()));
        Job job = job(bench, tag);
        try {
            owner.setRoles(without("METAPROPERTYMANAGEMENT"));
            assertThat(job.run().expect("SUCCESS").log())
                    .contains("2 added", "2 failed", "\"Metaproperty management\" (role METAPROPERTYMANAGEMENT)");
            owner.setRoles(without("MEDIAEDIT"));
            assertThat(job.run().expect("SUCCESS").log())
                    .contains("2 failed", "lacks \"Edit assets\" (role MEDIAEDIT)");
        } finally {
            owner.setRoles(SampleUser.ROLES);
        }
        Folder.assertHolds(bench.agent().workspace(tag).resolve("DAM import"), assets);
        assertThat(job.run().expect("SUCCESS").log()).contains("2 written");
    }

    private static Set<String> without(String role) {
        Set<String> roles = new HashSet<>(SampleUser.ROLES);
        roles.remove(role);
        return roles;
    }

    @Test
    void aDryRunShowsLinksAndWritesNone(JenkinsFixture bench) {
        String tag = bench.unique("dry");
        List<SampleAsset> assets = bench.assets(tag, 2);
        enable(bench, USUAL);
        long before = writes(bench);
        Job job = Job.step(bench.admin(), tag, JenkinsFixture.AGENT, "bynderSync tag: '" + tag + "', dryRun: true");

        assertThat(job.run().expect("SUCCESS").log()).contains("2 planned", page(bench, job, assets.get(0)));

        assertThat(writes(bench)).isEqualTo(before);
    }

    @Test
    void theFilesOfABuildCanBeLinked(JenkinsFixture bench) {
        String tag = bench.unique("paths");
        SampleAsset asset =
                bench.portal().library().add(NewAsset.pdf("Été, 50 %").tags(tag));
        enable(bench, "{buildUrl}artifact/{path}?n={assetName}");
        Job job = job(bench, tag);

        job.run().expect("SUCCESS");

        assertThat(link(bench, asset))
                .containsExactly(bench.jenkins().url() + job.path()
                        + "1/artifact/DAM%20import/%C3%89t%C3%A9%2C%2050%20%25.pdf?n=%C3%89t%C3%A9%2C%2050%20%25");
    }

    @Test
    void theLinkLeadsToTheAssetForUsersWhoMayReadTheJob(JenkinsFixture bench) {
        String tag = bench.unique("followed");
        List<SampleAsset> assets = bench.assets(tag, 2);
        enable(bench, USUAL);
        Job job = Job.step(
                bench.admin(),
                tag,
                JenkinsFixture.AGENT,
                "bynderSync tag: '" + tag + "'; archiveArtifacts 'DAM import/**'");
        job.run().expect("SUCCESS");
        String link = link(bench, assets.get(0)).get(0);
        String path = link.substring(bench.jenkins().url().toString().length());

        assertThat(bench.admin().get(path).ok().text()).contains(assets.get(0).name());
        assertThat(bench.as("reader").get(path).ok().text())
                .contains(assets.get(0).name())
                .contains("artifact/");
        JenkinsClient.Page refused = bench.as("outsider").get(path);
        assertThat(refused.status()).isIn(403, 404);
        assertThat(refused.text()).doesNotContain(assets.get(0).name());
        job.run().expect("SUCCESS");
        assertThat(link(bench, assets.get(0)))
                .describedAs("it survives the next build")
                .containsExactly(link);
        bench.admin().get(path).ok();
    }

    @Test
    void aRenamedJobUpdatesItsLinks(JenkinsFixture bench) {
        String tag = bench.unique("old-name");
        List<SampleAsset> assets = bench.assets(tag, 1);
        enable(bench, USUAL);
        job(bench, tag).run().expect("SUCCESS");
        bench.admin().script("Jenkins.get().getItem('" + tag + "').renameTo('" + tag + " renamed')");

        Job renamed = Job.existing(bench.admin(), tag + "%20renamed");
        String old = "job/" + tag + "/bynder/asset/" + assets.get(0).id() + "/";
        assertThat(bench.admin().get(old).status()).isEqualTo(302);
        assertThat(bench.as("outsider").get(old).status()).isIn(403, 404);
        assertThat(renamed.run().expect("SUCCESS").log()).contains("1 written");

        assertThat(link(bench, assets.get(0))).containsExactly(page(bench, renamed, assets.get(0)));
    }

    @Test
    void linksFollowTheUrlOfJenkins(JenkinsFixture bench) {
        String tag = bench.unique("new-url");
        SampleAsset asset = bench.assets(tag, 1).get(0);
        enable(bench, USUAL);
        Job job = job(bench, tag);
        job.run().expect("SUCCESS");
        String location = "jenkins.model.JenkinsLocationConfiguration.get().url = ";
        bench.admin().script(location + "'https://jenkins.example/'");
        try {
            assertThat(job.run().expect("SUCCESS").log()).contains("1 written");
        } finally {
            bench.admin().script(location + "'" + bench.jenkins().url() + "'");
        }
        assertThat(link(bench, asset))
                .containsExactly("https://jenkins.example/" + job.path() + "bynder/asset/" + asset.id() + "/");
    }

    @Test
    void theStepLinksChosenAssetsAndReturnsTheResult(JenkinsFixture bench) {
        String tag = bench.unique("chosen");
        List<SampleAsset> assets = bench.assets(tag, 3);
        String label = "Shop " + tag;
        bench.portal().library().metaproperties().define("shop" + tag.replace("-", ""), label, "text");
        bench.set("backlinkLabels", Texts.groovy(label));
        Job job = Job.pipeline(bench.admin(), tag, """
                def ids = bynderAssets(tag: '%1$s').collect { it.id }.sort()
                def plan = bynderBacklink assets: ids, url: 'https://shop.example/{assetId}?t={tag}', dryRun: true
                echo "planned=${plan.planned}"
                def done = bynderBacklink assets: ids.take(2) + ['nowhere'],
                        url: 'https://shop.example/{assetId}?b={buildNumber}', label: 'Shop %1$s'
                sleep 0
                echo "written=${done.written} failed=${done.failed} complete=${done.complete}"
                done.links.each { echo "link ${it.state} ${it.id} ${it.url} ${it.reason}" }
                def again = bynderBacklink assets: ids.take(2), label: 'Shop %1$s',
                        url: "https://shop.example/{assetId}?b=${env.BUILD_NUMBER}"
                echo "unchanged=${again.unchanged}"
                """.formatted(tag));

        String log = job.run().expect("SUCCESS").log();

        assertThat(log)
                .contains("planned=3", "written=2 failed=1 complete=false", "unchanged=2")
                .contains("link failed nowhere", "no asset nowhere");
        String property = "shop" + tag.replace("-", "");
        assertThat(
                        assets.stream()
                                .flatMap(asset -> bench
                                        .portal()
                                        .library()
                                        .asset(asset.id())
                                        .properties()
                                        .getOrDefault(property, List.of())
                                        .stream()))
                .hasSize(2)
                .allMatch(url -> url.matches("https://shop\\.example/[0-9A-F-]+\\?b=1"));
    }

    @Test
    void theStepWritesOnlyIntoAllowedMetapropertiesThatExist(JenkinsFixture bench) {
        String tag = bench.unique("labels");
        SampleAsset asset = bench.assets(tag, 1).get(0);
        bench.portal().library().metaproperties().define("copyright", "Copyright notice", "text");
        bench.portal().library().setProperty(asset.id(), "copyright", "Example");
        String shop = "Shop " + tag;
        bench.set("backlinkLabels", Texts.groovy(shop));
        bench.portal().traffic().reset();
        for (List<String> wrong : List.of(
                List.of("Copyright notice", "The metaproperty \"Copyright notice\" may not be written"),
                List.of(shop, "The portal has no text metaproperty \"" + shop + "\""))) {
            Job job = Job.pipeline(
                    bench.admin(),
                    bench.unique(tag),
                    "bynderBacklink assets: ['%s'], label: '%s', overwrite: true".formatted(asset.id(), wrong.get(0)));

            assertThat(job.run().expect("FAILURE").log()).contains(wrong.get(1));
        }
        assertThat(writes(bench)).isZero();
        assertThat(bench.portal().traffic().requests(Route.METAPROPERTY_CREATE)).isZero();
        assertThat(bench.portal().library().asset(asset.id()).properties())
                .containsEntry("copyright", List.of("Example"));
    }

    @Test
    void theStepWarnsOfLinksToPagesThatItsJobDoesNotHave(JenkinsFixture bench) {
        String tag = bench.unique("pageless");
        String id = bench.assets(tag, 1).get(0).id();
        bench.set("tag", Texts.groovy(tag));
        Job job = Job.pipeline(
                bench.admin(),
                tag,
                "bynderBacklink assets: ['%1$s'], dryRun: true\nnode('%2$s') { bynderSync() }"
                        .formatted(id, JenkinsFixture.AGENT));

        Job other = Job.step(bench.admin(), bench.unique(tag), JenkinsFixture.AGENT, "bynderSync tag: '" + tag + "'");
        other.run().expect("SUCCESS");
        String page = job.path() + "bynder/asset/" + id + "/";
        JenkinsClient.Page unsynced = bench.as("reader").get(page);
        assertThat(unsynced.status()).isEqualTo(404);
        assertThat(unsynced.text())
                .contains("has not synced a folder yet", "Other jobs have it", other.path() + "bynder/asset/" + id);
        assertThat(bench.as("reader").get(job.path() + "bynder/").status()).isEqualTo(302);
        JenkinsClient.Page hidden = bench.as("outsider").get(page);
        assertThat(hidden.status()).isIn(403, 404);
        assertThat(hidden.text()).doesNotContain("has not synced", other.name());
        assertThat(bench.as("reader").get(job.path()).ok().text())
                .as("no link to a page without content")
                .doesNotContain(job.path() + "bynder");

        assertThat(job.run().expect("SUCCESS").log()).contains("has not run bynderSync yet");
        assertThat(job.run().expect("SUCCESS").log()).doesNotContain("has not run bynderSync yet");
        assertThat(bench.as("reader").get(page).status()).isEqualTo(200);
    }

    @Test
    void theStepLinksOnlyAssetsWithAnAllowedTag(JenkinsFixture bench) {
        String tag = bench.unique("allowed");
        String other = bench.unique("forbidden");
        SampleAsset ours = bench.assets(tag, 1).get(0);
        SampleAsset foreign = bench.assets(other, 1).get(0);
        bench.set("allowedTags", Texts.groovy(tag));
        Job job = Job.pipeline(bench.admin(), tag, """
                def done = bynderBacklink assets: ['%s', '%s'], url: 'https://shop.example/{assetId}'
                done.links.each { echo "link ${it.id} ${it.state} ${it.reason}" }
                """.formatted(ours.id(), foreign.id()));
        bench.portal().traffic().reset();

        assertThat(job.run().expect("SUCCESS").log())
                .contains(
                        "link " + ours.id() + " written",
                        "link " + foreign.id() + " failed Bynder has no asset " + foreign.id()
                                + ", or does not show it to these credentials.");
        assertThat(writes(bench)).isEqualTo(1);
        assertThat(link(bench, foreign)).isEmpty();

        Job sync = Job.step(bench.admin(), other, JenkinsFixture.AGENT, "bynderSync tag: '" + other + "'");
        assertThat(sync.run().expect("FAILURE").log()).contains("The tag \"" + other + "\" may not be synced");
        Job list = Job.pipeline(bench.admin(), bench.unique(other), "bynderAssets tag: '" + other + "'");
        assertThat(list.run().expect("FAILURE").log()).contains("The tag \"" + other + "\" may not be synced");
    }

    @Test
    void reportsAWrongParameterInOneSentence(JenkinsFixture bench) {
        String name = bench.unique("wrong-links");
        for (List<String> wrong : List.of(
                List.of("label: 'Gelato URL'", "No assets are given"),
                List.of("assets: ['../x']", "At least one value is not an asset id"),
                List.of("assets: ['a'], url: 'http://shop.example/'", "not encrypted"),
                List.of("assets: ['a'], url: 'https://{tag}.example/'", "an asset could decide"),
                List.of("assets: ['a'], label: '" + "x".repeat(101) + "'", "at most 100"),
                List.of("assets: ['a'], integration: 'None such'", "There is no Bynder integration"))) {
            Job job = Job.pipeline(bench.admin(), bench.unique(name), "bynderBacklink " + wrong.get(0));

            assertThat(job.run().expect("FAILURE").log()).contains(wrong.get(1));
        }
    }

    @Test
    void anEmptyListNeedsNoRequest(JenkinsFixture bench) {
        Job job = Job.pipeline(bench.admin(), bench.unique("no-links"), """
                def done = bynderBacklink assets: [], url: 'https://shop.example/{assetId}'
                echo "complete=${done.complete} written=${done.written} failed=${done.failed} links=${done.links}"
                """);

        assertThat(job.run().expect("SUCCESS").log()).contains("complete=true written=0 failed=0 links=[]");
    }

    /** Our own edits change {@code dateModified} and cause events: neither starts a build, with any template. */
    @Test
    void ourOwnEditsStartNoBuild(JenkinsFixture bench) {
        String tag = bench.unique("loop");
        List<SampleAsset> assets = bench.assets(tag, 3);
        bench.uploadNewVersion(assets.get(0));
        enable(bench, "{buildUrl}?asset={assetId}");
        Job job = job(bench, tag);
        bench.admin().script("""
                        import io.jenkins.plugins.bynder.trigger.BynderTrigger
                        def trigger = new BynderTrigger(schedule: 'H H 1 1 *')
                        trigger.tag = '%1$s'
                        def job = Jenkins.get().getItem('%1$s')
                        job.addTrigger(trigger)
                        """.formatted(tag));
        for (int build = 1; build <= 2; build++) {
            assertThat(job.run().expect("SUCCESS").log())
                    .contains("3 written", build == 1 ? "3 added" : "nothing to do, 3 unchanged");
            assertThat(bench.decision(bench.portal().url(), assets)).contains("Nothing to do");
            assertThat(afterReconciliation(bench, tag)).isEqualTo("due=false next=" + (build + 1));
        }
        bench.uploadNewVersion(assets.get(1));
        assertThat(bench.decision(bench.portal().url(), "asset_bank.media.updated", assets))
                .contains(tag);
        Build due = new Build(bench.admin(), job.path() + "3/");
        AwaitCondition.until("the build that is due", Duration.ofMinutes(2), due::begun);
        due.await().expect("SUCCESS");
    }

    private static String afterReconciliation(JenkinsFixture bench, String tag) {
        return bench.admin().script("""
                        import io.jenkins.plugins.bynder.config.*
                        import io.jenkins.plugins.bynder.trigger.*
                        def job = Jenkins.get().getItem('%s')
                        def portal = Portals.get().open(BynderConfiguration.get().integrations[0])
                        def due = TriggeredJob.of(job).get().buildIfDue(new PortalAssetQuery(portal, ListingFiles.get()), true)
                        print "due=${due} next=${job.nextBuildNumber}"
                        """.formatted(tag)).strip();
    }

    @Test
    void backlinksAreEnabledInTheBrowser(JenkinsFixture bench) throws IOException {
        browser = Browser.login(bench.jenkins().url(), "admin");
        SystemPage page = SystemPage.open(browser);

        browser.click(By.xpath("//label[normalize-space()='Enable backlink functionality']"));
        assertThat(page.value(1, "backlinkLabel")).isEqualTo("Gelato URL");
        assertThat(page.value(1, "backlinkUrl")).isEqualTo(USUAL);
        page.type(1, "backlinkUrl", "https://shop.example/{assetID}");
        page.awaitMessage(1, "backlinkUrl", "does not exist");
        page.type(1, "backlinkUrl", "{buildUrl}artifact/{path}");
        page.awaitMessage(1, "backlinkUrl", "The links change with each build");
        page.type(1, "backlinkUrl", "https://shop.example/order?n={assetName}");
        page.awaitMessage(1, "backlinkUrl", "For example: https://shop.example/order?n=Spring%20flyer%2C%20A4");
        page.type(1, "backlinkLabel", "Print link");
        browser.centre(browser.see(page.field(1, "backlinkUrl")));
        browser.screenshot("backlinks");
        page.save();

        assertThat(saved(bench)).isEqualTo("true|Print link|https://shop.example/order?n={assetName}");
        SystemPage again = SystemPage.open(browser);
        assertThat(again.value(1, "backlinkLabel")).isEqualTo("Print link");
        again.type(1, "backlinkUrl", "http://shop.example/");
        again.save();
        assertThat(browser.text()).contains("not encrypted").doesNotContain("Exception", "Oops");
        assertThat(saved(bench)).startsWith("true|Print link|https://shop.example");

        SystemPage off = SystemPage.open(browser);
        browser.click(By.xpath("//label[normalize-space()='Enable backlink functionality']"));
        off.save();
        assertThat(saved(bench)).startsWith("false|");
    }

    private static String saved(JenkinsFixture bench) {
        return bench.admin().script("""
                        io.jenkins.plugins.bynder.config.BynderConfiguration.get().integrations.each {
                            print([it.enableBacklinks, it.backlinkLabel, it.backlinkUrl].join('|'))
                        }
                        """).strip();
    }

    @Test
    void theSnippetGeneratorWritesTheStep(JenkinsFixture bench) throws IOException {
        Job job = Job.pipeline(bench.admin(), bench.unique("snippets"), "");
        browser = Browser.login(bench.jenkins().url(), "configurer");
        browser.open(job.path() + "pipeline-syntax/");
        new Select(browser.see(By.cssSelector("select.dropdownList")))
                .selectByVisibleText("bynderBacklink: Write links into assets in Bynder");
        browser.typeVisible(By.name("_.assets"), "../x");
        browser.awaitText("At least one value is not an asset id");
        browser.typeVisible(By.name("_.assets"), "AAA, BBB");
        browser.typeVisible(By.name("_.url"), "https://shop.example/{assetId}");
        By text = By.id("prototypeText");

        browser.click(By.id("generatePipelineScript"));
        browser.await(
                driver -> !driver.findElement(text).getDomProperty("value").isBlank());

        assertThat(browser.find(text).getDomProperty("value").strip())
                .isEqualTo("bynderBacklink assets: ['AAA', 'BBB'], url: 'https://shop.example/{assetId}'");
        assertThat(Stream.of("Administer", "Exception")).noneMatch(browser.text()::contains);
    }
}

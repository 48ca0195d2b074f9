package io.jenkins.plugins.bynder.engine.backlink;

import io.jenkins.plugins.bynder.engine.portal.Asset;
import io.jenkins.plugins.bynder.engine.portal.AssetParts;
import io.jenkins.plugins.bynder.engine.portal.HttpPortal;
import io.jenkins.plugins.bynder.engine.portal.HttpSettings;
import io.jenkins.plugins.bynder.engine.portal.PermanentToken;
import io.jenkins.plugins.bynder.engine.portal.PortalAddress;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.portal.PortalSession;
import io.jenkins.plugins.bynder.engine.portal.RequestBudget;
import io.jenkins.plugins.bynder.engine.portal.Tag;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import io.jenkins.plugins.bynder.sample.NewAsset;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import io.jenkins.plugins.bynder.sample.SamplePortal;
import io.jenkins.plugins.bynder.sample.SampleSettings;
import io.jenkins.plugins.bynder.sample.SampleUser;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A sample portal, a client for it, and the links of its assets. */
final class BacklinkFixture implements AutoCloseable {

    static final Tag GELATO = new Tag("Gelato");

    /** Waits no longer than edits of the sample portal take. */
    static final VerificationSchedule QUICK = new VerificationSchedule(Duration.ofMillis(20), 4);

    private static final HttpSettings QUICK_RETRIES = HttpSettings.standard()
            .withBackoff(Duration.ofMillis(1))
            .withTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(60));

    final SamplePortal sample;
    final HttpPortal portal;
    final PortalSession session;

    private BacklinkFixture(SamplePortal sample, RequestBudget budget) {
        this.sample = sample;
        this.session = session(sample.access().owner(), budget);
        this.portal = HttpPortal.of(session);
    }

    static BacklinkFixture start() throws IOException {
        return start(SampleSettings.defaults().withEditDelay(Duration.ZERO), RequestBudget.unlimited());
    }

    static BacklinkFixture start(SampleSettings settings, RequestBudget budget) throws IOException {
        return new BacklinkFixture(SamplePortal.start(settings), budget);
    }

    private PortalSession session(SampleUser user, RequestBudget budget) {
        return new PortalSession(
                PortalAddress.of(sample.url()),
                new PermanentToken(user.keys().permanentToken()),
                budget,
                QUICK_RETRIES);
    }

    HttpPortal portal(SampleUser user) {
        return HttpPortal.of(session(user, RequestBudget.unlimited()));
    }

    SampleAsset add(String name) {
        return sample.library().add(NewAsset.jpeg(name).tags("Gelato"));
    }

    List<SampleAsset> add(int count) {
        List<SampleAsset> assets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            assets.add(add("Asset " + i));
        }
        return assets;
    }

    static String url(String assetId) {
        return "https://ci.example/job/dam/bynder/asset/" + assetId + "/";
    }

    /** What one run does: looks the field up, lists, writes what differs. */
    BacklinkReport run(BacklinkFixture.Urls urls, boolean dryRun) throws PortalException, InterruptedException {
        return run(portal, MetapropertyLabel.DEFAULT, urls, dryRun);
    }

    BacklinkReport run() throws PortalException, InterruptedException {
        return run(BacklinkFixture::url, false);
    }

    /** The URL that an asset should have. */
    interface Urls {
        String of(String assetId);
    }

    static BacklinkReport run(HttpPortal portal, MetapropertyLabel label, BacklinkFixture.Urls urls, boolean dryRun)
            throws PortalException, InterruptedException {
        return run(portal, label, urls, dryRun, LinkOwnership.unrestricted());
    }

    static BacklinkReport run(
            HttpPortal portal,
            MetapropertyLabel label,
            BacklinkFixture.Urls urls,
            boolean dryRun,
            LinkOwnership ownership)
            throws PortalException, InterruptedException {
        LinkField field = LinkField.lookUp(portal, label);
        String property = field.found().map(one -> one.name()).orElse("");
        List<Link> links = new ArrayList<>();
        for (Asset asset : portal.assets(GELATO, 1, AssetParts.basic().withProperty(property))
                .assets()) {
            String current = String.join(",", asset.properties().getOrDefault(property, List.of()));
            links.add(new Link(asset.id(), asset.name(), urls.of(asset.id()), current, LocalizableText.EMPTY));
        }
        return new Backlinks(portal, field, QUICK, ownership).write(links, dryRun, new BacklinkProgress());
    }

    /** What the portal shows of a link. */
    List<String> shown(String assetId) {
        return sample.library().asset(assetId).properties().getOrDefault("gelatourl", List.of());
    }

    @Override
    public void close() {
        sample.close();
    }
}

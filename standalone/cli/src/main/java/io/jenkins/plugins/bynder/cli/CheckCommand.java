package io.jenkins.plugins.bynder.cli;

import io.jenkins.plugins.bynder.engine.backlink.MetapropertyLabel;
import io.jenkins.plugins.bynder.engine.portal.Asset;
import io.jenkins.plugins.bynder.engine.portal.AssetListing;
import io.jenkins.plugins.bynder.engine.portal.AssetParts;
import io.jenkins.plugins.bynder.engine.portal.FileHost;
import io.jenkins.plugins.bynder.engine.portal.ListingPage;
import io.jenkins.plugins.bynder.engine.portal.Portal;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.portal.SimilarTags;
import io.jenkins.plugins.bynder.engine.portal.Tag;
import io.jenkins.plugins.bynder.engine.portal.TagCount;
import io.jenkins.plugins.bynder.engine.selftest.SelfTest;
import io.jenkins.plugins.bynder.engine.selftest.SelfTestReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the account and permissions of the credentials, and how many assets carry the tag. */
@Command(
        name = "check",
        resourceBundle = "io.jenkins.plugins.bynder.cli.Help",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false)
final class CheckCommand implements Callable<Integer> {

    private final Context context;

    @Mixin
    private final PortalOptions options = new PortalOptions();

    @Option(names = "--label", paramLabel = "LABEL", defaultValue = "Gelato URL")
    private String label = "";

    @Option(names = "--derivative", paramLabel = "NAME", defaultValue = "")
    private String derivative = "";

    CheckCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws PortalException, InterruptedException {
        Tag tag = options.tag();
        Portal portal = options.open(context);
        MetapropertyLabel wanted = PortalOptions.parsed(MetapropertyLabel::new, label);
        List<Asset> first = new ArrayList<>();
        AssetListing.Result listing = new AssetListing(portal, tag, fields()).read(asset -> {
            if (first.size() < ListingPage.LIMIT) {
                first.add(asset);
            }
            return true;
        });
        SelfTestReport findings = selfTest(portal, tag, wanted, first);
        Optional<List<TagCount>> similar =
                listing.assets() == 0 ? SimilarTags.find(portal, tag) : Optional.of(List.of());
        CheckResult result = new CheckResult(portal.address(), findings, tag, listing, similar, portal.requests());
        if (options.json()) {
            new CheckJson(result).write(context.streams().result());
        }
        new CheckText(result).show(options.screen(context));
        return ExitCode.DONE;
    }

    private AssetParts fields() {
        return derivative.isEmpty() ? AssetParts.basic() : AssetParts.basic().withRendition(derivative);
    }

    private SelfTestReport selfTest(Portal portal, Tag tag, MetapropertyLabel wanted, List<Asset> tagged)
            throws InterruptedException {
        try (FileHost host = FileHost.of(portal.address(), options.http(context), 1)) {
            return new SelfTest(portal, host, Optional.of(wanted), derivative).run(tag, tagged);
        }
    }
}

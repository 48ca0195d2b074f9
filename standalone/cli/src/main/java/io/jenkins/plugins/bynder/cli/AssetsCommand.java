package io.jenkins.plugins.bynder.cli;

import io.jenkins.plugins.bynder.engine.portal.Asset;
import io.jenkins.plugins.bynder.engine.portal.AssetListing;
import io.jenkins.plugins.bynder.engine.portal.AssetParts;
import io.jenkins.plugins.bynder.engine.portal.Portal;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.portal.Tag;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the assets that carry the tag, page by page as they arrive. */
@Command(
        name = "assets",
        resourceBundle = "io.jenkins.plugins.bynder.cli.Help",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false)
final class AssetsCommand implements Callable<Integer> {

    /** Receives the assets as they arrive. */
    interface Sink {

        void asset(Asset asset);

        void end();

        /** Whether the output is closed. */
        boolean broken();
    }

    private final Context context;

    @Mixin
    private final PortalOptions options = new PortalOptions();

    AssetsCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws PortalException, InterruptedException {
        Tag tag = options.tag();
        Portal portal = options.open(context);
        Screen screen = options.screen(context);
        Sink sink = options.json()
                ? new AssetJson(context.streams().result())
                : new AssetTable(context.streams().textOut());
        AssetListing.Result listing = new AssetListing(portal, tag, AssetParts.basic()).read(asset -> {
            sink.asset(asset);
            return !sink.broken();
        });
        sink.end();
        if (sink.broken()) {
            throw new ConfigurationException(CliTexts.text("result.lost"));
        }
        screen.line(CliTexts.text("assets.summary", tag.value(), listing.assets(), portal.requests()));
        if (!listing.addsUp()) {
            screen.error(CliTexts.text("listing.shifted", listing.total(), listing.sent()));
            return ExitCode.INCOMPLETE;
        }
        return ExitCode.DONE;
    }
}

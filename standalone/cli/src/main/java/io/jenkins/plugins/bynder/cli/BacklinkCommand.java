package io.jenkins.plugins.bynder.cli;

import io.jenkins.plugins.bynder.engine.backlink.BacklinkProgress;
import io.jenkins.plugins.bynder.engine.backlink.BacklinkReport;
import io.jenkins.plugins.bynder.engine.backlink.Backlinks;
import io.jenkins.plugins.bynder.engine.backlink.Link;
import io.jenkins.plugins.bynder.engine.backlink.LinkField;
import io.jenkins.plugins.bynder.engine.backlink.LinkValues;
import io.jenkins.plugins.bynder.engine.backlink.MetapropertyLabel;
import io.jenkins.plugins.bynder.engine.backlink.Placeholder;
import io.jenkins.plugins.bynder.engine.backlink.UrlTemplate;
import io.jenkins.plugins.bynder.engine.portal.Asset;
import io.jenkins.plugins.bynder.engine.portal.AssetListing;
import io.jenkins.plugins.bynder.engine.portal.AssetParts;
import io.jenkins.plugins.bynder.engine.portal.Ids;
import io.jenkins.plugins.bynder.engine.portal.Metaproperty;
import io.jenkins.plugins.bynder.engine.portal.Portal;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.portal.Tag;
import io.jenkins.plugins.bynder.engine.util.ErrorText;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes links into the tagged assets, or into selected ones. */
@Command(
        name = "backlink",
        resourceBundle = "io.jenkins.plugins.bynder.cli.Help",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false)
final class BacklinkCommand implements Callable<Integer> {

    /** Placeholders with a value outside Jenkins. */
    private static final Set<Placeholder> KNOWN = EnumSet.of(
            Placeholder.ASSET_ID,
            Placeholder.ASSET_NAME,
            Placeholder.FILE_NAME,
            Placeholder.TAG,
            Placeholder.PORTAL_URL);

    private final Context context;

    @Mixin
    private final PortalOptions options = new PortalOptions();

    @Option(names = "--url", paramLabel = "TEMPLATE", required = true)
    private String url = "";

    @Option(names = "--label", paramLabel = "LABEL", defaultValue = "Gelato URL")
    private String label = "";

    @Option(names = "--asset", paramLabel = "ID", split = ",")
    private List<String> assets = List.of();

    @Option(names = "--dry-run")
    private boolean dryRun;

    BacklinkCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws PortalException, InterruptedException {
        Tag tag = options.tag();
        UrlTemplate template = template();
        MetapropertyLabel wanted = PortalOptions.parsed(MetapropertyLabel::new, label);
        Set<String> chosen = chosen();
        Portal portal = options.open(context);
        Screen screen = options.screen(context);
        LinkField field = lookUp(portal, wanted);
        LinkValues values = LinkValues.none()
                .with(Placeholder.TAG, tag.value())
                .with(Placeholder.PORTAL_URL, portal.address().toString());
        Links links = new Links(field.found().map(Metaproperty::name), template, values);
        boolean whole = chosen.isEmpty() ? links.ofTag(portal, tag, screen) : links.of(portal, chosen);
        BacklinkReport report =
                new Backlinks(portal, field, context.afterWrites()).write(links.made, dryRun, new BacklinkProgress());
        if (options.json()) {
            new BacklinkJson(portal.address(), template, report, portal.requests())
                    .write(context.streams().result());
        }
        new BacklinkView(screen).show(report, portal.requests());
        if (!whole) {
            return ExitCode.INCOMPLETE;
        }
        return report.complete() ? ExitCode.DONE : ExitCode.SOME_FAILED;
    }

    private UrlTemplate template() {
        UrlTemplate template = PortalOptions.parsed(UrlTemplate::of, url);
        template.placeholders().stream()
                .filter(placeholder -> !KNOWN.contains(placeholder))
                .findFirst()
                .ifPresent(placeholder -> {
                    throw new ConfigurationException(CliTexts.text("backlink.jenkins", placeholder.word()));
                });
        return template;
    }

    private Set<String> chosen() {
        for (String id : assets) {
            if (!Ids.isSafe(id)) {
                throw new ConfigurationException(CliTexts.text("backlink.id", id));
            }
        }
        return new HashSet<>(assets);
    }

    private static LinkField lookUp(Portal portal, MetapropertyLabel label)
            throws PortalException, InterruptedException {
        try {
            return LinkField.lookUp(portal, label);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(ErrorText.of(e), e);
        }
    }

    /** The desired links of the assets. */
    private record Links(Optional<String> property, UrlTemplate template, LinkValues values, List<Link> made) {

        Links(Optional<String> property, UrlTemplate template, LinkValues values) {
            this(property, template, values, new ArrayList<>());
        }

        /** @return whether the listing was complete; assets in an incomplete one still get their links */
        boolean ofTag(Portal portal, Tag tag, Screen screen) throws PortalException, InterruptedException {
            AssetListing.Result listing = new AssetListing(portal, tag, fields()).read(asset -> {
                if (!asset.archived()) {
                    made.add(link(asset));
                }
                return true;
            });
            if (!listing.addsUp()) {
                screen.error(CliTexts.text("listing.shifted", listing.total(), listing.sent()));
            }
            return listing.addsUp();
        }

        boolean of(Portal portal, Set<String> ids) throws PortalException, InterruptedException {
            Set<String> missing = new HashSet<>(ids);
            for (Asset asset : portal.assets(ids, fields())) {
                made.add(link(asset));
                missing.remove(asset.id());
            }
            missing.forEach(
                    id -> made.add(new Link(id, "", "", "", LocalizableText.plain(CliTexts.text("backlink.unknown")))));
            return true;
        }

        private AssetParts fields() {
            return property.map(AssetParts.basic()::withProperty).orElseGet(AssetParts::basic);
        }

        private Link link(Asset asset) {
            String current = property.map(
                            name -> String.join(",", asset.properties().getOrDefault(name, List.of())))
                    .orElse("");
            LinkValues own = values.with(Placeholder.ASSET_ID, asset.id())
                    .with(Placeholder.ASSET_NAME, asset.name())
                    .with(Placeholder.FILE_NAME, asset.fileName());
            return Link.of(asset.id(), asset.name(), current, template, own);
        }
    }
}

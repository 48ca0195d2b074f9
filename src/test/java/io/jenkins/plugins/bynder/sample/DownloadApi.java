package io.jenkins.plugins.bynder.sample;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Download links. */
final class DownloadApi {

    private final SampleLibrary library;
    private final FileLinks links;
    private final Quirks quirks;

    DownloadApi(SampleLibrary library, FileLinks links, Quirks quirks) {
        this.library = library;
        this.quirks = quirks;
        this.links = links;
    }

    void register(Map<Route, RouteHandler> routes) {
        routes.put(Route.DOWNLOAD, this::active);
        routes.put(Route.DOWNLOAD_VERSION, this::version);
        routes.put(Route.DOWNLOAD_ITEM, this::item);
    }

    private SampleAnswer active(ApiCall call) throws Problem {
        SampleAsset asset = allowed(call);
        String type = call.query().first("type").orElse("original");
        if (type.equals("additional")) {
            throw new Problem(404, "Additional file not available");
        }
        if (!type.equals("original")) {
            throw new Problem(400, "Invalid type");
        }
        return original(asset, asset.original());
    }

    private SampleAnswer version(ApiCall call) throws Problem {
        SampleAsset asset = allowed(call);
        Optional<SampleVersion> version = asset.versions().stream()
                .filter(one -> Integer.toString(one.number()).equals(call.variable("version")))
                .findFirst();
        return original(asset, version.orElseThrow(DownloadApi::noOriginal));
    }

    private SampleAnswer item(ApiCall call) throws Problem {
        SampleAsset asset = allowed(call);
        String item = call.variable("item");
        for (SampleVersion version : asset.versions()) {
            if (version.itemId().equals(item)) {
                return original(asset, version);
            }
        }
        for (Derivative derivative : library.derivatives()) {
            if (SampleIds.itemOf(asset.original(), derivative).equals(item)) {
                return link(links.rendition(asset.id(), asset.original(), derivative.name())
                        .toString());
            }
        }
        throw noOriginal();
    }

    private SampleAsset allowed(ApiCall call) throws Problem {
        Caller caller = call.caller();
        caller.requireScope("asset:read");
        caller.requireRole("MEDIAHIGHRES");
        SampleAsset asset = library.find(call.variable("id"))
                .filter(found -> !quirks.isGhost(found.id()))
                .orElseThrow(() -> new Problem(404, "Media not found"));
        if (quirks.isDenied(asset.id())) {
            throw new Problem(SampleAnswer.messageWithTextCode(403, "Access denied"));
        }
        if (quirks.lacksFile(asset.id())) {
            throw noOriginal();
        }
        if (asset.archived()) {
            caller.requireRole("ARCHIVEDOWNLOAD");
        }
        if (asset.watermarked()) {
            caller.requireRole("DOWNLOADWATERMARK");
        }
        if (asset.limited()) {
            // Bynder's documents spell this role in two ways.
            caller.requireRole("KEYVISUALSDOWNLOAD", "KEYVISUALDOWNLOAD");
        }
        return asset;
    }

    private static Problem noOriginal() {
        return new Problem(404, "Original file not available");
    }

    private SampleAnswer original(SampleAsset asset, SampleVersion version) {
        return link(quirks.link(asset.id())
                .orElseGet(() -> links.original(asset.id(), version).toString()));
    }

    private static SampleAnswer link(String url) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("s3_file", url);
        json.put("disclaimer", "");
        return SampleAnswer.json(200, json);
    }
}

package io.jenkins.plugins.bynder.sample;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Links to files. */
final class DownloadApi {

    private final Library library;
    private final FileLinks links;

    DownloadApi(Library library, FileLinks links) {
        this.library = library;
        this.links = links;
    }

    void register(Map<Route, Action> routes) {
        routes.put(Route.DOWNLOAD, this::active);
        routes.put(Route.DOWNLOAD_VERSION, this::version);
        routes.put(Route.DOWNLOAD_ITEM, this::item);
    }

    private Answer active(ApiCall call) throws Problem {
        SampleAsset asset = allowed(call);
        String type = call.query().first("type").orElse("original");
        if (type.equals("additional")) {
            throw new Problem(404, "Additional file not available");
        }
        if (!type.equals("original")) {
            throw new Problem(400, "Invalid type");
        }
        return link(links.original(asset.id(), asset.original()));
    }

    private Answer version(ApiCall call) throws Problem {
        SampleAsset asset = allowed(call);
        Optional<SampleVersion> version = asset.versions().stream()
                .filter(one -> Integer.toString(one.number()).equals(call.variable("version")))
                .findFirst();
        return link(links.original(asset.id(), version.orElseThrow(DownloadApi::noOriginal)));
    }

    private Answer item(ApiCall call) throws Problem {
        SampleAsset asset = allowed(call);
        String item = call.variable("item");
        for (SampleVersion version : asset.versions()) {
            if (version.itemId().equals(item)) {
                return link(links.original(asset.id(), version));
            }
        }
        for (Derivative derivative : library.derivatives()) {
            if (Ids.itemOf(asset.original(), derivative).equals(item)) {
                return link(links.rendition(asset.id(), asset.original(), derivative.name()));
            }
        }
        throw noOriginal();
    }

    private SampleAsset allowed(ApiCall call) throws Problem {
        Caller caller = call.caller();
        caller.requireScope("asset:read");
        caller.requireRole("MEDIAHIGHRES");
        SampleAsset asset = library.find(call.variable("id")).orElseThrow(() -> new Problem(404, "Media not found"));
        if (asset.archived()) {
            caller.requireRole("ARCHIVEDOWNLOAD");
        }
        if (asset.watermarked()) {
            caller.requireRole("DOWNLOADWATERMARK");
        }
        if (asset.limited()) {
            // Bynder's own documents spell it in two ways.
            caller.requireRole("KEYVISUALSDOWNLOAD", "KEYVISUALDOWNLOAD");
        }
        return asset;
    }

    private static Problem noOriginal() {
        return new Problem(404, "Original file not available");
    }

    private static Answer link(URI uri) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("s3_file", uri.toString());
        json.put("disclaimer", "");
        return Answer.json(200, json);
    }
}

package io.jenkins.plugins.bynder.sample;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON of an asset. */
final class MediaJson {

    private final SampleLibrary library;
    private final FileLinks links;
    private final Quirks quirks;
    private final boolean fileNames;

    MediaJson(SampleLibrary library, FileLinks links, Quirks quirks, boolean fileNames) {
        this.library = library;
        this.quirks = quirks;
        this.links = links;
        this.fileNames = fileNames;
    }

    /** An entry of a listing. */
    Map<String, Object> listed(SampleAsset asset) {
        SampleVersion original = asset.original();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", asset.id());
        json.put("idHash", asset.idHash());
        json.put("name", asset.name());
        json.put("description", asset.description());
        json.put("copyright", asset.copyright());
        json.put("type", asset.type());
        json.put("extension", List.of(original.kind().extension()));
        if (fileNames) {
            json.put("fileName", original.fileName());
        }
        json.put("fileSize", quirks.size(asset.id()).orElse(original.size()));
        json.put("width", original.width() == 0 ? null : original.width());
        json.put("height", original.height() == 0 ? null : original.height());
        json.put("orientation", orientation(original));
        if (!asset.tags().isEmpty()) {
            json.put("tags", asset.tags());
        }
        json.put("userCreated", "Ann Example");
        json.put("dateCreated", date(asset.created()));
        json.put("dateModified", date(asset.modified()));
        json.put("datePublished", date(asset.published()));
        json.put("archive", flag(asset.archived()));
        json.put("limited", flag(asset.limited()));
        json.put("isPublic", flag(asset.publicly()));
        json.put("watermarked", flag(asset.watermarked()));
        json.put("propertyOptions", List.of());
        json.put("videoPreviewURLs", List.of());
        json.put("thumbnails", thumbnails(asset, original));
        asset.properties().forEach((name, values) -> json.put("property_" + name, value(name, values)));
        return json;
    }

    /** The short media items of a listing with {@code includeMediaItems}. */
    List<Map<String, Object>> shortItems(SampleAsset asset) {
        List<Map<String, Object>> items = new ArrayList<>();
        for (Derivative derivative : renditions(asset)) {
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("name", derivative.name());
            item.put("type", derivative.name());
            item.put("publicUrl", link(asset, asset.original(), derivative));
            items.add(item);
        }
        return items;
    }

    /** All media items of an asset: an original per version, and the renditions of the active one. */
    List<Map<String, Object>> items(SampleAsset asset) {
        List<Map<String, Object>> items = new ArrayList<>();
        for (SampleVersion version : asset.versions()) {
            boolean active = version.number() == asset.active();
            Map<String, Object> item = item(version, version.itemId(), "original", active);
            item.put("fileName", version.fileName());
            item.put("size", active ? quirks.size(asset.id()).orElse(version.size()) : version.size());
            item.put("width", version.width() == 0 ? null : version.width());
            item.put("height", version.height() == 0 ? null : version.height());
            item.put("thumbnails", thumbnails(asset, version));
            items.add(item);
        }
        for (Derivative derivative : renditions(asset)) {
            Map<String, Object> item =
                    item(asset.original(), SampleIds.itemOf(asset.original(), derivative), derivative.name(), true);
            item.put("fileName", derivative.name() + ".png");
            item.put("width", derivative.width());
            item.put("height", derivative.height());
            items.add(item);
        }
        return items;
    }

    private static Map<String, Object> item(SampleVersion version, String id, String type, boolean active) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", id);
        item.put("type", type);
        item.put("version", version.number());
        item.put("active", active);
        item.put("dateCreated", date(version.created()));
        return item;
    }

    private Map<String, Object> thumbnails(SampleAsset asset, SampleVersion version) {
        Map<String, Object> thumbnails = new LinkedHashMap<>();
        renditions(asset).forEach(derivative -> thumbnails.put(derivative.name(), link(asset, version, derivative)));
        return thumbnails;
    }

    private List<Derivative> renditions(SampleAsset asset) {
        return library.derivatives().stream()
                .filter(derivative -> !asset.absent().contains(derivative.name()))
                .toList();
    }

    private String link(SampleAsset asset, SampleVersion version, Derivative derivative) {
        return links.rendition(asset.id(), version, derivative.name()).toString();
    }

    private Object value(String name, List<String> values) {
        boolean list = library.metaproperties()
                .byName(name)
                .map(SampleMetaproperty::hasOptions)
                .orElse(false);
        return list || values.size() > 1 ? values : values.get(0);
    }

    private static String orientation(SampleVersion version) {
        return version.width() == version.height() ? "square" : "landscape";
    }

    /** The specification says boolean; responses contain numbers. */
    private static int flag(boolean set) {
        return set ? 1 : 0;
    }

    static String date(Instant at) {
        return DateTimeFormatter.ISO_INSTANT.format(at);
    }
}

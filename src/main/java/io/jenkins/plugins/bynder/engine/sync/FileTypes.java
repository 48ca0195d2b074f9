package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.sync.names.FileNames;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Media types of originals and derivatives, and their file name extensions. */
final class FileTypes {

    /** Media types, as IANA lists them, with the usual extension. */
    private static final Map<String, String> EXTENSIONS = Map.ofEntries(
            Map.entry("image/jpeg", "jpg"),
            Map.entry("image/jpg", "jpg"),
            Map.entry("image/png", "png"),
            Map.entry("image/gif", "gif"),
            Map.entry("image/webp", "webp"),
            Map.entry("image/avif", "avif"),
            Map.entry("image/heic", "heic"),
            Map.entry("image/jxl", "jxl"),
            Map.entry("image/bmp", "bmp"),
            Map.entry("image/tiff", "tif"),
            Map.entry("image/svg+xml", "svg"),
            Map.entry("image/vnd.adobe.photoshop", "psd"),
            Map.entry("application/postscript", "eps"),
            Map.entry("application/pdf", "pdf"),
            Map.entry("application/zip", "zip"),
            Map.entry("video/mp4", "mp4"),
            Map.entry("video/webm", "webm"),
            Map.entry("video/quicktime", "mov"),
            Map.entry("audio/mpeg", "mp3"),
            Map.entry("audio/mp4", "m4a"),
            Map.entry("audio/wav", "wav"),
            Map.entry("audio/x-wav", "wav"),
            Map.entry("model/gltf-binary", "glb"));

    private static final Set<String> KNOWN = known();

    /** Query parameters that select a format in image services. */
    private static final Set<String> HINTS =
            Set.of("format", "fm", "fmt", "f", "ext", "extension", "response-content-type");

    private FileTypes() {}

    private static Set<String> known() {
        Set<String> known = new HashSet<>(EXTENSIONS.values());
        known.addAll(List.of("jpeg", "jpe", "tiff", "ai", "gltf", "m4v", "ogg", "wmv", "avi", "heif", "jfif"));
        return Set.copyOf(known);
    }

    /** The extension for a media type, without dot; empty if there is none. */
    static String extension(String contentType) {
        int parameters = contentType.indexOf(';');
        String type = parameters < 0 ? contentType : contentType.substring(0, parameters);
        return EXTENSIONS.getOrDefault(type.strip().toLowerCase(Locale.ROOT), "");
    }

    /** The extension of a file name or path, without dot; empty if it is not that of a known type. */
    static String extensionOf(String name) {
        String extension = FileNames.extensionOf(name);
        return KNOWN.contains(extension.toLowerCase(Locale.ROOT)) ? extension : "";
    }

    /** The type of the file according to the path or else the query of its address; empty if unknown. */
    static String extension(URI address) {
        String byName = extensionOf(address.getPath());
        if (!byName.isEmpty() || address.getQuery() == null) {
            return byName;
        }
        for (String parameter : address.getQuery().split("[&;]")) {
            int equals = parameter.indexOf('=');
            if (equals > 0 && HINTS.contains(parameter.substring(0, equals).toLowerCase(Locale.ROOT))) {
                String value = parameter.substring(equals + 1).strip().toLowerCase(Locale.ROOT);
                String extension = KNOWN.contains(value) ? value : extension(value);
                if (!extension.isEmpty()) {
                    return extension;
                }
            }
        }
        return "";
    }
}

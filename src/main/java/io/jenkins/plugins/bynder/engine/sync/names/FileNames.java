package io.jenkins.plugins.bynder.engine.sync.names;

import io.jenkins.plugins.bynder.engine.util.Sha256;
import io.jenkins.plugins.bynder.engine.util.TextHash;
import java.util.regex.Pattern;

/**
 * Turns asset titles, which are arbitrary text, into file names that are safe on Linux, macOS and Windows, so that a
 * folder can move between them. Depends only on its arguments: the same asset gets the same name on every machine.
 */
public final class FileNames {

    /** UTF-8 bytes; leaves room for {@code .json} within the usual limit of 255. */
    static final int MAX_BYTES = 200;

    /** Number of variants of {@link #suffixed}. */
    static final int SUFFIXES = 4;

    /** Longer titles are cut before any other processing. */
    private static final int MAX_TITLE = 2000;

    /** Appended to the whole name of an asset's file. */
    public static final String METADATA_EXTENSION = ".json";

    private static final int MAX_EXTENSION = 16;

    /** Windows device names, as normalized by {@link #key}; also with an extension, and with blanks before it. */
    private static final Pattern DEVICE =
            Pattern.compile("(con|prn|aux|nul|com\\d|lpt\\d|conin\\$|conout\\$|clock\\$) *(\\..*)?");

    /** Windows gives long names such aliases: opening one may open another file. */
    private static final Pattern SHORT_ALIAS = Pattern.compile("[^.~]{1,6}~\\d+(\\.[^.]{0,3})?");

    private FileNames() {}

    /**
     * The name of an asset unless another one has it.
     *
     * @param extension of the wanted file, without dot; if empty, that of {@code fileName} is used
     * @param fileName as uploaded; may be empty
     */
    public static String plain(String title, String extension, String fileName, String id) {
        String uploaded = extensionOf(fileName);
        String suffix = isExtension(extension) ? extension : uploaded;
        String name = SafeText.clean(cut(title, MAX_TITLE));
        if (name.isEmpty()) {
            name = SafeText.clean(cut(fileName, MAX_TITLE));
        }
        if (name.isEmpty()) {
            name = id;
        }
        if (!suffix.isEmpty() && !endsWith(name, suffix) && !endsWith(name, uploaded)) {
            name = name + "." + suffix;
        }
        // Cutting may create a hazard, and removing that may make the name too long again.
        return shortened(defused(shortened(name, "")), "");
    }

    /** The title without the extension, for a file with another one. */
    public static String withoutExtension(String title, String extension) {
        return endsWith(title, extension) ? title.substring(0, title.length() - extension.length() - 1) : title;
    }

    /**
     * The extension of a file name or path, without dot; empty if the text after the last dot does not look like one.
     */
    public static String extensionOf(String name) {
        int dot = name.lastIndexOf('.');
        String candidate = name.substring(dot + 1);
        return dot > 0 && isExtension(candidate) ? candidate : "";
    }

    private static boolean isExtension(String text) {
        if (text.isEmpty() || text.length() > MAX_EXTENSION) {
            return false;
        }
        for (int n = 0; n < text.length(); n++) {
            char c = text.charAt(n);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && !(c >= '0' && c <= '9') && c != '_' && c != '+' && c != '-') {
                return false;
            }
        }
        return true;
    }

    /**
     * The name of an asset whose plain name is taken: {@code Flyer (0A1B2C3D).pdf}.
     *
     * @param attempt below {@link #SUFFIXES}; a higher one gives another name if that is taken too
     */
    static String suffixed(String plain, String id, int attempt) {
        String letters = id.replaceAll("[^A-Za-z0-9]", "");
        String mark =
                switch (attempt) {
                    case 0 -> cut(letters, 8);
                    case 1 -> cut(letters, 16);
                    case 2 -> letters;
                    default ->
                        cut(letters, 8) + "-" + Sha256.hex(Sha256.sha256(id)).substring(0, 16);
                };
        return shortened(plain, " (" + mark + ")");
    }

    /** Whether {@code name} is the plain name or a {@link #suffixed} variant of it. */
    public static boolean belongs(String name, String plain, String id) {
        if (name.equals(plain)) {
            return true;
        }
        for (int attempt = 0; attempt < SUFFIXES; attempt++) {
            if (name.equals(suffixed(plain, id, attempt))) {
                return true;
            }
        }
        return false;
    }

    /** Equal for all names that some file system may treat as the same. */
    public static String key(String name) {
        return SafeText.fold(name);
    }

    /** Hash of the {@link #key}. */
    public static long keyHash(String name) {
        return TextHash.of(key(name));
    }

    /**
     * Whether a name from a manifest may be resolved against the folder: one visible name without a path. Less strict
     * than {@link #plain}, so that names of later versions are accepted.
     */
    public static boolean isSafe(String name) {
        return !name.isEmpty() && SafeText.bytes(name) <= 255 && name.charAt(0) != '.' && !SafeText.hasHazard(name);
    }

    private static boolean endsWith(String name, String extension) {
        int dot = name.length() - extension.length() - 1;
        return !extension.isEmpty()
                && dot > 0
                && name.charAt(dot) == '.'
                && name.regionMatches(true, dot + 1, extension, 0, extension.length());
    }

    /** Inserts the mark before the extension and shortens the rest to fit. */
    private static String shortened(String name, String mark) {
        String extension = extensionOf(name);
        String tail = extension.isEmpty() ? mark : mark + "." + extension;
        String stem = extension.isEmpty() ? name : name.substring(0, name.length() - extension.length() - 1);
        String head = SafeText.trimEnd(SafeText.cutToBytes(stem, MAX_BYTES - SafeText.bytes(tail)));
        return head + tail;
    }

    private static String defused(String name) {
        if (isShort(name) && DEVICE.matcher(key(name)).matches()) {
            return "_" + name;
        }
        return name.indexOf('~') >= 0 && SHORT_ALIAS.matcher(name).matches() ? name.replace('~', '_') : name;
    }

    /** Whether the part before the first dot is short enough for a device name; avoids the pattern for most names. */
    private static boolean isShort(String name) {
        int dot = name.indexOf('.');
        return (dot < 0 ? name : name.substring(0, dot)).stripTrailing().length() <= 8;
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}

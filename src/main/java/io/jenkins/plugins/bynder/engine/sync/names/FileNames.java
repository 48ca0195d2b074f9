package io.jenkins.plugins.bynder.engine.sync.names;

import io.jenkins.plugins.bynder.engine.util.Sha256;
import java.util.regex.Pattern;

/**
 * Turns asset titles, which are arbitrary text, into file names that are safe on Linux, macOS and Windows at once, so
 * that a folder may be carried from one to another. Looks at its arguments alone: the same asset gets the same name on
 * every machine.
 */
public final class FileNames {

    /** Bytes in UTF-8, room left for {@code .json} and for file systems that stop at 255. */
    static final int MAX_BYTES = 200;

    /** How many ways {@link #suffixed} knows. */
    static final int SUFFIXES = 4;

    /** A title longer than this is cut before anything else looks at it. */
    private static final int MAX_TITLE = 2000;

    /** Of the metadata file beside an asset's file, whose whole name it follows. */
    public static final String METADATA_EXTENSION = ".json";

    private static final int MAX_EXTENSION = 16;

    /** Device names of Windows, as {@link #key} spells them; also with an extension, also with blanks before it. */
    private static final Pattern DEVICE =
            Pattern.compile("(con|prn|aux|nul|com\\d|lpt\\d|conin\\$|conout\\$|clock\\$) *(\\..*)?");

    /** Windows gives long names such aliases: opening one may open another file. */
    private static final Pattern SHORT_ALIAS = Pattern.compile("[^.~]{1,6}~\\d+(\\.[^.]{0,3})?");

    private FileNames() {}

    /**
     * The name an asset has unless another one holds it.
     *
     * @param extension of the wanted file, without dot; may be empty, then that of {@code fileName} counts
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
        // Cutting may make a hazard, and taking that away may make the name too long again.
        return shortened(defused(shortened(name, "")), "");
    }

    /** The title without the extension, for files that have another one. */
    public static String withoutExtension(String title, String extension) {
        return endsWith(title, extension) ? title.substring(0, title.length() - extension.length() - 1) : title;
    }

    /** The extension of a file name or path, without dot; empty if what follows the last dot does not look like one. */
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
     * @param attempt below {@link #SUFFIXES}, in case that name is taken as well
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

    /** Whether {@code name} is the plain name or one that {@link #suffixed} makes of it. */
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

    /** Equal for all names that some file system might take for the same one. */
    public static String key(String name) {
        return SafeText.fold(name);
    }

    /**
     * Whether a name read from a manifest may be joined to the folder: one plain visible name, no path. Less strict
     * than what {@link #plain} makes, so that a later version's names are still understood.
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

    /** Puts the mark before the extension and cuts what stands before it to fit. */
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

    /** Whether the part before the first dot is short enough for a device name; spares most names the pattern. */
    private static boolean isShort(String name) {
        int dot = name.indexOf('.');
        return (dot < 0 ? name : name.substring(0, dot)).stripTrailing().length() <= 8;
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}

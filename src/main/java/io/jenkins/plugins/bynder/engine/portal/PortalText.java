package io.jenkins.plugins.bynder.engine.portal;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text with HTML character references. Some portals escape the texts in their responses ({@code R&amp;D}), others do
 * not, and the response does not say which. Titles, tags and labels are decoded exactly once, when a response is read;
 * values of metaproperties stay unchanged and are decoded for comparison.
 */
public final class PortalText {

    private static final Pattern REFERENCE =
            Pattern.compile("&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z][a-zA-Z0-9]{1,7}));");
    private static final Pattern HIDDEN =
            Pattern.compile("(?is)<(script|style)\\b.*?</\\1\\s*>|<!--.*?-->|<[a-z/!?][^>]*>");
    private static final Pattern INLINE =
            Pattern.compile("(?i)</?(?:a|b|i|u|em|strong|span|font|small|sub|sup|code|mark)\\b[^>]*>");
    static final Pattern BLANKS = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Cn}\\p{Z}\\s]+");

    /** HTML 4's names of the characters 160 to 255, in order. */
    private static final String LATIN =
            "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr "
                    + "deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest "
                    + "Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml "
                    + "ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig "
                    + "agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml "
                    + "eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";

    private static final Map<String, String> NAMED = named();

    private PortalText() {}

    private static Map<String, String> named() {
        Map<String, String> named =
                new HashMap<>(Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "euro", "\u20ac"));
        int code = 160;
        for (String name : LATIN.split(" ")) {
            named.put(name, Character.toString(code++));
        }
        return Map.copyOf(named);
    }

    /** Replaces each character reference once: {@code &amp;lt;} becomes {@code &lt;}. */
    public static String decode(String text) {
        return text.indexOf('&') < 0 ? text : REFERENCE.matcher(text).replaceAll(PortalText::replacement);
    }

    private static String replacement(java.util.regex.MatchResult reference) {
        return Matcher.quoteReplacement(character(reference));
    }

    private static String character(java.util.regex.MatchResult reference) {
        if (reference.group(3) != null) {
            String name = reference.group(3);
            String exact = NAMED.get(name);
            return exact != null ? exact : NAMED.getOrDefault(name.toLowerCase(Locale.ROOT), reference.group());
        }
        int code = reference.group(1) != null
                ? Integer.parseInt(reference.group(1))
                : Integer.parseInt(reference.group(2), 16);
        boolean character = Character.isValidCodePoint(code)
                && !Character.isISOControl(code)
                && (code < Character.MIN_SURROGATE || code > Character.MAX_SURROGATE);
        return character ? Character.toString(code) : reference.group();
    }

    /** Whether two texts are equal, with or without decoding the first one, which comes from a portal. */
    public static boolean same(String shown, String text) {
        return shown.equals(text) || decode(shown).strip().equals(text);
    }

    /** The visible text of HTML, on one line. */
    static String plain(String html) {
        String text = html.indexOf('<') < 0
                ? html
                : HIDDEN.matcher(INLINE.matcher(html).replaceAll("")).replaceAll(" ");
        return BLANKS.matcher(decode(text)).replaceAll(" ").strip();
    }
}

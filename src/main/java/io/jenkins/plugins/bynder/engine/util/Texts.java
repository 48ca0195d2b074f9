package io.jenkins.plugins.bynder.engine.util;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/** User-visible texts from the resource bundle next to a class and named after it. */
public final class Texts {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** The package of this software, with a dot at its end. */
    private static final String ROOT = Texts.class
            .getPackageName()
            .substring(0, Texts.class.getPackageName().indexOf("engine."));

    private static final char SEPARATOR = '/';

    private final String bundle;

    private Texts(String bundle) {
        this.bundle = bundle;
    }

    public static Texts of(Class<?> owner) {
        return new Texts(owner.getName());
    }

    /** In the default locale; {@link MessageFormat} fills in the arguments. */
    public String text(String key, Object... arguments) {
        return new MessageFormat(ResourceBundle.getBundle(bundle).getString(key)).format(arguments);
    }

    /** Falls back to English rather than to the default locale. */
    public String text(Locale locale, String key, Object... arguments) {
        return text(bundle, locale, key, arguments);
    }

    private static String text(String bundle, Locale locale, String key, Object... arguments) {
        ResourceBundle texts = ResourceBundle.getBundle(bundle, locale, NO_FALLBACK);
        return new MessageFormat(texts.getString(key), locale).format(arguments);
    }

    /** The same as {@link #text(String, Object...)}, for readers of any language. */
    public LocalizableText message(String key, Object... arguments) {
        return new LocalizableText(
                prefix() + key,
                Stream.of(arguments).map(LocalizableText::argument).toList(),
                text(key, arguments));
    }

    public boolean has(String key) {
        return ResourceBundle.getBundle(bundle).containsKey(key);
    }

    /** What keys of {@link #message} begin with. */
    public String prefix() {
        return bundle.substring(ROOT.length()) + SEPARATOR;
    }

    /** The text of a key of {@link #message}; empty if this version does not know it. */
    static Optional<String> find(Locale locale, String key, Object... arguments) {
        int end = key.indexOf(SEPARATOR);
        try {
            return end < 0
                    ? Optional.empty()
                    : Optional.of(text(ROOT + key.substring(0, end), locale, key.substring(end + 1), arguments));
        } catch (MissingResourceException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

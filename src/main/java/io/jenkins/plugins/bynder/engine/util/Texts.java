package io.jenkins.plugins.bynder.engine.util;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** User-visible texts from the resource bundle next to a class and named after it. */
public final class Texts {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

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
        ResourceBundle texts = ResourceBundle.getBundle(bundle, locale, NO_FALLBACK);
        return new MessageFormat(texts.getString(key), locale).format(arguments);
    }

    public boolean has(String key) {
        return ResourceBundle.getBundle(bundle).containsKey(key);
    }
}

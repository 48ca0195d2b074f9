package io.jenkins.plugins.bynder.cli;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Messages of this package, from {@code CliTexts.properties}; those of {@code --help} are in {@code Help.properties}.
 */
final class CliTexts {

    private CliTexts() {}

    static String text(String key, Object... arguments) {
        ResourceBundle bundle = ResourceBundle.getBundle(CliTexts.class.getName());
        return new MessageFormat(bundle.getString(key), locale(bundle)).format(arguments);
    }

    /** The locale for numbers: that of the surrounding text. */
    static Locale locale() {
        return locale(ResourceBundle.getBundle(CliTexts.class.getName()));
    }

    private static Locale locale(ResourceBundle bundle) {
        return bundle.getLocale().equals(Locale.ROOT) ? Locale.ENGLISH : bundle.getLocale();
    }
}

package io.jenkins.plugins.bynder.engine.portal;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/** The sentences of this package, from {@code PortalTexts.properties}. */
final class PortalTexts {

    private PortalTexts() {}

    static boolean has(String key) {
        return bundle().containsKey(key);
    }

    static String text(String key, Object... arguments) {
        return new MessageFormat(bundle().getString(key)).format(arguments);
    }

    private static ResourceBundle bundle() {
        return ResourceBundle.getBundle(PortalTexts.class.getName());
    }
}

package io.jenkins.plugins.bynder.portal;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/** The sentences of this package, from {@code PortalTexts.properties}. */
final class PortalTexts {

    private PortalTexts() {}

    static String text(String key, Object... arguments) {
        String pattern = ResourceBundle.getBundle(PortalTexts.class.getName()).getString(key);
        return new MessageFormat(pattern).format(arguments);
    }
}

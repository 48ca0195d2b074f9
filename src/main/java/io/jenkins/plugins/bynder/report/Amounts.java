package io.jenkins.plugins.bynder.report;

import io.jenkins.plugins.bynder.engine.util.Figures;
import org.jvnet.localizer.LocaleProvider;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Figures in the language of the current request. No line breaks between a figure and its unit. */
@Restricted(NoExternalUse.class)
public final class Amounts {

    private Amounts() {}

    static String bytes(long count) {
        return unbroken(figures().bytes(count));
    }

    public static String number(long count) {
        return figures().count(count);
    }

    static String duration(long millis) {
        return unbroken(figures().duration(millis));
    }

    private static Figures figures() {
        return new Figures(LocaleProvider.getLocale());
    }

    private static String unbroken(String figure) {
        return figure.replace(' ', '\u00a0');
    }
}

package io.jenkins.plugins.bynder.config;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import org.jvnet.localizer.LocaleProvider;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Formats times for pages: in the user's language and Jenkins' time zone. */
@Restricted(NoExternalUse.class)
public final class Times {

    private Times() {}

    public static String text(Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
                .withLocale(LocaleProvider.getLocale())
                .withZone(ZoneId.systemDefault())
                .format(instant);
    }
}

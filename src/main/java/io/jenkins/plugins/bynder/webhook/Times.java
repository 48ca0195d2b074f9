package io.jenkins.plugins.bynder.webhook;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Times as pages show them: in Jenkins' own zone, sortable as text. */
final class Times {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx");

    private Times() {}

    static String text(Instant instant) {
        return FORMAT.withZone(ZoneId.systemDefault()).format(instant);
    }
}

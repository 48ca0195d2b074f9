package io.jenkins.plugins.bynder.trigger;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Parses names of events, such as {@code asset_bank.media.create}. */
final class EventNames {

    /** One word is a name too, because events without a readable name are called {@code unknown}. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9_]{1,40}(\\.[a-z0-9_]{1,40}){0,4}");

    private EventNames() {}

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /**
     * Reads names separated by commas or blanks.
     *
     * @throws IllegalArgumentException with a user-facing message
     */
    static Set<String> of(String typed) {
        Set<String> names = new LinkedHashSet<>();
        Arrays.stream(typed.split("[,\\s]+")).filter(name -> !name.isEmpty()).forEach(name -> {
            if (!isName(name)) {
                throw new IllegalArgumentException(Messages.EventNames_malformed(name));
            }
            names.add(name);
        });
        return Collections.unmodifiableSet(names);
    }
}

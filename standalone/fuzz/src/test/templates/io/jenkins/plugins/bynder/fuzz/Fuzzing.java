package io.jenkins.plugins.bynder.fuzz;

/** How long each target is fuzzed with {@code -Pfuzz}. */
public final class Fuzzing {

    public static final String TIME = "${fuzz.time}";

    private Fuzzing() {}
}

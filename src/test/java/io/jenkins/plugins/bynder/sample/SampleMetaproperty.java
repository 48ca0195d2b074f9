package io.jenkins.plugins.bynder.sample;

/**
 * A field that the portal has for its assets.
 *
 * @param name database name
 * @param type {@code text}, {@code longtext}, {@code select}, …
 */
public record SampleMetaproperty(String id, String name, String label, String type, int zindex) {

    /** Whether values are names from a list, which media JSON shows as an array. */
    boolean hasOptions() {
        return type.equals("select") || type.equals("select2") || type.equals("autocomplete");
    }
}

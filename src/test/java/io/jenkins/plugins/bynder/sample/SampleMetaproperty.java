package io.jenkins.plugins.bynder.sample;

/**
 * A metaproperty.
 *
 * @param name database name
 * @param type {@code text}, {@code longtext}, {@code select}, …
 */
public record SampleMetaproperty(String id, String name, String label, String type, int zindex) {

    /** Whether its values come from a list; media JSON shows them as an array. */
    boolean hasOptions() {
        return type.equals("select") || type.equals("select2") || type.equals("autocomplete");
    }
}

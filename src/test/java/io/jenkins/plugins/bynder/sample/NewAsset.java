package io.jenkins.plugins.bynder.sample;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Describes an asset for a {@link SampleLibrary}; everything but kind and name has a default. */
public final class NewAsset {

    final FileKind kind;
    final String name;
    final List<String> tags = new ArrayList<>();
    final Map<String, List<String>> properties = new LinkedHashMap<>();
    final List<String> absent = new ArrayList<>();
    Optional<String> id = Optional.empty();
    Optional<String> fileName = Optional.empty();
    Optional<Instant> created = Optional.empty();
    OptionalLong seed = OptionalLong.empty();
    String description = "";
    String copyright = "";
    long size = 20_000;
    boolean archived;
    boolean limited;
    boolean watermarked;
    boolean publicly;

    private NewAsset(FileKind kind, String name) {
        this.kind = kind;
        this.name = name;
    }

    /** @param name the title, any text; the file name adds the kind's extension */
    public static NewAsset of(FileKind kind, String name) {
        return new NewAsset(kind, name);
    }

    public static NewAsset jpeg(String name) {
        return of(FileKind.JPEG, name);
    }

    public static NewAsset png(String name) {
        return of(FileKind.PNG, name);
    }

    public static NewAsset pdf(String name) {
        return of(FileKind.PDF, name);
    }

    /** @param size in bytes; does not affect memory use */
    public static NewAsset video(String name, long size) {
        return of(FileKind.VIDEO, name).size(size);
    }

    /** Bytes of the original; default 20,000. */
    public NewAsset size(long bytes) {
        size = bytes;
        return this;
    }

    public NewAsset tags(String... names) {
        tags.addAll(List.of(names));
        return this;
    }

    /** Any text in place of a generated id, to simulate hostile portals. */
    public NewAsset id(String text) {
        id = Optional.of(text);
        return this;
    }

    public NewAsset fileName(String text) {
        fileName = Optional.of(text);
        return this;
    }

    /** Assets with equal seed and size have equal bytes; by default each asset has its own seed. */
    public NewAsset seed(long number) {
        seed = OptionalLong.of(number);
        return this;
    }

    public NewAsset created(Instant at) {
        created = Optional.of(at);
        return this;
    }

    public NewAsset description(String text) {
        description = text;
        return this;
    }

    public NewAsset copyright(String text) {
        copyright = text;
        return this;
    }

    /** @param name database name of a metaproperty */
    public NewAsset property(String name, String... values) {
        properties.put(name, List.of(values));
        return this;
    }

    /** The portal has not created this rendition. */
    public NewAsset withoutRendition(String rendition) {
        absent.add(rendition);
        return this;
    }

    public NewAsset archived() {
        archived = true;
        return this;
    }

    public NewAsset limited() {
        limited = true;
        return this;
    }

    public NewAsset watermarked() {
        watermarked = true;
        return this;
    }

    public NewAsset publicly() {
        publicly = true;
        return this;
    }
}

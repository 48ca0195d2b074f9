package io.jenkins.plugins.bynder.cli;

import static io.jenkins.plugins.bynder.cli.CliTexts.text;

import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.engine.util.Printable;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import io.jenkins.plugins.bynder.sample.SampleLibrary;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Predicate;

/** Simulates users who work in the portal between two syncs. */
final class DemoUsers {

    private static final int TAGGED = 3;
    private static final int UNTAGGED = 3;
    private static final int RENAMED = 2;
    private static final int REPLACED = 2;
    private static final int FEW = 2;

    /** Names that are easy to follow on screen. */
    private static final String PLAIN_NAME = "[A-Za-z -]{4,30} \\d+";

    private static final int VERB = 24;

    private final SampleLibrary library;
    private final String tag;
    private final Screen screen;

    DemoUsers(SampleLibrary library, String tag, Screen screen) {
        this.library = library;
        this.tag = tag;
        this.screen = screen;
    }

    /** @return the expected result of the next sync */
    Map<Outcome, Long> work() {
        Iterator<SampleAsset> untagged = some(asset -> asset.tags().isEmpty());
        Iterator<SampleAsset> tagged = some(asset -> asset.tags().contains(tag));
        for (int i = 0; i < TAGGED; i++) {
            SampleAsset asset = untagged.next();
            library.tag(asset.id(), tag);
            tell("demo.tags", asset.name());
        }
        for (int i = 0; i < UNTAGGED; i++) {
            SampleAsset asset = tagged.next();
            library.untag(asset.id(), tag);
            tell("demo.untags", asset.name());
        }
        for (int i = 0; i < RENAMED; i++) {
            SampleAsset asset = tagged.next();
            String name = text("demo.newName", asset.name());
            library.rename(asset.id(), name);
            tell("demo.renames", text("demo.fromTo", asset.name(), name));
        }
        for (int i = 0; i < REPLACED; i++) {
            SampleAsset asset = tagged.next();
            library.uploadNewVersion(asset.id());
            tell("demo.replaces", asset.name());
        }
        SampleAsset described = tagged.next();
        library.describe(described.id(), text("demo.description"));
        tell("demo.describes", described.name());
        return Map.of(
                Outcome.ADDED, (long) TAGGED,
                Outcome.DELETED, (long) UNTAGGED,
                Outcome.RENAMED, (long) RENAMED,
                Outcome.UPDATED, (long) REPLACED,
                Outcome.METADATA_ONLY, 1L);
    }

    /** A few changes that are synced by events. */
    Map<Outcome, Long> workOn() {
        Iterator<SampleAsset> untagged = some(asset -> asset.tags().isEmpty());
        Iterator<SampleAsset> tagged = some(asset -> asset.tags().contains(tag));
        for (int i = 0; i < FEW; i++) {
            SampleAsset asset = untagged.next();
            library.tag(asset.id(), tag);
            tell("demo.tags", asset.name());
        }
        SampleAsset asset = tagged.next();
        library.untag(asset.id(), tag);
        tell("demo.untags", asset.name());
        return Map.of(Outcome.ADDED, (long) FEW, Outcome.DELETED, 1L);
    }

    private Iterator<SampleAsset> some(Predicate<SampleAsset> wanted) {
        return library.assets().stream()
                .filter(asset -> wanted.test(asset) && asset.name().matches(PLAIN_NAME))
                .iterator();
    }

    private void tell(String verb, String what) {
        screen.line("  " + Printable.pad(text(verb), VERB) + what);
    }
}

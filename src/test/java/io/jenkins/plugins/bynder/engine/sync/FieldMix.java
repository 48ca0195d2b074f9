package io.jenkins.plugins.bynder.engine.sync;

import static io.jenkins.plugins.bynder.engine.sync.FileLedger.Effect.NONE;
import static io.jenkins.plugins.bynder.engine.sync.FileLedger.Effect.RESETS;
import static io.jenkins.plugins.bynder.engine.sync.FileLedger.Effect.TAINTS;
import static io.jenkins.plugins.bynder.engine.sync.FileLedger.Effect.VOIDS;

import io.jenkins.plugins.bynder.sample.Coding;
import io.jenkins.plugins.bynder.sample.Fault;
import io.jenkins.plugins.bynder.sample.FaultRule;
import io.jenkins.plugins.bynder.sample.JsonShape;
import io.jenkins.plugins.bynder.sample.Route;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import io.jenkins.plugins.bynder.sample.SamplePortal;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Behaviours of real portals and file hosts, drawn at random and added to a {@link FaultMix}. */
final class FieldMix {

    private static final List<String> BODIES = List.of(
            "<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body>Please sign in.</body></html>",
            "{\"message\":\"Asset not found\",\"statuscode\":404}",
            "<?xml version=\"1.0\"?>\n<Error><Code>InternalError</Code></Error>");

    private static final List<String> TYPES = List.of("text/html", "application/json", "application/xml");

    private final Random random;
    private final FaultMix mix;
    private final SamplePortal portal;
    private final List<SampleAsset> assets;
    private final boolean paged;

    FieldMix(Random random, FaultMix mix, SamplePortal portal, List<SampleAsset> assets, boolean paged) {
        this.random = random;
        this.mix = mix;
        this.portal = portal;
        this.assets = assets;
        this.paged = paged;
    }

    /** Switches on none to four of them. */
    void on() {
        List<Runnable> all = List.of(
                () -> hiding("listings shrink", Fault.shrunk(random.nextInt(1 + assets.size()))),
                () -> hiding("listings are empty", Fault.shrunk(0)),
                () -> hiding("assets absent from listings", Fault.absent(some())),
                () -> hiding("assets counted but hidden", Fault.hidden(some())),
                () -> listing("ids ignored", Fault.ignoring("ids")),
                this::cappedPages,
                this::refusedPages,
                this::latePages,
                this::lag,
                () -> tags(List.of(JsonShape.NULL, JsonShape.ABSENT, JsonShape.EMPTY_LIST), Route.MEDIA_LIST),
                () -> tags(List.of(JsonShape.OBJECT, JsonShape.TEXT), Route.MEDIA_LIST, Route.MEDIA),
                () -> shaped("extension", JsonShape.OBJECT),
                () -> shaped("fileSize", JsonShape.TEXT),
                () -> shaped("property_*", JsonShape.OBJECT),
                () -> mix.api("errors as arrays", FaultRule.api(Fault.errorsAsArrays())),
                () -> mix.api(
                        "originals not available yet",
                        FaultRule.api(Fault.originalNotAvailable())
                                .on(Route.DOWNLOAD)
                                .firstOfEach(1 + random.nextInt(3))),
                this::nothingYet,
                this::documents,
                this::documents,
                () -> files("resets every 8 kB", Fault.resetEvery(8_000), RESETS),
                () -> files("no validators", Fault.withoutValidators(), TAINTS),
                () -> files("weak entity tags", Fault.weakEtag(), TAINTS),
                () -> files("ranges from byte 0", Fault.rangesFromZero(), VOIDS),
                () -> files("If-Range ignored", Fault.ignoringIfRange(), NONE),
                this::overwritten,
                this::compressed,
                () -> files("first byte delayed", Fault.latency(Duration.ofMillis(random.nextInt(80))), NONE),
                () -> mix.files("403 for everything", NONE, FaultRule.files(Fault.html(403))),
                this::shortLinks,
                () -> {
                    mix.names().add("files: targets compared byte by byte");
                    portal.quirks().exactTargets(true);
                });
        for (int count = random.nextInt(5); count > 0; count--) {
            all.get(random.nextInt(all.size())).run();
        }
    }

    private String[] some() {
        double share = random.nextDouble();
        return assets.stream()
                .filter(asset -> random.nextDouble() < share)
                .map(SampleAsset::id)
                .toArray(String[]::new);
    }

    /** Always, for the first few requests, or at random. */
    private FaultRule often(FaultRule rule) {
        return switch (random.nextInt(3)) {
            case 0 -> rule;
            case 1 -> rule.times(1 + random.nextInt(6));
            default -> rule.chance(0.1 + 0.8 * random.nextDouble(), random.nextLong());
        };
    }

    private void hiding(String name, Fault fault) {
        mix.hidesAssets();
        listing(name, fault);
    }

    private void listing(String name, Fault fault) {
        mix.api(name, often(FaultRule.api(fault).on(Route.MEDIA_LIST)));
    }

    private void cappedPages() {
        int size = paged ? List.of(50, 70, 100, 250, 999).get(random.nextInt(5)) : 1 + random.nextInt(60);
        mix.api("pages of " + size, FaultRule.api(Fault.cappedPages(size)).on(Route.MEDIA_LIST));
    }

    private void refusedPages() {
        int size = List.of(100, 250, 500).get(random.nextInt(3));
        Fault refusal = Fault.status(random.nextBoolean() ? 504 : 400);
        mix.api(
                "no pages above " + size,
                FaultRule.api(refusal).on(Route.MEDIA_LIST).above(size));
    }

    private void latePages() {
        Fault late =
                switch (random.nextInt(3)) {
                    case 0 -> Fault.status(400, "Result window is too large");
                    case 1 -> Fault.emptyPage();
                    default -> Fault.repeatedPage();
                };
        mix.api("late pages fail", FaultRule.api(late).on(Route.MEDIA_LIST).fromPage(2 + random.nextInt(3)));
    }

    private void lag() {
        mix.names().add("API: listings lag");
        portal.library().indexLag(Duration.ofMinutes(1 + random.nextInt(10)));
    }

    private void tags(List<JsonShape> shapes, Route... routes) {
        JsonShape shape = shapes.get(random.nextInt(shapes.size()));
        mix.api(
                "tags as " + shape,
                often(FaultRule.api(Fault.shaped("tags", shape)).on(routes)));
    }

    private void shaped(String field, JsonShape shape) {
        mix.api(field + " as " + shape, often(FaultRule.api(Fault.shaped(field, shape))));
    }

    private void nothingYet() {
        int status = List.of(202, 204, 404).get(random.nextInt(3));
        FaultRule rule = FaultRule.files(Fault.nothing(status));
        mix.files(
                status + " at first",
                NONE,
                random.nextBoolean() ? rule.firstOfEach(1 + random.nextInt(3)) : rule.chance(0.3, random.nextLong()));
    }

    private void documents() {
        int n = random.nextInt(BODIES.size());
        String type = random.nextBoolean() ? TYPES.get(n) : "application/octet-stream";
        mix.files("documents", VOIDS, often(FaultRule.files(Fault.page(200, type, BODIES.get(n)))));
    }

    private void files(String name, Fault fault, FileLedger.Effect effect) {
        mix.files(name, effect, often(FaultRule.files(fault)));
    }

    private void overwritten() {
        mix.loose();
        portal.quirks().overwriteFiles(true);
        files("new versions at old links, If-Range ignored", Fault.ignoringIfRange(), NONE);
        if (random.nextBoolean()) {
            files("no validators", Fault.withoutValidators(), TAINTS);
        }
        mix.files("resets", RESETS, FaultRule.files(Fault.resetEvery(5_000)).chance(0.7, random.nextLong()));
        for (SampleAsset asset : assets) {
            if (random.nextInt(3) == 0) {
                mix.upload(asset.id(), random.nextInt(4));
            }
        }
    }

    private void compressed() {
        mix.loose();
        Coding coding = Coding.values()[random.nextInt(Coding.values().length)];
        files("compressed as " + coding, Fault.compressed(coding), TAINTS);
    }

    private void shortLinks() {
        portal.quirks().linkLifetime(Duration.ofSeconds(1));
        Fault second = Fault.meanwhile(() -> portal.clock().advance(Duration.ofSeconds(1)));
        mix.files("links live a second", NONE, FaultRule.files(second).chance(0.3, random.nextLong()));
    }
}

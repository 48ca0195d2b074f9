package io.jenkins.plugins.bynder.engine.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.bynder.sample.Fault;
import io.jenkins.plugins.bynder.sample.FaultRule;
import io.jenkins.plugins.bynder.sample.Route;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import io.jenkins.plugins.bynder.sample.SamplePortal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A few of all the faults that the sample portal has, as chance will have it. */
final class FaultMix {

    private static final JsonMapper JSON = new JsonMapper();

    private final Map<Fault, FileLedger.Effect> effects = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final Random random;
    private final SamplePortal portal;
    private final Set<String> hopeless = new HashSet<>();
    private boolean ranges = true;
    private final Consumer<String> upload;
    private boolean stalls;
    private boolean loose;
    private final Set<String> ghosts = new HashSet<>();
    private boolean hides;

    /** @param upload gives the asset with this id a new version of the same size */
    FaultMix(Random random, SamplePortal portal, Consumer<String> upload) {
        this.random = random;
        this.upload = upload;
        this.portal = portal;
    }

    /** Switches on none to six of them. */
    void on() {
        List<BiConsumer<FaultMix, Double>> all = List.of(
                (mix, chance) -> mix.api("500", Fault.status(500), chance),
                (mix, chance) -> mix.api("503", Fault.status(503), chance),
                (mix, chance) -> mix.api("page for people", Fault.html(200), chance),
                (mix, chance) -> mix.api("lost answer", Fault.lostAnswer(), chance),
                (mix, chance) -> mix.api("reset", Fault.resetUnserved(), chance),
                (mix, chance) -> mix.api("half an answer", Fault.resetAfter(40), chance),
                (mix, chance) -> mix.api("arrays in arrays", Fault.nested(5_000), chance / 2),
                (mix, chance) -> mix.api("nothing that makes sense", Fault.json("{\"media\":7}"), chance / 2),
                (mix, chance) -> mix.api("redirect", Fault.redirect(302, "http://127.0.0.1:9/"), chance / 4),
                (mix, chance) -> mix.api("429", Fault.tooManyRequests(), chance / 8),
                (mix, chance) -> mix.api("403", Fault.status(403), chance / 4),
                (mix, chance) -> mix.files("500", Fault.status(500), chance),
                (mix, chance) -> mix.files("503", Fault.status(503), chance),
                (mix, chance) -> mix.files("page for people", Fault.html(200), FileLedger.Effect.VOIDS, chance),
                (mix, chance) -> mix.files("reset", Fault.resetAfter(200), FileLedger.Effect.RESETS, chance),
                (mix, chance) -> mix.files("closed early", Fault.closedAfter(5_000), chance),
                (mix, chance) -> mix.files("expired link", Fault.expiredLink(), chance),
                (mix, chance) -> mix.files("slow", Fault.throttled(200_000), chance),
                (mix, chance) -> mix.files("announces more", Fault.announcesMore(5), FileLedger.Effect.VOIDS, chance),
                (mix, chance) -> mix.files("another entity tag", Fault.otherEtag(), FileLedger.Effect.TAINTS, chance),
                (mix, chance) ->
                        mix.files("no entity tag", Fault.withoutHeader("ETag"), FileLedger.Effect.TAINTS, chance),
                (mix, chance) -> mix.files("no length", Fault.withoutLength(), FileLedger.Effect.TAINTS, chance),
                (mix, chance) -> mix.stall());
        int count = random.nextInt(7);
        for (int n = 0; n < count; n++) {
            all.get(random.nextInt(all.size())).accept(this, 0.02 + random.nextDouble() * 0.3);
        }
    }

    private void api(String name, Fault fault, double chance) {
        api(name, FaultRule.api(fault).chance(chance, random.nextLong()));
    }

    void api(String name, FaultRule rule) {
        names.add("API: " + name);
        portal.faults().add(rule);
    }

    void files(String name, FileLedger.Effect effect, FaultRule rule) {
        names.add("files: " + name);
        effects.put(rule.fault(), effect);
        portal.faults().add(rule);
    }

    /** Uploads a version of the asset right before a request for its file. */
    void upload(String assetId, int skipped) {
        portal.faults()
                .add(FaultRule.files(Fault.meanwhile(() -> upload.accept(assetId)))
                        .asset(assetId)
                        .skip(skipped)
                        .times(1));
    }

    /** From now on, listings may lack assets that are tagged. */
    void hidesAssets() {
        hides = true;
    }

    /** Whether the portal may deny this asset in every answer, in its listings and by id: that proves it gone. */
    boolean isDenied(String assetId) {
        return hides && ghosts.contains(assetId);
    }

    /** From now on, files may have to be fetched again for reasons that the ledger does not know. */
    void loose() {
        loose = true;
    }

    boolean isLoose() {
        return loose;
    }

    private void files(String name, Fault fault, double chance) {
        files(name, fault, FileLedger.Effect.NONE, chance);
    }

    private void files(String name, Fault fault, FileLedger.Effect effect, double chance) {
        files(name, effect, FaultRule.files(fault).chance(chance, random.nextLong()));
    }

    /** Each costs a client its patience, so there are few. */
    private void stall() {
        names.add("files: stalls");
        stalls = true;
        portal.faults()
                .add(FaultRule.files(Fault.stallAfter(random.nextInt(300)))
                        .skip(random.nextInt(10))
                        .times(2));
    }

    /** What happens right before the portal answers a request of a sync. */
    void meanwhile(Runnable change) {
        names.add("edits meanwhile");
        portal.faults()
                .add(FaultRule.api(Fault.meanwhile(change))
                        .on(Route.MEDIA_LIST, Route.DOWNLOAD)
                        .skip(random.nextInt(4))
                        .times(1 + random.nextInt(3)));
    }

    /** Listings lack assets that they count, or count others than they have: they must not be believed. */
    void incompleteListings() {
        names.add("API: listings that do not add up");
        hides = true;
        if (random.nextBoolean()) {
            portal.quirks().totalOff(random.nextBoolean() ? 1 : -1);
        } else {
            portal.faults()
                    .add(FaultRule.api(Fault.rewritten(FaultMix::withoutFirst)).on(Route.MEDIA_LIST));
        }
    }

    private static String withoutFirst(String listing) {
        try {
            ObjectNode json = JSON.readValue(listing, ObjectNode.class);
            ((ArrayNode) json.required("media")).remove(0);
            return json.toString();
        } catch (JsonProcessingException | IllegalArgumentException | ClassCastException e) {
            return listing; // an error that another fault has put in its place
        }
    }

    /** Pages that shift or fail in the middle of a listing of several; none of them says so. */
    void brokenPages(Random chance, Runnable slip) {
        switch (chance.nextInt(3)) {
            case 0 -> {
                int pages = 1 + chance.nextInt(6);
                names.add("API: assets slip between " + pages + " pages");
                portal.faults()
                        .add(FaultRule.api(Fault.meanwhile(slip))
                                .on(Route.MEDIA_LIST)
                                .when(call -> call.page() > 1)
                                .times(pages));
            }
            case 1 -> {
                int pages = 1 + chance.nextInt(8);
                names.add("API: the first asset moves to the end before " + pages + " pages");
                portal.quirks().shiftPages(pages);
            }
            default -> {
                names.add("API: later pages fail");
                portal.faults()
                        .add(FaultRule.api(Fault.status(500))
                                .on(Route.MEDIA_LIST)
                                .when(call -> call.page() > 1)
                                .times(1 + chance.nextInt(12)));
            }
        }
    }

    /** Data that is not what it should be. */
    void quirks(List<SampleAsset> assets) {
        for (SampleAsset asset : assets) {
            switch (random.nextInt(30)) {
                case 0 -> {
                    portal.quirks().wrongSize(asset.id(), asset.size() + 1);
                    asset.versions().forEach(version -> hopeless.add(version.itemId()));
                }
                case 1 -> {
                    portal.quirks().ghost(asset.id());
                    ghosts.add(asset.id());
                }
                case 2 -> portal.quirks().deny(asset.id());
                case 3 -> portal.quirks().withoutFile(asset.id());
                case 4 -> portal.quirks().linkTo(asset.id(), "http://127.0.0.1:9/nothing");
                default -> {
                    // This one is well.
                }
            }
        }
        if (random.nextInt(6) == 0) {
            portal.quirks().ignoreRanges(true);
            ranges = false;
            names.add("files: no ranges");
        }
    }

    FileLedger.Effect effect(Fault fault) {
        return effects.getOrDefault(fault, FileLedger.Effect.NONE);
    }

    /** Items of versions about which the portal says what is not so. */
    Set<String> hopeless() {
        return hopeless;
    }

    /**
     * How long a sync should wait for the next byte: short only if it may never come, for whoever gives up a slow machine
     * throws away what was on its way.
     */
    Duration patience() {
        return stalls ? Duration.ofSeconds(3) : Duration.ofSeconds(60);
    }

    boolean ranges() {
        return ranges;
    }

    List<String> names() {
        return names;
    }

    void off() {
        portal.faults().clear();
        portal.quirks().clear();
        portal.library().indexLag(Duration.ZERO);
    }
}

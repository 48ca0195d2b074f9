package io.jenkins.plugins.bynder.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jenkins.plugins.bynder.sample.Fault;
import io.jenkins.plugins.bynder.sample.FaultRule;
import io.jenkins.plugins.bynder.sample.Host;
import io.jenkins.plugins.bynder.sample.NewAsset;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import io.jenkins.plugins.bynder.sample.SampleCredentials;
import io.jenkins.plugins.bynder.sample.SamplePortal;
import io.jenkins.plugins.bynder.sample.SampleSettings;
import io.jenkins.plugins.bynder.sample.Traffic;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The sample portal in a separate process, which shares only the processor with the measured programs. Arguments: number of
 * assets, bytes of each, maximum requests (0 for no limit), seconds of the window. Prints its address, then reads one
 * command per line and answers each with one line; see {@link BenchPortal}.
 */
public final class PortalServer {

    static final String TAG = "Gelato";

    private final SamplePortal portal;
    private final PlainFiles plain;

    private PortalServer(SamplePortal portal, PlainFiles plain) {
        this.portal = portal;
        this.plain = plain;
    }

    public static void main(String[] arguments) throws Exception {
        int assets = Integer.parseInt(arguments[0]);
        long size = Long.parseLong(arguments[1]);
        int limit = Integer.parseInt(arguments[2]);
        SampleSettings settings = SampleSettings.defaults().withLinkLifetime(Duration.ofHours(2));
        settings = limit == 0
                ? settings.withoutRate()
                : settings.withRate(limit, Duration.ofSeconds(Long.parseLong(arguments[3])));
        SamplePortal portal = SamplePortal.start(settings);
        for (int n = 0; n < assets; n++) {
            portal.library().add(asset(n, size));
        }
        PlainFiles plain = new PlainFiles(portal.library().assets());
        PortalServer server = new PortalServer(portal, plain);
        SampleCredentials keys = portal.access().owner().keys();
        System.out.println(String.join(
                " ",
                portal.url(),
                keys.permanentToken(),
                plain.url(),
                keys.consumerKey(),
                keys.consumerSecret(),
                keys.tokenKey(),
                keys.tokenSecret()));
        server.serve();
    }

    /** Large files are videos, whose memory does not depend on their size. */
    private static NewAsset asset(int number, long size) {
        String name = "flyer-%06d".formatted(number);
        return (size > 10_000_000
                        ? NewAsset.video(name, size)
                        : NewAsset.jpeg(name).size(size))
                .tags(TAG);
    }

    private void serve() throws Exception {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            List<String> words = List.of(order.split(" "));
            System.out.println(
                    words.get(0).equals("fill")
                            ? fill(Path.of(words.get(1)))
                            : carryOut(words.get(0), words.size() > 1 ? Integer.parseInt(words.get(1)) : 0));
        }
        Runtime.getRuntime().halt(0);
    }

    private String carryOut(String order, int number) {
        return switch (order) {
            case "latency" -> latency(Duration.ofMillis(number));
            case "faults" -> faults(number);
            case "change" -> change(number);
            case "ids" -> ids(number);
            case "reset" -> reset();
            case "counts" -> counts();
            default -> throw new IllegalArgumentException(order);
        };
    }

    private String fill(Path folder) throws IOException {
        FilledFolder.fill(folder, portal.url(), TAG, portal.library().assets());
        return "done";
    }

    /** Ids of the assets that {@link #change} changes. */
    private String ids(int count) {
        return portal.library().assets().subList(0, count).stream()
                .map(SampleAsset::id)
                .collect(Collectors.joining(","));
    }

    private String latency(Duration delay) {
        portal.faults().clear();
        if (!delay.isZero()) {
            portal.faults().add(FaultRule.api(Fault.latency(delay)));
            portal.faults().add(FaultRule.files(Fault.latency(delay)));
        }
        plain.latency(delay);
        return "done";
    }

    private String faults(long seed) {
        portal.faults().add(FaultRule.api(Fault.status(503)).chance(0.05, seed));
        portal.faults().add(FaultRule.files(Fault.status(503)).chance(0.05, seed + 1));
        portal.faults().add(FaultRule.files(Fault.resetAfter(7_000)).chance(0.02, seed + 2));
        portal.faults().add(FaultRule.files(Fault.stallAfter(7_000)).chance(0.01, seed + 3));
        return "done";
    }

    /** Gives that many assets, from the first one, a new version that is a minute younger. */
    private String change(int count) {
        portal.clock().advance(Duration.ofMinutes(1));
        long bytes = 0;
        for (SampleAsset asset : portal.library().assets().subList(0, count)) {
            bytes += portal.library().uploadNewVersion(asset.id()).size();
        }
        return Long.toString(bytes);
    }

    private String reset() {
        portal.traffic().reset();
        plain.reset();
        return "done";
    }

    private String counts() {
        Traffic traffic = portal.traffic();
        return String.join(
                " ",
                Long.toString(traffic.apiRequests()),
                Long.toString(traffic.fileRequests() + plain.requests()),
                Long.toString(traffic.bytesSent()),
                Long.toString(traffic.refused()),
                Long.toString(traffic.duringBlock()),
                Integer.toString(traffic.mostInWindow()),
                Integer.toString(traffic.mostAtOnce(Host.FILES)));
    }
}

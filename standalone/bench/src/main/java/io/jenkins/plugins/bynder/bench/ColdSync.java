package io.jenkins.plugins.bynder.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The first sync of many small files into an empty folder. */
final class ColdSync implements Bench {

    private static final int ASSETS = 5000;
    private static final long SIZE = 20_000;

    private static final String ENGINE = "bynder-sync, as it is";
    private static final String CURL = "curl, two steps, 16 at once";
    private static final String RCLONE = "rclone, URLs known, as it is";
    private static final String EQUAL = "rclone, URLs known, 16 at once";
    private static final String LOOP = "loop over Bynder's SDK";

    /** A program, and the number of assets that it downloads. */
    private record Entrant(int assets, Start start) {}

    @FunctionalInterface
    private interface Start {
        Program program(Path folder) throws IOException;
    }

    /** The figures of one program. */
    private record Shown(Numbers seconds, Numbers api, Numbers files, Numbers processor) {

        Shown() {
            this(new Numbers(), new Numbers(), new Numbers(), new Numbers());
        }
    }

    @Override
    public String run(Settings settings) throws Exception {
        StringBuilder text = new StringBuilder();
        int times = settings.repetitions();
        text.append(round(settings, 30, settings.scaled(ASSETS), settings.scaled(150), times));
        // For other latencies, ratios are enough and need fewer repetitions.
        text.append(round(settings, 0, settings.scaled(ASSETS / 5), settings.scaled(200), times));
        text.append(round(settings, 100, settings.scaled(ASSETS / 10), settings.scaled(30), times));
        return text.toString();
    }

    /** @param few number of assets for programs that would need many minutes for all */
    private static String round(Settings settings, int latency, int assets, int few, int repetitions) throws Exception {
        try (BenchPortal portal = BenchPortal.start(assets, SIZE)) {
            portal.latency(latency);
            Map<String, Entrant> entrants = entrants(settings, portal, assets, few);
            Map<String, Shown> shown = new LinkedHashMap<>();
            entrants.keySet().forEach(name -> shown.put(name, new Shown()));
            measure(settings, portal, entrants.get(ENGINE), new Shown()); // Warms up the portal.
            for (int n = 0; n < repetitions; n++) {
                for (Map.Entry<String, Entrant> entrant : entrants.entrySet()) {
                    measure(settings, portal, entrant.getValue(), shown.get(entrant.getKey()));
                }
            }
            return table(latency, assets, entrants, shown);
        }
    }

    private static Map<String, Entrant> entrants(Settings settings, BenchPortal portal, int assets, int few)
            throws InterruptedException {
        Contenders contenders = new Contenders(settings, portal);
        Map<String, Entrant> entrants = new LinkedHashMap<>();
        entrants.put(ENGINE, new Entrant(assets, contenders::engine));
        if (Program.isThere("curl")) {
            entrants.put(CURL, new Entrant(assets, folder -> contenders.curl(folder, assets)));
        }
        if (Program.isThere("rclone")) {
            entrants.put(EQUAL, new Entrant(assets, contenders::rcloneAsParallel));
            entrants.put(RCLONE, new Entrant(assets, contenders::rcloneAsItIs));
        }
        int some = Math.min(few, assets);
        entrants.put(LOOP, new Entrant(some, folder -> contenders.sdkLoop(folder, some)));
        return entrants;
    }

    private static void measure(Settings settings, BenchPortal portal, Entrant entrant, Shown shown) throws Exception {
        Path folder = settings.fresh("cold");
        portal.reset();
        Program.Run run = entrant.start().program(folder).run();
        BenchPortal.Counts counts = portal.counts();
        shown.seconds().add(run.seconds());
        shown.processor().add(run.processorSeconds());
        shown.api().add(counts.api());
        shown.files().add(counts.files());
    }

    private static String table(int latency, int assets, Map<String, Entrant> entrants, Map<String, Shown> shown) {
        Table table = new Table(
                "%,d assets of 20 KB, %d ms".formatted(assets, latency),
                "assets",
                "seconds",
                "times bynder-sync",
                "API requests",
                "file requests",
                "processor, s");
        double engine = shown.get(ENGINE).seconds().median() / assets;
        entrants.forEach((name, entrant) -> {
            Shown one = shown.get(name);
            table.row(
                    name,
                    "%,d".formatted(entrant.assets()),
                    one.seconds().text(2),
                    String.format(Locale.ROOT, "%.2f", one.seconds().median() / entrant.assets() / engine),
                    one.api().count(false),
                    one.files().count(false),
                    one.processor().text(1));
        });
        return table + "\n";
    }
}

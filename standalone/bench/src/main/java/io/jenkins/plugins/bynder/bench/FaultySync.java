package io.jenkins.plugins.bynder.bench;

import java.nio.file.Path;

/** A first sync while 5 % of all requests get a 503, 2 % of the files are reset and 1 % stall in the middle. */
final class FaultySync implements Bench {

    private static final int LATENCY = 30;

    @Override
    public String run(Settings settings) throws Exception {
        int assets = settings.scaled(5000);
        Seen clean = new Seen();
        Seen faulty = new Seen();
        try (BenchPortal portal = BenchPortal.start(assets, 20_000)) {
            Contenders contenders = new Contenders(settings, portal);
            measure(settings, portal, contenders, new Seen()); // Warms up the portal.
            for (int n = 0; n < settings.repetitions(); n++) {
                portal.latency(LATENCY);
                measure(settings, portal, contenders, clean);
                portal.faults(n);
                measure(settings, portal, contenders, faulty);
            }
        }
        Table table =
                new Table("%,d assets of 20 KB, 30 ms".formatted(assets), "seconds", "times", "requests", "times");
        table.row("without faults", clean.seconds.text(2), "1", clean.requests.count(false), "1");
        table.row(
                "with faults",
                faulty.seconds.text(2),
                "%.2f".formatted(faulty.seconds.median() / clean.seconds.median()),
                faulty.requests.count(false),
                "%.3f".formatted(faulty.requests.median() / clean.requests.median()));
        return table.toString();
    }

    private static void measure(Settings settings, BenchPortal portal, Contenders contenders, Seen seen)
            throws Exception {
        Path folder = settings.fresh("faulty");
        portal.reset();
        Program.Run run = contenders.engine(folder).run();
        BenchPortal.Counts counts = portal.counts();
        seen.seconds.add(run.seconds());
        seen.requests.add(counts.api() + counts.files());
    }

    private static final class Seen {

        private final Numbers seconds = new Numbers();
        private final Numbers requests = new Numbers();
    }
}

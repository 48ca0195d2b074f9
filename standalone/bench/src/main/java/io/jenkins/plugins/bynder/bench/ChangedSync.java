package io.jenkins.plugins.bynder.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A few assets have new versions. */
final class ChangedSync implements Bench {

    private static final int LATENCY = 30;

    @Override
    public String run(Settings settings) throws Exception {
        int assets = settings.scaled(5000);
        Map<Integer, Seen> seen = new LinkedHashMap<>();
        for (int changed : new int[] {1, settings.scaled(50), settings.scaled(500)}) {
            seen.put(changed, new Seen());
        }
        try (BenchPortal portal = BenchPortal.start(assets, 20_000)) {
            Contenders contenders = new Contenders(settings, portal);
            Path folder = settings.fresh("changed");
            contenders.engine(folder).run();
            portal.latency(LATENCY);
            for (int n = 0; n < settings.repetitions(); n++) {
                for (Map.Entry<Integer, Seen> one : seen.entrySet()) {
                    long bytes = portal.change(one.getKey());
                    portal.reset();
                    double seconds = contenders.engine(folder).run().seconds();
                    one.getValue().add(seconds, portal.counts(), bytes);
                }
            }
        }
        return table(assets, seen);
    }

    private static String table(int assets, Map<Integer, Seen> seen) {
        int pages = (assets + 999) / 1000;
        Table table = new Table(
                "Changed among %,d, 30 ms".formatted(assets),
                "seconds",
                "API requests",
                "pages + 2k",
                "file requests",
                "bytes, times those changed");
        seen.forEach((changed, one) -> table.row(
                Integer.toString(changed),
                one.seconds.text(2),
                one.api.count(false),
                "%,d".formatted(pages + 2 * changed),
                one.files.count(false),
                one.bytes.text(3)));
        return table.toString();
    }

    private static final class Seen {

        private final Numbers seconds = new Numbers();
        private final Numbers api = new Numbers();
        private final Numbers files = new Numbers();
        private final Numbers bytes = new Numbers();

        private void add(double took, BenchPortal.Counts counts, long changed) {
            seconds.add(took);
            api.add(counts.api());
            files.add(counts.files());
            bytes.add((double) counts.bytes() / changed);
        }
    }
}

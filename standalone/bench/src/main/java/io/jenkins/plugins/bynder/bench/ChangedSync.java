package io.jenkins.plugins.bynder.bench;

import io.jenkins.plugins.bynder.bench.Contenders.Way;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A sync after a few assets have got new versions. */
final class ChangedSync implements Bench {

    private static final int LATENCY = 30;

    private record Row(Way way, int changed) {}

    private final Table table = new Table(
            "Changed, 30 ms",
            "changed",
            "seconds",
            "of these without Java's start",
            "API requests",
            "file requests",
            "bytes, times those changed",
            "written to disk, MB",
            "highest heap, MiB");

    @Override
    public String run(Settings settings) throws Exception {
        int repetitions = settings.repetitions();
        some(
                settings,
                settings.scaled(5000),
                20_000,
                "-Xmx128m",
                repetitions,
                1,
                settings.scaled(50),
                settings.scaled(500));
        some(settings, settings.scaled(100_000), 200, "-Xmx128m", repetitions, 1);
        if (settings.isComplete()) {
            some(settings, 1_000_000, 200, "-Xmx256m", 1, 1);
        }
        return table.toString();
    }

    private void some(Settings settings, int assets, long size, String heap, int repetitions, int... changed)
            throws Exception {
        Map<Row, Seen> seen = new LinkedHashMap<>();
        try (BenchPortal portal = BenchPortal.start(assets, size)) {
            Contenders contenders = new Contenders(settings, portal);
            Path folder = settings.fresh("changed");
            Path log = settings.folder().resolve("gc.txt");
            portal.fill(folder);
            contenders.engine(folder).run(); // records the listing
            contenders.engine(folder, Way.SCOPED, 1).run(); // writes the index of the manifest
            portal.latency(LATENCY);
            for (int n = 0; n < repetitions; n++) {
                for (int count : changed) {
                    for (Way way : Way.values()) {
                        long bytes = portal.change(count);
                        portal.reset();
                        Program.Run run = contenders
                                .engine(folder, way, count, heap, "-Xlog:gc:file=" + log)
                                .run();
                        seen.computeIfAbsent(new Row(way, count), each -> new Seen())
                                .add(run, portal.counts(), bytes, Program.highestHeap(log));
                    }
                }
            }
        }
        seen.forEach((row, one) -> table.row(
                "%s, %,d assets".formatted(row.way().word(), assets),
                Integer.toString(row.changed()),
                one.seconds.text(2),
                one.said.text(2),
                one.api.count(false),
                one.files.count(false),
                one.bytes.text(3),
                one.written.text(2),
                one.heap.text(0)));
    }

    private static final class Seen {

        private final Numbers seconds = new Numbers();
        private final Numbers said = new Numbers();
        private final Numbers api = new Numbers();
        private final Numbers files = new Numbers();
        private final Numbers bytes = new Numbers();
        private final Numbers written = new Numbers();
        private final Numbers heap = new Numbers();

        private void add(Program.Run run, BenchPortal.Counts counts, long changed, long highest) {
            seconds.add(run.seconds());
            said.add(run.saidSeconds());
            api.add(counts.api());
            files.add(counts.files());
            bytes.add((double) counts.bytes() / changed);
            written.add(run.writtenBytes() / 1e6);
            heap.add(highest);
        }
    }
}

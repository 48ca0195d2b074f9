package io.jenkins.plugins.bynder.bench;

import io.jenkins.plugins.bynder.bench.Contenders.Way;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** A sync that has nothing to do. */
final class UnchangedSync implements Bench {

    private static final int LATENCY = 30;

    private final Table table = new Table(
            "Nothing has changed, 30 ms",
            "seconds",
            "of these without Java's start",
            "requests",
            "read by read(2), MB",
            "written to disk, MB",
            "manifest, MB",
            "highest heap, MiB");

    @Override
    public String run(Settings settings) throws Exception {
        some(settings, settings.scaled(5000), 20_000, settings.repetitions(), "-Xmx128m");
        some(settings, settings.scaled(100_000), 200, settings.repetitions(), "-Xmx128m");
        some(settings, settings.scaled(1_000_000), 200, 1, "-Xmx256m");
        return table.toString();
    }

    private void some(Settings settings, int assets, long size, int repetitions, String heap) throws Exception {
        try (BenchPortal portal = BenchPortal.start(assets, size)) {
            Contenders contenders = new Contenders(settings, portal);
            Path folder = settings.fresh("unchanged");
            portal.fill(folder);
            contenders.engine(folder, heap).run(); // records the listing
            contenders.engine(folder, Way.SCOPED, 1, heap).run(); // writes the index of the manifest
            portal.latency(LATENCY);
            Map<Way, Seen> seen = new EnumMap<>(Way.class);
            for (int n = 0; n < repetitions; n++) {
                for (Way way : Way.values()) {
                    Path log = settings.folder().resolve("gc.txt");
                    portal.reset();
                    Program.Run run = contenders
                            .engine(folder, way, 1, heap, "-Xlog:gc:file=" + log)
                            .run();
                    seen.computeIfAbsent(way, each -> new Seen()).add(run, portal, Program.highestHeap(log));
                }
            }
            double manifest = Files.size(folder.resolve(".bynder").resolve("manifest.jsonl")) / 1e6;
            seen.forEach((way, each) -> row("%s, %,d assets, %s".formatted(way.word(), assets, heap), each, manifest));
            if (size > 200) {
                rclone(settings, contenders, portal, assets);
            }
        }
    }

    private void rclone(Settings settings, Contenders contenders, BenchPortal portal, int assets) throws Exception {
        if (Program.isThere("rclone")) {
            Path copy = settings.fresh("copy");
            portal.latency(0);
            contenders.rcloneAsParallel(copy).run();
            portal.latency(LATENCY);
            Seen check = new Seen();
            for (int n = 0; n < settings.repetitions(); n++) {
                portal.reset();
                check.add(contenders.rcloneCheck(copy).run(), portal, 0);
            }
            table.row(
                    "rclone check --size-only, %,d files".formatted(assets),
                    check.seconds.text(2),
                    "–",
                    check.requests.count(false),
                    check.read.text(1),
                    check.written.text(2),
                    "–",
                    "–");
        }
    }

    private void row(String title, Seen seen, double manifest) {
        table.row(
                title,
                seen.seconds.text(2),
                seen.said.text(2),
                seen.requests.count(false),
                seen.read.text(1),
                seen.written.text(2),
                String.format(Locale.ROOT, "%.1f", manifest),
                seen.heap.text(0));
    }

    private static final class Seen {

        private final Numbers seconds = new Numbers();
        private final Numbers said = new Numbers();
        private final Numbers requests = new Numbers();
        private final Numbers read = new Numbers();
        private final Numbers written = new Numbers();
        private final Numbers heap = new Numbers();

        private void add(Program.Run run, BenchPortal portal, long highest) throws Exception {
            BenchPortal.Counts counts = portal.counts();
            seconds.add(run.seconds());
            said.add(run.saidSeconds());
            requests.add(counts.api() + counts.files());
            read.add(run.readBytes() / 1e6);
            written.add(run.writtenBytes() / 1e6);
            heap.add(highest);
        }
    }
}

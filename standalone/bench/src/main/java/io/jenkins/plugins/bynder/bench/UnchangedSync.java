package io.jenkins.plugins.bynder.bench;

import java.nio.file.Path;
import java.util.Locale;

/** A folder that is equal to the set already. */
final class UnchangedSync implements Bench {

    private static final int LATENCY = 30;

    @Override
    public String run(Settings settings) throws Exception {
        Table table = new Table(
                "Nothing has changed, 30 ms",
                "seconds",
                "of these without Java's start",
                "requests",
                "read by read(2), MB",
                "files there, MB",
                "highest heap, MiB");
        some(settings, table, settings.scaled(5000), 20_000, true);
        some(settings, table, settings.scaled(100_000), 200, false);
        return table.toString();
    }

    private static void some(Settings settings, Table table, int assets, long size, boolean compared) throws Exception {
        try (BenchPortal portal = BenchPortal.start(assets, size)) {
            Contenders contenders = new Contenders(settings, portal);
            Path folder = settings.fresh("unchanged");
            Program.Run cold = contenders.engine(folder).run();
            System.out.printf(Locale.ROOT, "%,d assets, cold, 0 ms: %.1f s%n", assets, cold.seconds());
            portal.latency(LATENCY);
            Path log = settings.folder().resolve("gc.txt");
            Path copy = settings.fresh("copy");
            boolean rclone = compared && Program.isThere("rclone");
            if (rclone) {
                contenders.rcloneAsParallel(copy).run();
            }
            Seen engine = new Seen();
            Seen check = new Seen();
            for (int n = 0; n < settings.repetitions(); n++) {
                portal.reset();
                engine.add(
                        contenders
                                .engine(folder, "-Xmx128m", "-Xlog:gc:file=" + log)
                                .run(),
                        portal);
                engine.heap.add(Program.highestHeap(log));
                if (rclone) {
                    portal.reset();
                    check.add(contenders.rcloneCheck(copy).run(), portal);
                }
            }
            String megabytes = String.format(Locale.ROOT, "%,.0f", assets * size / 1e6);
            table.row(
                    "bynder-sync, %,d assets, -Xmx128m".formatted(assets),
                    engine.seconds.text(2),
                    engine.said.text(2),
                    engine.requests.count(false),
                    engine.read.text(1),
                    megabytes,
                    engine.heap.text(0));
            if (rclone) {
                table.row(
                        "rclone check --size-only, %,d files".formatted(assets),
                        check.seconds.text(2),
                        "–",
                        check.requests.count(false),
                        check.read.text(1),
                        megabytes,
                        "–");
            }
        }
    }

    private static final class Seen {

        private final Numbers seconds = new Numbers();
        private final Numbers said = new Numbers();
        private final Numbers requests = new Numbers();
        private final Numbers read = new Numbers();
        private final Numbers heap = new Numbers();

        private void add(Program.Run run, BenchPortal portal) throws Exception {
            BenchPortal.Counts counts = portal.counts();
            seconds.add(run.seconds());
            said.add(run.saidSeconds());
            requests.add(counts.api() + counts.files());
            read.add(run.readBytes() / 1e6);
        }
    }
}

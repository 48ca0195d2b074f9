package io.jenkins.plugins.bynder.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** One asset of 2 GiB. The first run is killed after nine tenths of it. */
final class BigFile implements Bench {

    private static final int LATENCY = 30;
    private static final String HEAP = "-Xmx64m";

    @Override
    public String run(Settings settings) throws Exception {
        long size = settings.scaledBytes(2L << 30);
        Numbers engine = new Numbers();
        Numbers curl = new Numbers();
        Numbers heap = new Numbers();
        Numbers processor = new Numbers();
        Numbers again = new Numbers();
        boolean compared = Program.isThere("curl");
        try (BenchPortal portal = BenchPortal.start(1, Math.max(size, 10_000_001))) {
            portal.latency(LATENCY);
            Contenders contenders = new Contenders(settings, portal);
            Path log = settings.folder().resolve("gc.txt");
            for (int n = 0; n < settings.repetitions(); n++) {
                Path folder = settings.fresh("big");
                Program.Run run =
                        contenders.engine(folder, HEAP, "-Xlog:gc:file=" + log).run();
                engine.add(rate(size, run));
                processor.add(run.processorSeconds());
                heap.add(Program.highestHeap(log));
                Settings.delete(folder);
                if (compared) {
                    Path other = settings.fresh("big");
                    curl.add(rate(size, contenders.curl(other, 1).run()));
                    Settings.delete(other);
                }
                again.add(abortAndGoOn(settings, portal, contenders, size));
            }
        }
        Table table = new Table(
                String.format(Locale.ROOT, "One asset of %,.0f MiB, 30 ms", size / 1048576.0),
                "MB/s",
                "highest heap, MiB",
                "processor, s");
        table.row(
                "bynder-sync " + HEAP + ", verified and on the disk", engine.text(0), heap.text(0), processor.text(1));
        if (compared) {
            table.row("curl, two steps, not verified, not forced to the disk", curl.text(0), "–", "–");
        }
        return table
                + String.format(
                        Locale.ROOT,
                        "%nEnded by `kill -9` when 90 %% had been sent, the next run moved %s %% of the bytes.%n",
                        again.text(1));
    }

    private static double rate(long size, Program.Run run) {
        return size / 1e6 / run.seconds();
    }

    /** Returns the percentage of the bytes that the second run transferred. */
    private static double abortAndGoOn(Settings settings, BenchPortal portal, Contenders contenders, long size)
            throws IOException, InterruptedException {
        Path folder = settings.fresh("big");
        portal.reset();
        Process first = contenders.engine(folder, HEAP).start();
        while (first.isAlive() && portal.counts().bytes() < size * 9 / 10) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        if (!first.isAlive()) {
            throw new IOException("It was faster than the look at it");
        }
        first.destroyForcibly().waitFor();
        portal.reset();
        contenders.engine(folder, HEAP).run();
        Settings.delete(folder);
        return 100.0 * portal.counts().bytes() / size;
    }
}

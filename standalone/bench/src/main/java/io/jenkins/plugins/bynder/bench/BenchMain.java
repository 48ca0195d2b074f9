package io.jenkins.plugins.bynder.bench;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Runs the requested benchmarks and writes their tables into the page. */
public final class BenchMain {

    private BenchMain() {}

    public static void main(String[] arguments) throws Exception {
        run(Settings.ofProperties());
    }

    static void run(Settings settings) throws Exception {
        Map<Integer, Bench> all = new LinkedHashMap<>();
        all.put(1, new ColdSync());
        all.put(2, new UnchangedSync());
        all.put(3, new ChangedSync());
        all.put(4, new BigFile());
        all.put(5, new Budget());
        all.put(6, new Events());
        all.put(8, new FaultySync());
        Page page = new Page(settings.page());
        if (settings.benches().stream().anyMatch(all::containsKey)) {
            page.put("machine", Machine.describe());
        }
        for (int number : settings.benches()) {
            Bench bench = all.get(number);
            if (bench == null) {
                throw new IllegalArgumentException("There is no benchmark " + number);
            }
            System.out.printf("Benchmark %d%n", number);
            long begun = System.nanoTime();
            String table = bench.run(settings);
            System.out.println(table);
            double seconds = (System.nanoTime() - begun) / 1e9;
            System.out.printf(Locale.ROOT, "Benchmark %d took %.0f s%n%n", number, seconds);
            page.put("benchmark " + number, table);
        }
        Settings.delete(settings.folder());
    }
}

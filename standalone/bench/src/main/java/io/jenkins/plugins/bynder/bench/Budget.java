package io.jenkins.plugins.bynder.bench;

import io.jenkins.plugins.bynder.engine.portal.Asset;
import io.jenkins.plugins.bynder.engine.portal.AssetParts;
import io.jenkins.plugins.bynder.engine.portal.HttpPortal;
import io.jenkins.plugins.bynder.engine.portal.HttpSettings;
import io.jenkins.plugins.bynder.engine.portal.PermanentToken;
import io.jenkins.plugins.bynder.engine.portal.PortalAddress;
import io.jenkins.plugins.bynder.engine.portal.RequestBudget;
import io.jenkins.plugins.bynder.engine.portal.Tag;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Bynder's limit of 4,500 requests in any 300 seconds, thirty times as fast: 4,500 in any 10 seconds. */
final class Budget implements Bench {

    private static final int WINDOW = 10;
    private static final int THREADS = 16;

    /** More repetitions are not needed to see whether requests are rejected. */
    private static final int ROUNDS_OF_TWO = 2;

    /** An action that sends one request. */
    private record Calls(HttpPortal portal, List<String> ids) {

        void call(int number) {
            try {
                portal.downloadLink(ids.get(number % ids.size()));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public String run(Settings settings) throws Exception {
        int limit = settings.scaled(4500);
        int calls = settings.scaled(12_000);
        Table table = new Table(
                "%,d calls, at most %,d in any %d s".formatted(calls, limit, WINDOW),
                "seconds",
                "times the least possible",
                "answered 429",
                "most in any window");
        Seen one = new Seen();
        Seen two = new Seen();
        for (int n = 0; n < settings.repetitions(); n++) {
            measure(one, limit, calls, 1);
            if (n < ROUNDS_OF_TWO) {
                measure(two, limit, calls, 2);
            }
        }
        double least = (double) ((calls - 1) / limit) * WINDOW;
        one.row(table, "one run", least);
        two.row(table, "two runs that share the budget", least);
        return table + blocked(limit);
    }

    private static void measure(Seen seen, int limit, int calls, int runs) throws Exception {
        try (BenchPortal server = BenchPortal.start(100, 100, limit, WINDOW)) {
            RequestBudget budget = new RequestBudget(limit, Duration.ofSeconds(WINDOW));
            List<String> ids = ids(portal(server, budget));
            long begun = System.nanoTime();
            ExecutorService threads = Executors.newFixedThreadPool(THREADS * runs);
            List<Future<?>> all = new ArrayList<>();
            for (int run = 0; run < runs; run++) {
                Calls portal = new Calls(portal(server, budget), ids);
                for (int n = 0; n < calls / runs; n++) {
                    int number = n;
                    all.add(threads.submit(() -> portal.call(number)));
                }
            }
            for (Future<?> call : all) {
                call.get();
            }
            threads.shutdown();
            seen.seconds.add((System.nanoTime() - begun) / 1e9);
            BenchPortal.Counts counts = server.counts();
            seen.refused.add(counts.refused());
            seen.most.add(counts.mostInWindow());
        }
    }

    /** Another client behind the same IP address uses up the limit, continues, and stops later. */
    private static String blocked(int limit) throws Exception {
        try (BenchPortal server = BenchPortal.start(100, 100, limit, WINDOW)) {
            HttpPortal portal = portal(server, new RequestBudget(limit, Duration.ofSeconds(WINDOW)));
            Calls calls = new Calls(portal, ids(portal));
            HttpClient others = HttpClient.newHttpClient();
            HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + "/api/v4/account/"))
                    .header("Authorization", "Bearer " + server.token())
                    .build();
            while (others.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() != 429) {
                // Until the portal blocks.
            }
            server.reset();
            long begun = System.nanoTime();
            ExecutorService threads = Executors.newFixedThreadPool(THREADS);
            List<Future<?>> all = new ArrayList<>();
            for (int n = 0; n < 200; n++) {
                int number = n;
                all.add(threads.submit(() -> calls.call(number)));
            }
            for (Future<?> call : all) {
                call.get();
            }
            threads.shutdown();
            BenchPortal.Counts counts = server.counts();
            return String.format(
                    Locale.ROOT,
                    "%nWhile the portal blocked our address: %d requests, the ones under way when the first 429 came; "
                            + "none after that, and all 200 calls were answered after %.1f s.%n",
                    counts.duringBlock(),
                    (System.nanoTime() - begun) / 1e9);
        }
    }

    private static List<String> ids(HttpPortal portal) throws Exception {
        return portal.assets(new Tag("Gelato"), 1, AssetParts.basic()).assets().stream()
                .map(Asset::id)
                .toList();
    }

    private static HttpPortal portal(BenchPortal server, RequestBudget budget) {
        return HttpPortal.of(
                PortalAddress.of(server.url()), new PermanentToken(server.token()), budget, HttpSettings.standard());
    }

    private static final class Seen {

        private final Numbers seconds = new Numbers();
        private final Numbers refused = new Numbers();
        private final Numbers most = new Numbers();

        private void row(Table table, String name, double least) {
            Numbers times = new Numbers();
            seconds.values().forEach(value -> times.add(value / least));
            table.row(name, seconds.text(2), times.text(3), refused.count(false), most.count(false));
        }
    }
}

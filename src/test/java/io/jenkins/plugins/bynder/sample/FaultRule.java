package io.jenkins.plugins.bynder.sample;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Selects the requests that a {@link Fault} applies to. Immutable; takes effect with {@link Faults#add}. */
public final class FaultRule {

    final Fault fault;
    final Predicate<Call> matching;
    final int skipped;
    final int times;
    final double chance;
    final long seed;

    private FaultRule(Fault fault, Predicate<Call> matching, int skipped, int times, double chance, long seed) {
        this.fault = fault;
        this.matching = matching;
        this.skipped = skipped;
        this.times = times;
        this.chance = chance;
        this.seed = seed;
    }

    /** Applies to every request to the portal, unless narrowed. */
    public static FaultRule api(Fault fault) {
        return host(fault, Host.API);
    }

    /** Applies to every request to the file host, unless narrowed. */
    public static FaultRule files(Fault fault) {
        return host(fault, Host.FILES);
    }

    private static FaultRule host(Fault fault, Host host) {
        return new FaultRule(fault, call -> call.host() == host, 0, Integer.MAX_VALUE, 1, 0);
    }

    public Fault fault() {
        return fault;
    }

    public FaultRule on(Route... routes) {
        Set<Route> wanted = Set.of(routes);
        return when(call -> wanted.contains(call.route()));
    }

    public FaultRule asset(String id) {
        return when(call -> call.assetId().equals(id));
    }

    /** @param number of a listing page, from 1 */
    public FaultRule page(int number) {
        return when(call -> call.page() == number);
    }

    /** @param number of a listing page, from 1; applies from that page on */
    public FaultRule fromPage(int number) {
        return when(call -> call.page() >= number);
    }

    /** Applies to listings with a larger page size. */
    public FaultRule above(int limit) {
        return when(call -> call.query().number("limit", 0) > limit);
    }

    /** Ends at that time of the portal's clock. */
    public FaultRule until(Instant end) {
        return when(call -> call.at().isBefore(end));
    }

    /** Applies to the first that many requests for each asset. */
    public FaultRule firstOfEach(int count) {
        Map<String, Integer> seen = new ConcurrentHashMap<>();
        return when(call -> seen.merge(call.assetId(), 1, Integer::sum) <= count);
    }

    public FaultRule when(Predicate<Call> condition) {
        return new FaultRule(fault, matching.and(condition), skipped, times, chance, seed);
    }

    /** Skips the first that many requests. */
    public FaultRule skip(int count) {
        return new FaultRule(fault, matching, count, times, chance, seed);
    }

    /** Ends after that many requests. */
    public FaultRule times(int count) {
        return new FaultRule(fault, matching, skipped, count, chance, seed);
    }

    /** @param probability for each request, from 0 to 1 */
    public FaultRule chance(double probability, long randomSeed) {
        return new FaultRule(fault, matching, skipped, times, probability, randomSeed);
    }
}

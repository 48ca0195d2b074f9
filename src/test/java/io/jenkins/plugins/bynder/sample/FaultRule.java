package io.jenkins.plugins.bynder.sample;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Which requests a {@link Fault} befalls. Immutable; takes effect in {@link Faults#add}. */
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

    /** Befalls every request to the portal, until it is narrowed. */
    public static FaultRule api(Fault fault) {
        return host(fault, Host.API);
    }

    /** Befalls every request to the file host, until it is narrowed. */
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

    /** @param number of a listing's page, from 1 */
    public FaultRule page(int number) {
        return when(call -> call.page() == number);
    }

    /** @param number of a listing's page, from 1; befalls that one and all after it */
    public FaultRule fromPage(int number) {
        return when(call -> call.page() >= number);
    }

    /** Befalls listings that ask for more assets in a page. */
    public FaultRule above(int limit) {
        return when(call -> call.query().number("limit", 0) > limit);
    }

    /** Ends at that time of the portal's clock. */
    public FaultRule until(Instant end) {
        return when(call -> call.at().isBefore(end));
    }

    /** Befalls the first so many requests about each asset. */
    public FaultRule firstOfEach(int count) {
        Map<String, Integer> seen = new ConcurrentHashMap<>();
        return when(call -> seen.merge(call.assetId(), 1, Integer::sum) <= count);
    }

    public FaultRule when(Predicate<Call> condition) {
        return new FaultRule(fault, matching.and(condition), skipped, times, chance, seed);
    }

    /** Lets the first so many pass. */
    public FaultRule skip(int count) {
        return new FaultRule(fault, matching, count, times, chance, seed);
    }

    /** Ends after so many. */
    public FaultRule times(int count) {
        return new FaultRule(fault, matching, skipped, count, chance, seed);
    }

    /** @param probability of each, from 0 to 1 */
    public FaultRule chance(double probability, long randomSeed) {
        return new FaultRule(fault, matching, skipped, times, probability, randomSeed);
    }
}

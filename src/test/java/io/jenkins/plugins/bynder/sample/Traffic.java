package io.jenkins.plugins.bynder.sample;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Requests received and bytes sent, for assertions. Requests are counted when they arrive, bytes when they are handed
 * to the network, so a killed client may have been sent more than it has read.
 */
public final class Traffic {

    private static final int REMEMBERED = 20_000;

    private final RateRule rate;
    private final Map<Route, Long> byRoute = new EnumMap<>(Route.class);
    private final Map<Host, Integer> underWay = new EnumMap<>(Host.class);
    private final Map<Host, Integer> mostAtOnce = new EnumMap<>(Host.class);
    private final Deque<Served> journal = new ArrayDeque<>();
    private final Map<String, Long> bytes = new HashMap<>();
    private final Map<String, Integer> whole = new HashMap<>();
    private final List<Transmission> transmissions = new ArrayList<>();

    Traffic(RateRule rate) {
        this.rate = rate;
    }

    /** Resets all counts and the journal; a block stays. */
    public synchronized void reset() {
        byRoute.clear();
        mostAtOnce.clear();
        journal.clear();
        bytes.clear();
        whole.clear();
        transmissions.clear();
        rate.resetCounts();
    }

    /** Requests to the portal, including rejected ones and token requests. */
    public long apiRequests() {
        return requests(Host.API);
    }

    public long fileRequests() {
        return requests(Host.FILES);
    }

    private synchronized long requests(Host host) {
        return byRoute.entrySet().stream()
                .filter(entry -> entry.getKey().host() == host)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    public synchronized long requests(Route route) {
        return byRoute.getOrDefault(route, 0L);
    }

    /** Requests rejected with 429 by the rate rule. */
    public long refused() {
        return rate.refused();
    }

    /** Requests from blocked clients; a well-behaved client has none. */
    public long duringBlock() {
        return rate.duringBlock();
    }

    /** Maximum requests of one address within any window of the rate rule. */
    public int mostInWindow() {
        return rate.most();
    }

    /** Maximum number of concurrent requests. */
    public synchronized int mostAtOnce(Host host) {
        return mostAtOnce.getOrDefault(host, 0);
    }

    /** Whether every request that arrived has been answered or given up. */
    public synchronized boolean isIdle() {
        return underWay.values().stream().allMatch(requests -> requests == 0);
    }

    /** The last 20,000 requests, oldest first. */
    public synchronized List<Served> journal() {
        return List.copyOf(journal);
    }

    /** The journal's requests to one route. */
    public List<Served> journal(Route route) {
        return journal().stream()
                .filter(served -> served.call().route() == route)
                .toList();
    }

    /** Bytes sent of the asset's originals, all versions together. */
    public synchronized long bytesSent(String assetId) {
        return bytes.getOrDefault(assetId, 0L);
    }

    /** Bytes sent of all originals. */
    public synchronized long bytesSent() {
        return bytes.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How often an original of the asset was sent completely in one response. */
    public synchronized int wholeDownloads(String assetId) {
        return whole.getOrDefault(assetId, 0);
    }

    /** The first 20,000 responses to requests for originals. */
    public synchronized List<Transmission> transmissions() {
        return List.copyOf(transmissions);
    }

    synchronized void arrived(Call call) {
        byRoute.merge(call.route(), 1L, Long::sum);
        int now = underWay.merge(call.host(), 1, Integer::sum);
        mostAtOnce.merge(call.host(), now, Math::max);
    }

    synchronized void left(Call call) {
        underWay.merge(call.host(), -1, Integer::sum);
    }

    synchronized void answered(Call call, int status) {
        if (journal.size() == REMEMBERED) {
            journal.removeFirst();
        }
        journal.addLast(new Served(call, status));
    }

    synchronized void transmitting(Transmission transmission) {
        if (transmission.call().route() == Route.ORIGINAL && transmissions.size() < REMEMBERED) {
            transmissions.add(transmission);
        }
    }

    synchronized void sent(Call call, long count) {
        if (call.route() == Route.ORIGINAL) {
            bytes.merge(call.assetId(), count, Long::sum);
        }
    }

    synchronized void sentWhole(Call call) {
        if (call.route() == Route.ORIGINAL) {
            whole.merge(call.assetId(), 1, Integer::sum);
        }
    }
}

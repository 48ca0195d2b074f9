package io.jenkins.plugins.bynder.sample;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What came in and what went out: the evidence for tests. Requests are counted when they arrive, bytes when they are
 * handed to the network, so that a client that dies may have been sent more than it has read.
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

    /** Starts all counts from nothing and forgets the journal; a block stays. */
    public synchronized void reset() {
        byRoute.clear();
        mostAtOnce.clear();
        journal.clear();
        bytes.clear();
        whole.clear();
        transmissions.clear();
        rate.resetCounts();
    }

    /** Requests to the portal, refused ones and those for tokens included. */
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

    /** Requests answered with 429 by the rate rule. */
    public long refused() {
        return rate.refused();
    }

    /** Requests that came while their sender was blocked: a client that keeps quiet has none. */
    public long duringBlock() {
        return rate.duringBlock();
    }

    /** Most requests of one address within any one window of the rate rule. */
    public int mostInWindow() {
        return rate.most();
    }

    /** Most requests that were under way at the same time. */
    public synchronized int mostAtOnce(Host host) {
        return mostAtOnce.getOrDefault(host, 0);
    }

    /** The last 20,000 requests, oldest first. */
    public synchronized List<Served> journal() {
        return List.copyOf(journal);
    }

    /** Of the journal, those of one route. */
    public List<Served> journal(Route route) {
        return journal().stream()
                .filter(served -> served.call().route() == route)
                .toList();
    }

    /** Bytes of the asset's originals that were sent, of all versions together. */
    public synchronized long bytesSent(String assetId) {
        return bytes.getOrDefault(assetId, 0L);
    }

    /** Bytes of originals that were sent. */
    public synchronized long bytesSent() {
        return bytes.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How often an original of the asset was sent from its first byte to its last in one answer. */
    public synchronized int wholeDownloads(String assetId) {
        return whole.getOrDefault(assetId, 0);
    }

    /** The first 20,000 answers to requests for originals. */
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

package io.jenkins.plugins.bynder.sample;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Faults of the portal's data, while every request succeeds. */
public final class Quirks {

    private final Map<String, Long> sizes = new ConcurrentHashMap<>();
    private final Map<String, String> links = new ConcurrentHashMap<>();
    private final Map<String, Integer> etags = new ConcurrentHashMap<>();
    private final Map<String, Integer> served = new ConcurrentHashMap<>();
    private final Set<String> ghosts = ConcurrentHashMap.newKeySet();
    private final Set<String> denied = ConcurrentHashMap.newKeySet();
    private final Set<String> withoutFile = ConcurrentHashMap.newKeySet();
    private final AtomicLong totalOff = new AtomicLong();
    private final AtomicInteger shifts = new AtomicInteger();
    private final AtomicLong added = new AtomicLong();
    private final AtomicInteger pageLimit = new AtomicInteger(Integer.MAX_VALUE);
    private volatile Optional<Duration> linkLifetime = Optional.empty();
    private volatile boolean overwrites;
    private volatile boolean exact;
    private volatile boolean ignoresRanges;
    private volatile boolean splitsTexts;

    Quirks() {}

    public void clear() {
        sizes.clear();
        links.clear();
        etags.clear();
        served.clear();
        ghosts.clear();
        denied.clear();
        withoutFile.clear();
        totalOff.set(0);
        shifts.set(0);
        added.set(0);
        pageLimit.set(Integer.MAX_VALUE);
        linkLifetime = Optional.empty();
        overwrites = false;
        exact = false;
        ignoresRanges = false;
        splitsTexts = false;
    }

    /** Reports this size for the original, regardless of its real one. */
    public void wrongSize(String assetId, long bytes) {
        sizes.put(assetId, bytes);
    }

    /** Lists the asset, but responds with 404 to every request for it. */
    public void ghost(String assetId) {
        ghosts.add(assetId);
    }

    /** Lists the asset, but responds with 403 for its file, as with restricted content access. */
    public void deny(String assetId) {
        denied.add(assetId);
    }

    /** The asset has no stored original: 404 with Bynder's message for that. */
    public void withoutFile(String assetId) {
        withoutFile.add(assetId);
    }

    /** Download links of the asset point to this URL. */
    public void linkTo(String assetId, String url) {
        links.put(assetId, url);
    }

    /**
     * Delivers every original with that many more bytes than reported, always the same ones, as when Bynder writes
     * metadata into files; or with fewer if negative.
     */
    public void metadataInFiles(int bytes) {
        added.set(bytes);
    }

    /** The bytes of a version as delivered by the file host. */
    public Content delivered(SampleVersion version) {
        long bytes = added.get();
        return bytes == 0 ? version.content() : version.content().extendedBy(bytes, version.itemId());
    }

    /** The file host sends this version for every link, like a host that lags behind the portal. */
    public void serveVersion(String assetId, int number) {
        served.put(assetId, number);
    }

    /** Lifetime of links to originals issued from now on. */
    public void linkLifetime(Duration lifetime) {
        linkLifetime = Optional.of(lifetime);
    }

    /** Links to older versions lead to the newest: a new file replaces the old one. */
    public void overwriteFiles(boolean overwritten) {
        overwrites = overwritten;
    }

    /**
     * Links contain characters with several spellings, and the file host rejects every target that does not match a
     * link byte for byte.
     */
    public void exactTargets(boolean compared) {
        exact = compared;
    }

    /** Changes the entity tags of the asset's originals, as after a move to another bucket. */
    public void changeEtag(String assetId) {
        etags.merge(assetId, 1, Integer::sum);
    }

    /** The file host responds to range requests with the whole file. */
    public void ignoreRanges(boolean ignores) {
        ignoresRanges = ignores;
    }

    /** Edits split texts at commas, as for options; whether Bynder does this is undocumented. */
    public void splitTexts(boolean splits) {
        splitsTexts = splits;
    }

    /** Pages of listings have up to that many assets, however many are asked for. */
    public void pageLimit(int assets) {
        pageLimit.set(assets);
    }

    /** Listings count that many more assets than exist, or fewer. */
    public void totalOff(long difference) {
        totalOff.set(difference);
    }

    /**
     * On the next that many pages after a first one, the listing's first asset has moved to the end: one asset is sent
     * twice, another never, and the total is correct.
     */
    public void shiftPages(int pages) {
        shifts.set(pages);
    }

    OptionalLong size(String assetId) {
        Long size = sizes.get(assetId);
        return size == null ? OptionalLong.empty() : OptionalLong.of(size);
    }

    Optional<String> link(String assetId) {
        return Optional.ofNullable(links.get(assetId));
    }

    Duration lifetimeOr(Duration usual) {
        return linkLifetime.orElse(usual);
    }

    /** The version that the file host sends for a link to the given one. */
    SampleVersion served(SampleAsset asset, SampleVersion linked) {
        Integer number = served.get(asset.id());
        return number != null ? asset.version(number) : overwrites ? asset.original() : linked;
    }

    boolean exactTargets() {
        return exact;
    }

    int etag(String assetId) {
        return etags.getOrDefault(assetId, 0);
    }

    boolean isGhost(String assetId) {
        return ghosts.contains(assetId);
    }

    boolean isDenied(String assetId) {
        return denied.contains(assetId);
    }

    boolean lacksFile(String assetId) {
        return withoutFile.contains(assetId);
    }

    boolean ignoresRanges() {
        return ignoresRanges;
    }

    boolean splitsTexts() {
        return splitsTexts;
    }

    int pageLimit() {
        return pageLimit.get();
    }

    long totalOff() {
        return totalOff.get();
    }

    List<SampleAsset> shifted(List<SampleAsset> listing, int page) {
        if (page < 2 || listing.isEmpty() || shifts.getAndUpdate(left -> Math.max(0, left - 1)) == 0) {
            return listing;
        }
        List<SampleAsset> moved = new ArrayList<>(listing.subList(1, listing.size()));
        moved.add(listing.get(0));
        return moved;
    }
}

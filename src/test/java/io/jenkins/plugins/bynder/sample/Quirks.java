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

/** Where the portal's data is not what it should be, though every request is answered in good order. */
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

    /** Says that the original has this size, whatever it has. */
    public void wrongSize(String assetId, long bytes) {
        sizes.put(assetId, bytes);
    }

    /** Lists the asset, but answers 404 whenever it is asked for. */
    public void ghost(String assetId) {
        ghosts.add(assetId);
    }

    /** Lists the asset, but answers 403 for its file, as content access of single assets does. */
    public void deny(String assetId) {
        denied.add(assetId);
    }

    /** The asset has no stored original: 404 with Bynder's words for that. */
    public void withoutFile(String assetId) {
        withoutFile.add(assetId);
    }

    /** Download links of the asset lead here. */
    public void linkTo(String assetId, String url) {
        links.put(assetId, url);
    }

    /**
     * Every original is delivered with so many bytes more than the portal says, always the same ones, as where Bynder writes
     * metadata into files; or with so many fewer.
     */
    public void metadataInFiles(int bytes) {
        added.set(bytes);
    }

    /** The bytes of a version as the file host delivers them. */
    public Content delivered(SampleVersion version) {
        long bytes = added.get();
        return bytes == 0 ? version.content() : version.content().extendedBy(bytes, version.itemId());
    }

    /** The file host sends this version of the original for every link, as one that lags behind the portal does. */
    public void serveVersion(String assetId, int number) {
        served.put(assetId, number);
    }

    /** Links to originals that are handed out from now on live that long. */
    public void linkLifetime(Duration lifetime) {
        linkLifetime = Optional.of(lifetime);
    }

    /** Links to older versions lead to the newest: a new file takes the place of the old one. */
    public void overwriteFiles(boolean overwritten) {
        overwrites = overwritten;
    }

    /**
     * Links have characters that can be written in more than one way, and the file host refuses every request whose target is
     * not, byte for byte, that of a link.
     */
    public void exactTargets(boolean compared) {
        exact = compared;
    }

    /** From now on the asset's originals have other entity tags, as after a move to another bucket. */
    public void changeEtag(String assetId) {
        etags.merge(assetId, 1, Integer::sum);
    }

    /** The file host answers requests for a range with the whole. */
    public void ignoreRanges(boolean ignores) {
        ignoresRanges = ignores;
    }

    /** Edits separate texts at commas, as they do options; whether Bynder does so is not documented. */
    public void splitTexts(boolean splits) {
        splitsTexts = splits;
    }

    /** Pages of listings have up to so many assets, however many are asked for. */
    public void pageLimit(int assets) {
        pageLimit.set(assets);
    }

    /** Listings count so many more assets than there are, or fewer. */
    public void totalOff(long difference) {
        totalOff.set(difference);
    }

    /**
     * On the next so many pages after a first one, the listing's first asset has moved to the end: one asset is seen
     * twice, another never, and the total is right.
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

    /** Which version the file host sends of the one that a link leads to. */
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

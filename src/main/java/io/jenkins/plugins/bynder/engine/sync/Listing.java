package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.Asset;
import io.jenkins.plugins.bynder.engine.portal.AssetPage;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the whole listing and trusts it only if it adds up: pages shift while people edit, and an asset that is missed
 * would look like one that has left the set. The total alone cannot tell: when one asset leaves and another joins, it
 * stays, and whoever was first on the second page slips to the first one after that was read. So the portal is asked about
 * each known asset that a listing of several pages lacks.
 */
final class Listing {

    /** More than any portal is known to have; ends a listing that does not end. */
    static final int MAX_ASSETS = 2_000_000;

    private static final int ATTEMPTS = 3;

    /** Keeps what is needed of an asset while its page is at hand. */
    @FunctionalInterface
    interface Keep {
        Listed keep(Asset asset) throws IOException;
    }

    /** The listing did not add up, however often it was read. The message is a sentence for people. */
    static final class IncompleteException extends Exception {

        private static final long serialVersionUID = 1;

        IncompleteException(String message) {
            super(message);
        }
    }

    private final AssetSource source;
    private final PageAhead first;
    private final Set<String> known;
    private final Progress progress;
    private final long pauseMillis;

    /**
     * @param first pages for the first attempt, one of which may have been asked for
     * @param known ids of assets of whose absence something would follow
     * @param pauseMillis between two attempts
     */
    Listing(AssetSource source, PageAhead first, Set<String> known, Progress progress, long pauseMillis) {
        this.source = source;
        this.first = first;
        this.known = known;
        this.progress = progress;
        this.pauseMillis = pauseMillis;
    }

    /** All assets, each once, oldest first. */
    List<Listed> read(Keep keep) throws PortalException, InterruptedException, IncompleteException, IOException {
        Attempt attempt = new Attempt();
        for (int n = 1; n <= ATTEMPTS; n++) {
            if (n > 1) {
                Thread.sleep(pauseMillis);
            }
            Set<String> before = attempt.ids;
            attempt = new Attempt();
            try (PageAhead pages = n == 1 ? first : new PageAhead(source)) {
                attempt.read(pages, keep);
            }
            boolean whole = attempt.addsUp() || (attempt.uncounted() && n > 1 && attempt.ids.equals(before));
            if (whole && attempt.lacksNone()) {
                return attempt.assets;
            }
        }
        if (attempt.hidden > 0) {
            throw new IncompleteException(SyncTexts.text("listing.hidden", attempt.hidden, ATTEMPTS));
        }
        throw new IncompleteException(
                SyncTexts.text("listing.incomplete", attempt.total, attempt.ids.size(), ATTEMPTS));
    }

    /** One reading, from the first page to the last. */
    private final class Attempt {

        private final List<Listed> assets = new ArrayList<>();
        private final Set<String> ids = new HashSet<>();
        private long total = AssetPage.UNKNOWN_TOTAL;
        private long received;
        private long repeated;
        private boolean steady = true;
        private boolean paged;
        private int hidden;

        void read(PageAhead pages, Keep keep) throws PortalException, InterruptedException, IOException {
            boolean more = true;
            for (int number = 1; more; number++) {
                AssetPage page = pages.take();
                paged |= number > 1;
                steady &= number == 1 || page.total() == total;
                total = page.total();
                received += page.received();
                more = !page.last() && !(total >= 0 && received >= total) && received < MAX_ASSETS;
                if (more) {
                    pages.ask(Math.max(number + 1, pagesOf(total)));
                }
                long news = take(page, keep);
                progress.listed(assets.size());
                if (news == 0 && page.received() > 0 && !page.assets().isEmpty()) {
                    // The same page again and again.
                    steady = false;
                    more = false;
                }
            }
        }

        private static int pagesOf(long assets) {
            return (int) ((Math.min(assets, MAX_ASSETS) + AssetPage.LIMIT - 1) / AssetPage.LIMIT);
        }

        private long take(AssetPage page, Keep keep) throws IOException {
            long news = 0;
            for (Asset asset : page.assets()) {
                if (ids.add(asset.id())) {
                    assets.add(keep.keep(asset));
                    news++;
                } else {
                    repeated++;
                }
            }
            return news;
        }

        boolean addsUp() {
            return steady && total == received - repeated;
        }

        /** A single page is of one moment, and lacks nothing. */
        boolean lacksNone() throws PortalException, InterruptedException {
            List<String> missing =
                    paged ? known.stream().filter(id -> !ids.contains(id)).toList() : List.of();
            hidden = missing.isEmpty()
                    ? 0
                    : source.stillThere(new ArrayList<>(missing)).size();
            return hidden == 0;
        }

        boolean uncounted() {
            return steady && repeated == 0 && total == AssetPage.UNKNOWN_TOTAL;
        }
    }
}

package io.jenkins.plugins.bynder.sync;

import io.jenkins.plugins.bynder.portal.Asset;
import io.jenkins.plugins.bynder.portal.AssetPage;
import io.jenkins.plugins.bynder.portal.PortalException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the whole listing and trusts it only if it adds up: pages shift while people edit, and an asset that is missed
 * would look like one that has left the set.
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
    private final Progress progress;
    private final long pauseMillis;

    /** @param pauseMillis between two attempts */
    Listing(AssetSource source, Progress progress, long pauseMillis) {
        this.source = source;
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
            attempt.read(keep);
            if (attempt.addsUp() || (attempt.uncounted() && n > 1 && attempt.ids.equals(before))) {
                return attempt.assets;
            }
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

        void read(Keep keep) throws PortalException, InterruptedException, IOException {
            boolean more = true;
            try (PageAhead pages = new PageAhead(source)) {
                for (int number = 1; more; number++) {
                    AssetPage page = pages.take();
                    steady &= number == 1 || page.total() == total;
                    total = page.total();
                    received += page.received();
                    more = !page.last() && !(total >= 0 && received >= total) && received < MAX_ASSETS;
                    if (more) {
                        pages.ask();
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

        boolean uncounted() {
            return steady && repeated == 0 && total == AssetPage.UNKNOWN_TOTAL;
        }
    }
}

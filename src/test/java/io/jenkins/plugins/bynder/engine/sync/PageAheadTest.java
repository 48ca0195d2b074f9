package io.jenkins.plugins.bynder.engine.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bynder.engine.portal.Asset;
import io.jenkins.plugins.bynder.engine.portal.DownloadLink;
import io.jenkins.plugins.bynder.engine.portal.ListingPage;
import io.jenkins.plugins.bynder.engine.portal.OriginalVersion;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PageAheadTest {

    @Test
    void readsThreePagesConcurrentlyAndReturnsThemInOrder() throws Exception {
        CyclicBarrier threeAreThere = new CyclicBarrier(3);
        try (PageAhead pages = new PageAhead(new Pages(number -> {
            if (number > 1) {
                threeAreThere.await();
            }
        }))) {
            assertThat(pages.take().number()).isEqualTo(1);
            pages.ask(4);
            assertThat(pages.take().number()).isEqualTo(2);
            assertThat(pages.take().number()).isEqualTo(3);
            assertThat(pages.take().number()).isEqualTo(4);
        }
    }

    @Test
    void requestsNoPagesBeyondTheExpectedEnd() throws Exception {
        Queue<Integer> asked = new ConcurrentLinkedQueue<>();
        try (PageAhead pages = new PageAhead(new Pages(asked::add))) {
            pages.take();
            pages.ask(2);
            pages.ask(2);
            pages.take();
        }
        assertThat(asked).containsExactly(1, 2);
    }

    @Test
    void aFailedPageFailsTheReader() throws Exception {
        PortalException refused = new PortalException(PortalException.Problem.REJECTED, LocalizableText.plain("No"));
        try (PageAhead pages = new PageAhead(new Pages(number -> {
            throw refused;
        }))) {
            assertThatThrownBy(pages::take).isSameAs(refused);
        }
    }

    @FunctionalInterface
    private interface Before {
        void page(int number) throws PortalException, InterruptedException, BrokenBarrierException;
    }

    /** Full pages of nothing. */
    private record Pages(Before before) implements AssetSource {

        @Override
        public ListingPage page(int number, int limit) throws PortalException, InterruptedException {
            try {
                before.page(number);
            } catch (BrokenBarrierException e) {
                throw new InterruptedException(e.getMessage());
            }
            return new ListingPage(number, limit, ListingPage.UNKNOWN_TOTAL, limit, 0, List.of(), List.of(), List.of());
        }

        @Override
        public ListingPage newest(int number, int limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Asset> assets(Collection<String> assetIds) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Map<String, Presence> presence(Collection<String> assetIds) {
            throw new UnsupportedOperationException();
        }

        @Override
        public OriginalVersion original(String assetId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public DownloadLink link(String assetId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Set<String> renditions() {
            throw new UnsupportedOperationException();
        }

        @Override
        public SourceStatus status() {
            throw new UnsupportedOperationException();
        }
    }
}

package io.jenkins.plugins.bynder.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bynder.engine.portal.Asset;
import io.jenkins.plugins.bynder.engine.portal.HttpPortal;
import io.jenkins.plugins.bynder.engine.portal.HttpSettings;
import io.jenkins.plugins.bynder.engine.portal.PermanentToken;
import io.jenkins.plugins.bynder.engine.portal.PortalAddress;
import io.jenkins.plugins.bynder.engine.portal.PortalSession;
import io.jenkins.plugins.bynder.engine.portal.RequestBudget;
import io.jenkins.plugins.bynder.engine.portal.Tag;
import io.jenkins.plugins.bynder.engine.sync.PortalSource;
import io.jenkins.plugins.bynder.engine.sync.Presence;
import io.jenkins.plugins.bynder.engine.sync.SyncSettings;
import io.jenkins.plugins.bynder.engine.util.Await;
import io.jenkins.plugins.bynder.sample.NewAsset;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import io.jenkins.plugins.bynder.sample.SamplePortal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An agent's access to the portal through the controller: only to assets that its own sync has listed, and only during
 * the sync.
 */
class ListedAssetsTest {

    private static final int CALLS = 20_000;

    private SamplePortal portal;
    private SampleAsset ours;
    private SampleAsset foreign;
    private ListedAssets source;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        portal = SamplePortal.start();
        ours = portal.library().add(NewAsset.pdf("Ours").tags("Gelato"));
        foreign = portal.library().add(NewAsset.pdf("Foreign").tags("Secret plans"));
        PortalAddress address = PortalAddress.of(portal.url());
        PortalSession session = new PortalSession(
                address,
                new PermanentToken(portal.access().owner().keys().permanentToken()),
                RequestBudget.bynder(),
                HttpSettings.standard());
        SyncSettings settings = SyncSettings.of(address, "Gelato");
        source = new ListedAssets(
                new PortalSource(
                        HttpPortal.of(session),
                        new Tag("Gelato"),
                        PortalSource.fields(settings),
                        Set.of(ours.id(), foreign.id())),
                asset -> asset,
                edited -> edited.stream().map(SyncedRevision::id).collect(Collectors.toSet()),
                new CallQuota(4),
                new ListedAssetStore(folder.resolve("listed"), 0));
    }

    @AfterEach
    void stop() {
        source.close();
        portal.close();
    }

    @Test
    void listedAssetsMayBeRequested() throws Exception {
        source.page(1, 1000);

        assertThat(source.link(ours.id()).uri().toString()).startsWith(portal.fileHostUrl());
        assertThat(source.listed()).extracting(SyncedRevision::id).containsExactly(ours.id());
    }

    @Test
    void onlyListedAssetsAreJudgedAsOwnEdits() throws Exception {
        source.page(1, 1000);

        assertThat(source.ownEdits(List.of(ours.id(), foreign.id()))).containsExactly(ours.id());
    }

    /** An agent that was compromised by a build; the smaller number of calls at a time is one that the quota allows. */
    @ParameterizedTest
    @ValueSource(ints = {16, 64})
    void manyThreadsCannotExceedTheQuota(int callers) throws Exception {
        source.page(1, 1000);
        long most = (100 - 1) + 106 + 103; // Pages, links and originals of the only listed asset.
        long before = threads();
        portal.traffic().reset();
        Set<String> sentences = ConcurrentHashMap.newKeySet();
        AtomicInteger refused = new AtomicInteger();
        ExecutorService agent = Executors.newFixedThreadPool(callers);
        List<Future<?>> calls = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            Callable<?> call = anyCall(i);
            calls.add(agent.submit(() -> {
                try {
                    return call.call();
                } catch (SecurityException e) {
                    refused.incrementAndGet();
                    return sentences.add(e.getMessage());
                }
            }));
        }
        for (Future<?> call : calls) {
            call.get();
        }
        agent.shutdown();

        assertThat(portal.traffic().apiRequests()).isBetween(1L, most);
        assertThat(refused.get()).isGreaterThanOrEqualTo(CALLS - (int) most);
        assertThat(sentences)
                .singleElement()
                .asString()
                .contains("The agent asked the controller for more than this sync can need");
        Await.until("fewer than 20 more threads", () -> threads() - before < 20);
    }

    private Callable<?> anyCall(int number) {
        return switch (number % 3) {
            case 0 -> () -> source.page(1, 1000);
            case 1 -> () -> source.link(ours.id());
            default -> () -> source.original(ours.id());
        };
    }

    /** Of this JVM, without those of the sample portal, which is elsewhere in reality. */
    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.getName().startsWith("sample-portal"))
                .count();
    }

    /** Each call occupies a thread of the controller for as long as the portal takes to answer. */
    @Test
    void callsBeyondThePlacesAreRefusedWhileThePortalIsSlow() throws Exception {
        CallQuota quota = new CallQuota(4);
        quota.listed(1000);
        int places = 2 * 4 + 8;
        CountDownLatch refusals = new CountDownLatch(64 - places);
        CountDownLatch answer = new CountDownLatch(1);
        AtomicInteger inFlight = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(64);
        for (int i = 0; i < 64; i++) {
            threads.submit(() -> {
                try {
                    return quota.<Integer, RuntimeException>call(CallQuota.Kind.LINK, 1, () -> {
                        most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
                        answer.await();
                        return inFlight.decrementAndGet();
                    });
                } catch (SecurityException e) {
                    refusals.countDown();
                    return 0;
                }
            });
        }

        assertThat(refusals.await(1, TimeUnit.MINUTES)).isTrue();
        answer.countDown();
        threads.shutdown();

        assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        assertThat(most.get()).isLessThanOrEqualTo(places);
        assertThat(quota.exceeded()).isTrue();
    }

    @Test
    void eachKindOfCallEndsAtItsQuota() throws Exception {
        CallQuota quota = new CallQuota(4);
        quota.listed(10);
        int made = 0;
        for (int i = 0; i < 1000 && !quota.exceeded(); i++) {
            try {
                made += quota.<Integer, RuntimeException>call(CallQuota.Kind.ORIGINAL, 1, () -> 1);
            } catch (SecurityException e) {
                assertThat(quota.exceeded()).isTrue();
            }
        }
        assertThat(made).isEqualTo(130);
    }

    @Test
    void revealsNothingAboutAssetsOutsideTheSet() throws Exception {
        assertThat(source.presence(List.of(ours.id(), foreign.id())))
                .containsOnly(Map.entry(ours.id(), Presence.IN_SET), Map.entry(foreign.id(), Presence.GONE));
    }

    /** The listing lags behind the event that started the sync. */
    @Test
    void expectedAssetsMayBeRequestedBeforeTheyAreListed() throws Exception {
        assertThat(source.assets(source.expected())).extracting(Asset::id).containsExactly(ours.id());

        assertThat(source.link(ours.id()).uri().toString()).startsWith(portal.fileHostUrl());
        assertThat(source.listed()).extracting(SyncedRevision::id).containsExactly(ours.id());
        assertThatThrownBy(() -> source.link(foreign.id())).isInstanceOf(SecurityException.class);
    }

    @Test
    void otherAssetsMayNotBeRequested() throws Exception {
        source.page(1, 1000);
        portal.traffic().reset();

        for (String id : new String[] {foreign.id(), "", null, ours.id() + "/../" + foreign.id()}) {
            assertThatThrownBy(() -> source.link(id)).isInstanceOf(SecurityException.class);
            assertThatThrownBy(() -> source.original(id)).isInstanceOf(SecurityException.class);
        }
        assertThat(portal.traffic().apiRequests()).isZero();
    }

    @Test
    void rejectsEverythingAfterTheSync() throws Exception {
        source.page(1, 1000);
        source.close();
        portal.traffic().reset();

        assertThatThrownBy(() -> source.link(ours.id())).isInstanceOf(SecurityException.class);
        assertThatThrownBy(() -> source.page(1, 1000)).isInstanceOf(SecurityException.class);
        assertThatThrownBy(() -> source.renditions()).isInstanceOf(SecurityException.class);
        assertThatThrownBy(() -> source.presence(List.of(ours.id()))).isInstanceOf(SecurityException.class);
        assertThat(portal.traffic().apiRequests()).isZero();
    }
}

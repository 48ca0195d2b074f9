package io.jenkins.plugins.bynder.engine.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Simulates a client at the limit and a portal that counts arrivals, with unknown latency. */
class SlidingWindowTest {

    private static final long WINDOW = 1000;
    private static final int REQUESTS = 200;

    private final PriorityQueue<Long> answers = new PriorityQueue<>();
    private final List<Long> begun = new ArrayList<>();
    private final List<Long> arrived = new ArrayList<>();

    @Property(tries = 300)
    void neverMoreThanTheLimitArriveInAnyWindow(
            @ForAll @IntRange(min = 1, max = 30) int limit,
            @ForAll @IntRange(min = 0, max = 3000) int latency,
            @ForAll Random random) {
        new SlidingWindowTest().play(limit, latency, random);
    }

    private void play(int limit, int latency, Random random) {
        SlidingWindow window = new SlidingWindow(limit, WINDOW);
        long now = 0;
        while (begun.size() < REQUESTS) {
            long wait = window.waitFor(now, 0);
            if (wait == 0) {
                send(now, latency, random);
                window.begin();
                continue;
            }
            long next = wait == SlidingWindow.UNTIL_AN_ANSWER ? Long.MAX_VALUE : now + wait;
            if (!answers.isEmpty() && answers.peek() <= next) {
                now = answers.poll();
                window.end(now);
            } else {
                assertThat(next).as("somebody is to wake the waiting").isLessThan(Long.MAX_VALUE);
                now = next;
            }
        }
        assertThat(begun.get(Math.min(limit, REQUESTS) - 1))
                .as("a burst up to the limit goes at once")
                .isZero();
        arrived.sort(Comparator.naturalOrder());
        for (int i = limit; i < arrived.size(); i++) {
            assertThat(arrived.get(i) - arrived.get(i - limit)).isGreaterThanOrEqualTo(WINDOW);
        }
    }

    private void send(long now, int latency, Random random) {
        long answer = now + random.nextInt(latency + 1);
        begun.add(now);
        arrived.add(now + random.nextInt((int) (answer - now) + 1));
        answers.add(answer);
    }

    @Property(tries = 100)
    void aRateLimitBlocksForAWindowWithoutRequests(
            @ForAll @IntRange(min = 1, max = 20) int inFlight, @ForAll @IntRange(min = 0, max = 2000) int gap) {
        SlidingWindow window = new SlidingWindow(Integer.MAX_VALUE, WINDOW);
        for (int i = 0; i < inFlight; i++) {
            window.begin();
        }
        long now = 0;
        window.block();
        for (int i = 0; i < inFlight; i++) {
            assertThat(window.waitFor(now, 0)).isEqualTo(SlidingWindow.UNTIL_AN_ANSWER);
            now += gap;
            window.end(now);
        }
        assertThat(window.waitFor(now, 0)).isEqualTo(WINDOW);
        assertThat(window.waitFor(now + WINDOW - 1, 0)).isEqualTo(1);
        assertThat(window.waitFor(now + WINDOW, 0)).isZero();
        assertThat(window.isBlocked(now + WINDOW)).isFalse();
    }
}

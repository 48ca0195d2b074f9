package io.jenkins.plugins.bynder.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The active faults. */
public final class Faults {

    private final List<Switch> on = new CopyOnWriteArrayList<>();
    private final Set<Runnable> stalled = ConcurrentHashMap.newKeySet();

    Faults() {}

    /** An active rule. */
    public final class Switch {

        private final FaultRule rule;
        private final Random random;
        private int seen;
        private int hits;

        private Switch(FaultRule rule) {
            this.rule = rule;
            this.random = new Random(rule.seed);
        }

        /** Number of requests it has applied to. */
        public synchronized int hits() {
            return hits;
        }

        public void off() {
            on.remove(this);
        }

        private synchronized boolean strikes(Call call) {
            if (hits == rule.times || !rule.matching.test(call)) {
                return false;
            }
            if (rule.chance < 1 && random.nextDouble() >= rule.chance) {
                return false;
            }
            if (seen++ < rule.skipped) {
                return false;
            }
            hits++;
            return true;
        }
    }

    /** Activates a rule. If several apply to one request, delays add up and the first other response counts. */
    public Switch add(FaultRule rule) {
        Switch added = new Switch(rule);
        on.add(added);
        return added;
    }

    /** Deactivates everything and resumes stalled responses. */
    public void clear() {
        on.clear();
        release();
    }

    /** Resumes stalled responses. */
    public void release() {
        for (Runnable one : stalled) {
            if (stalled.remove(one)) {
                one.run();
            }
        }
    }

    /** Number of stalled responses. */
    public int stalled() {
        return stalled.size();
    }

    void stall(Runnable continuation) {
        stalled.add(continuation);
    }

    List<Fault> strike(Call call) {
        List<Fault> faults = new ArrayList<>();
        for (Switch one : on) {
            if (one.strikes(call)) {
                faults.add(one.rule.fault);
            }
        }
        return faults;
    }
}

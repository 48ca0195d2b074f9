package io.jenkins.plugins.bynder.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The faults that are switched on. */
public final class Faults {

    private final List<Switch> on = new CopyOnWriteArrayList<>();
    private final Set<Runnable> stalled = ConcurrentHashMap.newKeySet();

    Faults() {}

    /** A rule in effect. */
    public final class Switch {

        private final FaultRule rule;
        private final Random random;
        private int seen;
        private int hits;

        private Switch(FaultRule rule) {
            this.rule = rule;
            this.random = new Random(rule.seed);
        }

        /** How many requests it has befallen. */
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

    /** Switches a rule on. Where several befall one request, delays add up and the first other answer counts. */
    public Switch add(FaultRule rule) {
        Switch added = new Switch(rule);
        on.add(added);
        return added;
    }

    /** Switches everything off and lets stalled answers go on. */
    public void clear() {
        on.clear();
        release();
    }

    /** Lets stalled answers go on. */
    public void release() {
        for (Runnable one : stalled) {
            if (stalled.remove(one)) {
                one.run();
            }
        }
    }

    /** Answers that wait to be released. */
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

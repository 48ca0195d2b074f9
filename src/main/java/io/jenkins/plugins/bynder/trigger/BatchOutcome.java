package io.jenkins.plugins.bynder.trigger;

import io.jenkins.plugins.bynder.engine.events.Decision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Outcome of a batch of events so far. Not thread-safe. */
final class BatchOutcome {

    private static final int JOBS_NAMED = 10;

    private final Map<String, Set<String>> started = new LinkedHashMap<>();
    private final Set<String> problems = new LinkedHashSet<>();
    private final Set<String> notShown = new LinkedHashSet<>();

    /** @param messages ids of the events that have started a build of the job */
    void started(String job, Set<String> messages) {
        messages.forEach(
                id -> started.computeIfAbsent(id, none -> new LinkedHashSet<>()).add(job));
    }

    boolean startedAnything() {
        return !started.isEmpty();
    }

    /** @param sentence user-facing */
    void problem(String sentence) {
        problems.add(sentence);
    }

    void notShown(Set<String> assets) {
        notShown.addAll(assets);
    }

    void add(BatchOutcome other) {
        other.started.forEach((message, jobs) -> jobs.forEach(job -> started(job, Set.of(message))));
        problems.addAll(other.problems);
        notShown.addAll(other.notShown);
    }

    Decision decision() {
        String shown = problems.stream().limit(JOBS_NAMED).collect(Collectors.joining(" "));
        Map<String, String> sentences = new LinkedHashMap<>();
        started.forEach((message, jobs) -> sentences.put(message, (queued(jobs) + " " + shown).strip()));
        return new Decision(shown.isEmpty() ? Messages.EventBuilds_nothingToDo() : shown, sentences, notShown);
    }

    private static String queued(Set<String> jobs) {
        List<String> names = new ArrayList<>(jobs);
        String named = String.join(", ", names.subList(0, Math.min(JOBS_NAMED, names.size())));
        return names.size() > JOBS_NAMED
                ? Messages.EventBuilds_startedMore(named, names.size() - JOBS_NAMED)
                : Messages.EventBuilds_started(named);
    }
}

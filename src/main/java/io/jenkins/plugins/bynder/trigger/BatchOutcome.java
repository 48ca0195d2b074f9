package io.jenkins.plugins.bynder.trigger;

import io.jenkins.plugins.bynder.engine.events.Decision;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import io.jenkins.plugins.bynder.engine.util.Texts;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Outcome of a batch of events so far. Not thread-safe. */
final class BatchOutcome {

    private static final int MAX_PROBLEMS = 10;
    private static final Texts TEXTS = Texts.of(Messages.class);

    private final Map<String, Set<String>> started = new LinkedHashMap<>();
    private final Set<LocalizableText> problems = new LinkedHashSet<>();
    private final Set<String> notShown = new LinkedHashSet<>();

    /** @param messages ids of the events that have started a build of the job */
    void started(String job, Set<String> messages) {
        messages.forEach(
                id -> started.computeIfAbsent(id, none -> new LinkedHashSet<>()).add(job));
    }

    boolean startedAnything() {
        return !started.isEmpty();
    }

    void problem(String key, Object... arguments) {
        problems.add(TEXTS.message(key, arguments));
    }

    /** @param job its full name */
    void jobProblem(String key, String job, Object... more) {
        Object[] arguments = new Object[more.length + 1];
        arguments[0] = LocalizableText.restricted(job);
        System.arraycopy(more, 0, arguments, 1, more.length);
        problem(key, arguments);
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
        LocalizableText shown =
                LocalizableText.sentences(problems.stream().limit(MAX_PROBLEMS).toList());
        LocalizableText nothing = shown.isEmpty() ? TEXTS.message("EventBuilds.nothingToDo") : shown;
        return new Decision(nothing, shown, started, notShown);
    }
}

package io.jenkins.plugins.bynder.config;

import io.jenkins.plugins.bynder.engine.sns.TopicArn;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Topics that administrators have approved, by the URL of their portal. Kept apart from the integrations, so that neither
 * a form that was opened earlier nor code that lists no topics ends the trust, which would silently stop all events. Not
 * thread-safe.
 */
final class ApprovedTopics {

    /** The topics that an integration lists. */
    record Trust(String portal, Set<TopicArn> topics) {}

    private final Map<String, Set<String>> byPortal;

    /** @param byPortal as it is saved; changed by {@link #add} */
    ApprovedTopics(Map<String, Set<String>> byPortal) {
        this.byPortal = byPortal;
    }

    void add(String portal, TopicArn topic) {
        byPortal.computeIfAbsent(portal, url -> new TreeSet<>()).add(topic.toString());
    }

    /** A copy without these topics. */
    ApprovedTopics without(Set<TopicArn> removed) {
        Map<String, Set<String>> kept = new TreeMap<>();
        byPortal.forEach((portal, topics) -> {
            Set<String> left = new TreeSet<>(topics);
            removed.forEach(topic -> left.remove(topic.toString()));
            kept.put(portal, left);
        });
        return new ApprovedTopics(kept);
    }

    /** As it is saved. */
    Map<String, Set<String>> byPortal() {
        return byPortal;
    }

    Set<TopicArn> of(String portal) {
        return byPortal.getOrDefault(portal, Set.of()).stream()
                .map(TopicArn::of)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The portal for which the topic was approved; empty if that was none of the wanted ones. */
    Optional<String> portal(String arn, Predicate<String> wanted) {
        return byPortal.entrySet().stream()
                .filter(approved -> approved.getValue().contains(arn))
                .map(Map.Entry::getKey)
                .filter(wanted)
                .findFirst();
    }

    /**
     * What integrations must list in addition: the first one of a portal, its approved topics that no integration lists.
     *
     * @return for each integration
     */
    List<Set<TopicArn>> additions(List<Trust> integrations) {
        List<Set<TopicArn>> additions = new ArrayList<>();
        integrations.forEach(integration -> additions.add(new LinkedHashSet<>()));
        byPortal.forEach((portal, topics) -> {
            int first = integrations.stream().map(Trust::portal).toList().indexOf(portal);
            if (first >= 0) {
                additions
                        .get(first)
                        .addAll(topics.stream()
                                .map(TopicArn::of)
                                .filter(topic -> integrations.stream()
                                        .noneMatch(integration ->
                                                integration.topics().contains(topic)))
                                .toList());
            }
        });
        return additions;
    }
}

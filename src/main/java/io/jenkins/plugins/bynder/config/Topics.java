package io.jenkins.plugins.bynder.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.bynder.engine.sns.TopicArn;
import io.jenkins.plugins.bynder.engine.util.ErrorText;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Parses lists of topics: one ARN per line. */
final class Topics {

    private static final int MAX_TOPICS = 100;

    private Topics() {}

    /**
     * Skips empty lines and repeated topics.
     *
     * @throws IllegalArgumentException with a user-facing message that names the line
     */
    static Set<TopicArn> of(@CheckForNull String typed) {
        Set<TopicArn> topics = new LinkedHashSet<>();
        List<String> lines =
                Optional.ofNullable(typed).orElse("").lines().map(String::strip).toList();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isEmpty()) {
                topics.add(topic(i + 1, lines.get(i)));
            }
            if (topics.size() > MAX_TOPICS) {
                throw new IllegalArgumentException(Messages.Topics_tooMany(MAX_TOPICS));
            }
        }
        return Collections.unmodifiableSet(topics);
    }

    private static TopicArn topic(int number, String line) {
        try {
            return TopicArn.of(line);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(Messages.Topics_malformed(number, ErrorText.of(e)), e);
        }
    }

    static String text(Collection<TopicArn> topics) {
        return topics.stream().map(TopicArn::toString).collect(Collectors.joining("\n"));
    }
}

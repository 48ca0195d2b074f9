package io.jenkins.plugins.bynder.config;

import io.jenkins.plugins.bynder.engine.sns.TopicArn;
import java.util.Map;
import java.util.Set;

/** The YAML that code for the integrations lacks: topics that are trusted because of an approval or the form. */
final class MissingTopicsYaml {

    private MissingTopicsYaml() {}

    /**
     * @param code topics by name of the integration, as code defines them
     * @param current the same of the integrations in use
     * @return empty if code lists all topics of its integrations
     */
    static String missing(Map<String, Set<TopicArn>> code, Map<String, Set<TopicArn>> current) {
        StringBuilder yaml = new StringBuilder();
        current.forEach((name, topics) -> {
            if (code.containsKey(name) && !code.get(name).containsAll(topics)) {
                yaml.append("      - name: ").append(quoted(name)).append("\n        topics: |-\n");
                topics.forEach(topic -> yaml.append("          ").append(topic).append('\n'));
            }
        });
        return yaml.isEmpty() ? "" : "unclassified:\n  bynder:\n    integrations:\n" + yaml;
    }

    /** Names contain no control characters. */
    private static String quoted(String name) {
        return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}

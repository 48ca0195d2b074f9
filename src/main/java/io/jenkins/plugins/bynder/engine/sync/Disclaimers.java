package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.DownloadLink;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Disclaimers that the portal sends with downloads, each text once. Thread-safe. */
final class Disclaimers {

    /** Limit for portals that send a different text with every asset. */
    private static final int MAX_TEXTS = 20;

    private final Set<String> texts = new LinkedHashSet<>();

    synchronized void add(DownloadLink link) {
        if (!link.disclaimer().isEmpty() && texts.size() < MAX_TEXTS) {
            texts.add(link.disclaimer());
        }
    }

    synchronized List<String> texts() {
        return List.copyOf(texts);
    }
}

package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.DownloadLink;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the portal wants users to know of the files that they download, each text once. Safe for use by several threads. */
final class Disclaimers {

    /** A portal that words it differently for every asset is not quoted to the end. */
    private static final int MOST = 20;

    private final Set<String> texts = new LinkedHashSet<>();

    synchronized void add(DownloadLink link) {
        if (!link.disclaimer().isEmpty() && texts.size() < MOST) {
            texts.add(link.disclaimer());
        }
    }

    synchronized List<String> texts() {
        return List.copyOf(texts);
    }
}

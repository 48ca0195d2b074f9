package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.sync.report.SyncTexts;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tracks which file hosts send files. A host that rejects file after file gets no more requests in this run, and no
 * links to it are requested. Thread-safe.
 */
final class FileHosts {

    /** Maximum number of rejected files in a row from a host that has sent none yet. */
    private static final int MAX_REFUSALS = 8;

    /** The same after a success: forbidden files often follow each other. */
    private static final int MAX_REFUSALS_AFTER_SUCCESS = 40;

    /** Maximum number of fresh links for a host that has sent no file yet: then a fresh link is unlikely to help. */
    private static final int MAX_FRESH_LINKS = 16;

    private static final class Host {
        private int freshLinks;
        private boolean accepted;
        private int refusals;
        private LocalizableText refusing = LocalizableText.EMPTY;
    }

    private final Map<String, Host> hosts = new HashMap<>();

    synchronized void accepted(String name) {
        Host host = host(name);
        host.accepted = true;
        host.refusals = 0;
    }

    /** @param why the host did not give a file with any link; a user-facing message */
    synchronized void refused(String name, LocalizableText why) {
        Host host = host(name);
        host.refusals++;
        if (host.refusals >= (host.accepted ? MAX_REFUSALS_AFTER_SUCCESS : MAX_REFUSALS) && host.refusing.isEmpty()) {
            host.refusing = SyncTexts.message("fetch.givenUp", why, name, host.refusals);
        }
    }

    synchronized boolean hasAccepted(String name) {
        return host(name).accepted;
    }

    /** Whether a fresh link may help with a file of this host. */
    synchronized boolean mayTryFreshLink(String name) {
        Host host = host(name);
        return host.accepted || host.freshLinks++ < MAX_FRESH_LINKS;
    }

    /** Why the host gets no more requests; empty if it does. */
    synchronized Optional<LocalizableText> refusing(String name) {
        return Optional.of(host(name).refusing).filter(why -> !why.isEmpty());
    }

    /** Why no link is requested: no known host gets requests any more. */
    synchronized Optional<LocalizableText> allRefusing() {
        return hosts.values().stream().allMatch(host -> !host.refusing.isEmpty())
                ? hosts.values().stream().map(host -> host.refusing).findFirst()
                : Optional.empty();
    }

    private Host host(String name) {
        return hosts.computeIfAbsent(name, none -> new Host());
    }
}

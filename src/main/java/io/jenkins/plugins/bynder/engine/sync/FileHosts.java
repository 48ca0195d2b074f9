package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.sync.report.SyncTexts;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which file hosts give files. One that refuses file after file is not asked again in this run, nor is the portal for links
 * to it. Safe for use by several threads.
 */
final class FileHosts {

    /** Files in a row that a host may refuse that has given none yet. */
    private static final int MAX_REFUSALS = 8;

    /** The same for one that has given some: files that are refused often come one after the other. */
    private static final int MAX_REFUSALS_AFTER_SUCCESS = 40;

    /** Fresh links in all for files of a host that has given none yet: then links are hardly what it objects to. */
    private static final int MAX_FRESH_LINKS = 16;

    private static final class Host {
        private int freshLinks;
        private boolean accepted;
        private int refusals;
        private String refusing = "";
    }

    private final Map<String, Host> hosts = new HashMap<>();

    synchronized void accepted(String name) {
        Host host = host(name);
        host.accepted = true;
        host.refusals = 0;
    }

    /** @param why the host did not give a file with any link; a sentence for people */
    synchronized void refused(String name, String why) {
        Host host = host(name);
        host.refusals++;
        if (host.refusals >= (host.accepted ? MAX_REFUSALS_AFTER_SUCCESS : MAX_REFUSALS) && host.refusing.isEmpty()) {
            host.refusing = SyncTexts.text("fetch.givenUp", why, name, host.refusals);
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

    /** Why the host is not asked any more; empty if it is. */
    synchronized Optional<String> refusing(String name) {
        return Optional.of(host(name).refusing).filter(why -> !why.isEmpty());
    }

    /** Why no link is asked for: all hosts that links have led to are not asked any more. */
    synchronized Optional<String> allRefusing() {
        return hosts.values().stream().allMatch(host -> !host.refusing.isEmpty())
                ? hosts.values().stream().map(host -> host.refusing).findFirst()
                : Optional.empty();
    }

    private Host host(String name) {
        return hosts.computeIfAbsent(name, none -> new Host());
    }
}

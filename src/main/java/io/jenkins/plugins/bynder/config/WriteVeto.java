package io.jenkins.plugins.bynder.config;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import java.util.Optional;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Can prevent this Jenkins from writing into portals. */
@Restricted(NoExternalUse.class)
public interface WriteVeto extends ExtensionPoint {

    /** Why nothing may be written, a user-facing message; empty if writing is allowed. */
    Optional<String> objection();

    static Optional<String> any() {
        return ExtensionList.lookup(WriteVeto.class).stream()
                .flatMap(each -> each.objection().stream())
                .findFirst();
    }
}

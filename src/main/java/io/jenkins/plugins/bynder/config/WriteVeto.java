package io.jenkins.plugins.bynder.config;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.util.Optional;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Can prevent this Jenkins from writing into portals. */
@Restricted(NoExternalUse.class)
public interface WriteVeto extends ExtensionPoint {

    /** Why nothing may be written; empty if writing is allowed. */
    Optional<LocalizableText> objection();

    static Optional<LocalizableText> any() {
        return ExtensionList.lookup(WriteVeto.class).stream()
                .flatMap(each -> each.objection().stream())
                .findFirst();
    }
}

package io.jenkins.plugins.bynder.engine.backlink;

import java.io.IOException;
import java.util.Collection;
import java.util.Map;

/** Decides which links may be written. */
@FunctionalInterface
public interface LinkOwnership {

    /**
     * Claims those of these links that may be written; links that the portal shows already are claimed as well where no
     * other job owns them.
     *
     * @param links each with a URL
     * @param dryRun decide, but keep nothing
     * @return why the others may not be written, a sentence for people, by asset id
     * @throws IOException if that cannot be decided or kept; then none may be written
     */
    Map<String, String> claim(Collection<Link> links, boolean dryRun) throws IOException;

    /** Every value may be replaced. */
    static LinkOwnership unrestricted() {
        return (links, dryRun) -> Map.of();
    }
}

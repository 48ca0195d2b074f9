package io.jenkins.plugins.bynder.engine.backlink;

import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** Decides which links may be written. */
@FunctionalInterface
public interface LinkOwnership {

    /**
     * Claims the links that may be written. Also claims links that the portal already shows, unless another job owns
     * them.
     *
     * @param links each with a URL
     * @param dryRun decides, but records nothing
     * @return user-facing reasons why the others may not be written, by asset id
     * @throws IOException if that cannot be decided or recorded; then none may be written
     */
    Map<String, LocalizableText> claim(Collection<Link> links, boolean dryRun) throws IOException;

    /** No value may be changed. */
    static LinkOwnership refusing(LocalizableText reason) {
        return (links, dryRun) ->
                links.stream().filter(Link::due).collect(Collectors.toMap(Link::assetId, link -> reason, (a, b) -> a));
    }

    /** Every value may be replaced. */
    static LinkOwnership unrestricted() {
        return (links, dryRun) -> Map.of();
    }
}

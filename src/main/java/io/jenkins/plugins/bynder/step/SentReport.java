package io.jenkins.plugins.bynder.step;

import java.nio.file.Path;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The full report of a sync as JSON, as the agent has sent it and therefore untrusted.
 *
 * @param file deleted after the call that receives it
 * @param believed selects the rows to read
 */
@Restricted(NoExternalUse.class)
public record SentReport(Path file, BelievedAssets believed) {}

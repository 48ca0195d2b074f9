package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.OriginalVersion;
import java.util.Optional;

/**
 * A complete part.
 *
 * @param validator of the file host; may be empty
 * @param contentType as the file host says; empty if it does not, or was not asked
 * @param original the active original, if it had to be asked for on the way
 */
record DownloadedFile(
        long size, String sha256, String validator, String contentType, Optional<OriginalVersion> original) {}

package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.OriginalVersion;
import java.util.Optional;

/**
 * A complete partial file.
 *
 * @param validator of the file host; may be empty
 * @param contentType as the file host sent it; empty if it did not, or was not asked
 * @param original the active original, if it was requested
 */
record DownloadedFile(
        long size, String sha256, String validator, String contentType, Optional<OriginalVersion> original) {}

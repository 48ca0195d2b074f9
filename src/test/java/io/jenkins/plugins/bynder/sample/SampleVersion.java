package io.jenkins.plugins.bynder.sample;

import java.time.Instant;

/**
 * A current or earlier original of an asset.
 *
 * @param number from 1
 * @param itemId id of its media item
 * @param width in pixels, 0 if it is not a picture
 */
public record SampleVersion(
        int number,
        String itemId,
        String fileName,
        FileKind kind,
        Content content,
        int width,
        int height,
        Instant created) {

    public long size() {
        return content.size();
    }
}

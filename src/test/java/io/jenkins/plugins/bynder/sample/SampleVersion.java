package io.jenkins.plugins.bynder.sample;

import java.time.Instant;

/**
 * One original that an asset has or had.
 *
 * @param number from 1
 * @param itemId id of its media item
 * @param width in pixels, 0 where there is no picture
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

package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.OriginalVersion;

/** Whether an asset's file is still the one the manifest knows, for assets whose listing has changed. */
sealed interface RemoteCheck {

    /** Nothing in the listing says otherwise, or nothing is known to compare with. */
    record NotNeeded() implements RemoteCheck {}

    /** The portal was asked: the file is still that one. */
    record Same(OriginalVersion now) implements RemoteCheck {}

    /** The portal was asked: the file is another one. */
    record Other(OriginalVersion now) implements RemoteCheck {}

    /** The portal was asked: the asset, or its file, is no longer there. */
    record Vanished() implements RemoteCheck {}

    /**
     * The portal did not say.
     *
     * @param why a sentence for people
     */
    record Refused(String why) implements RemoteCheck {}

    RemoteCheck NOT_NEEDED = new NotNeeded();
}

package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.OriginalVersion;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;

/** Whether the file of an asset whose listing changed is still the recorded one. */
sealed interface RemoteCheck {

    /** The listing did not change, or there is nothing to compare with. */
    record NotNeeded() implements RemoteCheck {}

    /** The portal confirms the recorded file. */
    record Same(OriginalVersion now) implements RemoteCheck {}

    /** The portal has another file. */
    record Other(OriginalVersion now) implements RemoteCheck {}

    /** The asset or its file no longer exists in the portal. */
    record Vanished() implements RemoteCheck {}

    /**
     * The portal did not answer.
     *
     * @param why a user-facing message
     */
    record Refused(LocalizableText why) implements RemoteCheck {}

    RemoteCheck NOT_NEEDED = new NotNeeded();
}

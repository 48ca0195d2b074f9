package io.jenkins.plugins.bynder.trigger;

import io.jenkins.plugins.bynder.engine.portal.Asset;
import io.jenkins.plugins.bynder.engine.portal.OriginalVersion;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.portal.Tag;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** What a portal says, each thing asked for once however many jobs want to know. */
interface AssetQuery {

    /** By id; without those that the portal does not know, or does not show. */
    Map<String, Asset> assets(Collection<String> ids) throws PortalException, InterruptedException;

    /** All that carry the tag, by id. */
    Map<String, Asset> listing(Tag tag) throws PortalException, InterruptedException;

    /** Empty if the asset is gone. */
    Optional<OriginalVersion> original(String id) throws PortalException, InterruptedException;
}

package io.jenkins.plugins.bynder.engine.portal;

import java.io.Serializable;

/**
 * A tag of the portal.
 *
 * @param tag as spelled in the portal
 * @param assets number of assets with the tag, as counted by the portal
 */
public record TagCount(String tag, long assets) implements Serializable {

    private static final long serialVersionUID = 1;
}

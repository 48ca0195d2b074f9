package io.jenkins.plugins.bynder.engine.portal;

import java.io.Serializable;

/**
 * A tag of the portal.
 *
 * @param tag as spelt in the portal
 * @param assets how many assets carry it, as the portal counts
 */
public record TagCount(String tag, long assets) implements Serializable {

    private static final long serialVersionUID = 1;
}

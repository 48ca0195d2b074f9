/**
 * Writes a link into a text metaproperty of assets: finds or makes the metaproperty, renders the link, writes what
 * differs and nothing else. Knows no Jenkins.
 *
 * <p>Begin with {@link io.jenkins.plugins.bynder.engine.backlink.UrlTemplate}, then
 * {@link io.jenkins.plugins.bynder.engine.backlink.LinkField} and {@link io.jenkins.plugins.bynder.engine.backlink.Backlinks}.
 */
package io.jenkins.plugins.bynder.engine.backlink;

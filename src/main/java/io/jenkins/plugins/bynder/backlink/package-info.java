/**
 * Writes a link into a text metaproperty of assets: finds or makes the metaproperty, renders the link, writes what
 * differs and nothing else. Knows no Jenkins.
 *
 * <p>Begin with {@link io.jenkins.plugins.bynder.backlink.UrlTemplate}, then
 * {@link io.jenkins.plugins.bynder.backlink.LinkField} and {@link io.jenkins.plugins.bynder.backlink.Backlinks}.
 */
package io.jenkins.plugins.bynder.backlink;

/**
 * Writes links into a text metaproperty of assets: finds or creates the metaproperty, renders the links, and writes
 * only those that differ. Independent of Jenkins.
 *
 * <p>Main types: {@link io.jenkins.plugins.bynder.engine.backlink.UrlTemplate}, {@link
 * io.jenkins.plugins.bynder.engine.backlink.LinkField} and {@link io.jenkins.plugins.bynder.engine.backlink.Backlinks}.
 */
package io.jenkins.plugins.bynder.engine.backlink;

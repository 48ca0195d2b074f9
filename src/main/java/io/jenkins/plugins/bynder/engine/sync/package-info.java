/**
 * Makes one folder equal to the set of assets that have a tag: plan, transfer, publish.
 *
 * <p>Runs where the files are, on an agent or in the command line, and asks an {@link
 * io.jenkins.plugins.bynder.engine.sync.AssetSource} for pages and links, so credentials stay on the controller. {@link
 * io.jenkins.plugins.bynder.engine.sync.Sync} is the entry point.
 */
package io.jenkins.plugins.bynder.engine.sync;

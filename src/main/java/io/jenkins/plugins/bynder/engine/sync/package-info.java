/**
 * Makes one folder equal to the set of files that carry a tag: names, manifest, plan, transfer, report.
 *
 * <p>Runs where the files are, on an agent or in the command line, and asks an
 * {@link io.jenkins.plugins.bynder.engine.sync.AssetSource} for pages and links, so that no key has to be there.
 * {@link io.jenkins.plugins.bynder.engine.sync.Sync} is the way in.
 */
package io.jenkins.plugins.bynder.engine.sync;

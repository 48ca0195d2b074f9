/** What an import folder holds: the manifest, its line journal, and the log of partial downloads. */
package io.jenkins.plugins.bynder.engine.sync.manifest;

/** State of an import folder: the manifest, its line journal, and the log of partial downloads. */
package io.jenkins.plugins.bynder.engine.sync.manifest;

/** State of the import folders, in one store per job that is updated in place. */
package io.jenkins.plugins.bynder.state;

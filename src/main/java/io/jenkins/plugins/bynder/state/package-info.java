/** What the import folders of each job hold, in one store per job that is updated and never rewritten. */
package io.jenkins.plugins.bynder.state;

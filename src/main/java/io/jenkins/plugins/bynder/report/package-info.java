/** Pages about what syncs have done: on the build, on the job, and for administrators. */
package io.jenkins.plugins.bynder.report;

/** Pages of builds, jobs and assets that show what syncs did. */
package io.jenkins.plugins.bynder.report;

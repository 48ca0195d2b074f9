/** Pages, monitors and metrics for administrators. */
package io.jenkins.plugins.bynder.admin;

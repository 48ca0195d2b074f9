/** Credentials of a Bynder portal as Jenkins credentials. A permanent token is the existing <em>Secret text</em>. */
package io.jenkins.plugins.bynder.credentials;

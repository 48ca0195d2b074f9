/**
 * A Bynder portal as a Java API: credentials, listing, download links, metaproperties, the user's account; request
 * budget and retries.
 *
 * <p>{@link io.jenkins.plugins.bynder.engine.portal.Portal} defines the operations, {@link
 * io.jenkins.plugins.bynder.engine.portal.HttpPortal} implements them over HTTP, and {@link
 * io.jenkins.plugins.bynder.engine.portal.FileHost} downloads the files, possibly on another machine and without
 * credentials.
 *
 * <p>An {@link io.jenkins.plugins.bynder.engine.portal.ApiClient} signs an {@link
 * io.jenkins.plugins.bynder.engine.portal.ApiRequest}, waits for the budget and retries where that is safe. The {@link
 * io.jenkins.plugins.bynder.engine.portal.ApiTransport} sends it once and parses the response while it arrives. {@link
 * io.jenkins.plugins.bynder.engine.portal.ErrorMessages} turns every other outcome into a message.
 */
package io.jenkins.plugins.bynder.engine.portal;

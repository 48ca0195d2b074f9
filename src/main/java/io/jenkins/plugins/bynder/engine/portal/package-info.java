/**
 * A Bynder portal as a Java API: keys, listing, download links, metaproperties, who-am-I; request budget and retries.
 *
 * <p>{@link io.jenkins.plugins.bynder.engine.portal.Portal} says what a portal can be asked,
 * {@link io.jenkins.plugins.bynder.engine.portal.HttpPortal} asks it, and
 * {@link io.jenkins.plugins.bynder.engine.portal.FileHost} fetches the files, on another machine if need be and without keys.
 *
 * <p>Inside, a question is an {@link io.jenkins.plugins.bynder.engine.portal.ApiRequest}; an
 * {@link io.jenkins.plugins.bynder.engine.portal.ApiClient} signs it, waits for the budget and repeats it where that is right; the
 * {@link io.jenkins.plugins.bynder.engine.portal.HttpTransport} sends it once and reads the answer while it arrives;
 * {@link io.jenkins.plugins.bynder.engine.portal.ErrorMessages} has the sentence for everything else.
 */
package io.jenkins.plugins.bynder.engine.portal;

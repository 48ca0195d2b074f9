package io.jenkins.plugins.bynder.cli;

import io.jenkins.plugins.bynder.engine.portal.Account;
import io.jenkins.plugins.bynder.engine.portal.AssetListing;
import io.jenkins.plugins.bynder.engine.portal.PortalAddress;
import io.jenkins.plugins.bynder.engine.portal.Tag;
import io.jenkins.plugins.bynder.engine.portal.TagCount;
import io.jenkins.plugins.bynder.engine.selftest.SelfTestReport;
import java.util.List;
import java.util.Optional;

/**
 * What {@code check} found out.
 *
 * @param selfTest whose the keys are, and what they may do
 * @param similar tags that differ from the wanted one in case only, looked for if no asset carries that;
 *     empty if the portal does not list its tags
 */
record CheckResult(
        PortalAddress portal,
        SelfTestReport selfTest,
        Tag tag,
        AssetListing.Result listing,
        Optional<List<TagCount>> similar,
        long apiRequests) {

    /** Empty if the keys may not read whom they belong to. */
    Optional<Account> account() {
        return selfTest.account();
    }

    /** Whether it is known which roles there are. */
    boolean rolesKnown() {
        return selfTest.rolesKnown();
    }
}

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
 * Result of {@code check}.
 *
 * @param selfTest account and permissions
 * @param similar tags that differ from the given one only in case, looked up if no asset carries it; empty if the
 * portal does not list its tags
 */
record CheckResult(
        PortalAddress portal,
        SelfTestReport selfTest,
        Tag tag,
        AssetListing.Result listing,
        Optional<List<TagCount>> similar,
        long apiRequests) {

    /** Empty if the credentials may not read it. */
    Optional<Account> account() {
        return selfTest.account();
    }

    /** Whether the roles of the account are known. */
    boolean rolesKnown() {
        return selfTest.rolesKnown();
    }
}

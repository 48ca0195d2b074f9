package io.jenkins.plugins.bynder.cli;

import io.jenkins.plugins.bynder.portal.Account;
import io.jenkins.plugins.bynder.portal.PortalAddress;
import io.jenkins.plugins.bynder.portal.Tag;
import io.jenkins.plugins.bynder.portal.TagCount;
import java.util.List;
import java.util.Optional;

/**
 * What {@code check} found out.
 *
 * @param account empty if the keys may not read whom they belong to
 * @param similar tags that differ from the wanted one in case only, looked for if no asset carries that
 */
record CheckResult(
        PortalAddress portal,
        Optional<Account> account,
        Tag tag,
        Listing.Result listing,
        List<TagCount> similar,
        long apiRequests) {

    /** Whether it is known which roles there are. */
    boolean rolesKnown() {
        return account.map(Account::rolesKnown).orElse(false);
    }
}

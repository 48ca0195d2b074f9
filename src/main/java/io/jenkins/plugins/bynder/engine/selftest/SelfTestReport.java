package io.jenkins.plugins.bynder.engine.selftest;

import io.jenkins.plugins.bynder.engine.portal.Account;
import java.util.List;
import java.util.Optional;

/**
 * Result of a {@link SelfTest}.
 *
 * @param account empty if the credentials may not read it
 * @param unnamed user-facing: why not; otherwise empty
 * @param findings permissions first
 */
public record SelfTestReport(Optional<Account> account, String unnamed, List<Finding> findings) {

    public SelfTestReport {
        findings = List.copyOf(findings);
    }

    /** Whether the roles of the account are known. */
    public boolean rolesKnown() {
        return account.map(Account::rolesKnown).orElse(false);
    }

    /** Whether an enabled feature will not work. */
    public boolean serious() {
        return findings.stream().anyMatch(Finding::serious);
    }
}

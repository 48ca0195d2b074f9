package io.jenkins.plugins.bynder.engine.selftest;

import io.jenkins.plugins.bynder.engine.portal.Account;
import java.util.List;
import java.util.Optional;

/**
 * What a {@link SelfTest} has found out.
 *
 * @param account empty if the keys may not read whom they belong to
 * @param unnamed why they may not, a user-facing message; else empty
 * @param findings the table, permissions first
 */
public record SelfTestReport(Optional<Account> account, String unnamed, List<Finding> findings) {

    public SelfTestReport {
        findings = List.copyOf(findings);
    }

    /** Whether it is known which roles there are. */
    public boolean rolesKnown() {
        return account.map(Account::rolesKnown).orElse(false);
    }

    /** Whether something that is switched on will not work. */
    public boolean serious() {
        return findings.stream().anyMatch(Finding::serious);
    }
}

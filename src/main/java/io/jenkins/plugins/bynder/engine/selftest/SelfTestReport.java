package io.jenkins.plugins.bynder.engine.selftest;

import io.jenkins.plugins.bynder.engine.portal.Account;
import io.jenkins.plugins.bynder.engine.portal.Permission;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

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

    /** The verdict on all findings. */
    public Readiness readiness() {
        if (findings.stream().anyMatch(this::blocks)) {
            return Readiness.BLOCKED;
        }
        return serious() || !downloads() ? Readiness.LIMITED : Readiness.READY;
    }

    /** What to deal with first; empty if ready. Permissions come before the failures that they cause. */
    public Optional<Finding> first() {
        return Stream.<Predicate<Finding>>of(
                        this::blocks, Finding::serious, finding -> finding.kind() == Finding.Kind.DOWNLOAD)
                .filter(matches -> readiness() != Readiness.READY)
                .flatMap(matches -> findings.stream().filter(matches))
                .findFirst();
    }

    private boolean blocks(Finding finding) {
        return finding.serious()
                && switch (finding.kind()) {
                    case DOWNLOAD -> true;
                    case SCOPE -> finding.key().equals(PermissionCheck.READ_ASSETS);
                    // A profile that lets a test download start does not need the role that is listed as missing.
                    case PERMISSION -> finding.key().equals(Permission.DOWNLOAD_ORIGINALS.role()) && !downloads();
                    case METAPROPERTY, TRANSFER, LISTING, EVENTS -> false;
                };
    }

    private boolean downloads() {
        return findings.stream()
                .anyMatch(
                        finding -> finding.kind() == Finding.Kind.DOWNLOAD && finding.state() == Finding.State.PRESENT);
    }
}

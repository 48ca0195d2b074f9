package io.jenkins.plugins.bynder.report;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import java.util.List;
import java.util.Optional;
import jenkins.management.Badge;

/** The syncs of a build in one number. */
final class ImportBadge {

    private ImportBadge() {}

    @CheckForNull
    static Badge of(List<ImportSection> sections) {
        Optional<ImportSection> bad =
                sections.stream().filter(section -> !section.isSuccessful()).findFirst();
        if (bad.isPresent()) {
            int failed = sections.stream()
                    .mapToInt(section -> section.count(Outcome.FAILED))
                    .sum();
            return new Badge(
                    failed > 0 ? Amounts.number(failed) : "!", bad.get().getMessage(), Badge.Severity.DANGER);
        }
        int changed = sections.stream()
                .filter(section -> !section.isDryRun())
                .mapToInt(ImportSection::changed)
                .sum();
        return changed == 0
                ? null
                : new Badge(
                        Amounts.number(changed),
                        Messages.ImportBadge_changed(Amounts.number(changed), changed),
                        Badge.Severity.INFO);
    }
}

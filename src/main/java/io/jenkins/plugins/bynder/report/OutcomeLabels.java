package io.jenkins.plugins.bynder.report;

import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import java.util.Locale;
import org.jvnet.localizer.LocaleProvider;

/** Labels of outcomes in the language of the current request. */
final class OutcomeLabels {

    private OutcomeLabels() {}

    /** @param dryRun whether it was only planned */
    static String label(Outcome outcome, boolean dryRun) {
        Locale locale = LocaleProvider.getLocale();
        return dryRun ? outcome.plannedLabel(locale) : outcome.label(locale);
    }
}

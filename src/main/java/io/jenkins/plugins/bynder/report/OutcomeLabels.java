package io.jenkins.plugins.bynder.report;

import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import org.jvnet.localizer.LocaleProvider;

/** Labels of outcomes in the language of the current request. */
final class OutcomeLabels {

    private OutcomeLabels() {}

    static String label(Outcome outcome) {
        return outcome.label(LocaleProvider.getLocale());
    }
}

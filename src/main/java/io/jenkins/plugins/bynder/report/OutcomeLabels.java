package io.jenkins.plugins.bynder.report;

import io.jenkins.plugins.bynder.engine.sync.report.Outcome;

/** Labels of outcomes on pages. */
final class OutcomeLabels {

    private OutcomeLabels() {}

    static String label(Outcome outcome) {
        return switch (outcome) {
            case ADDED -> Messages.Outcome_added();
            case UPDATED -> Messages.Outcome_updated();
            case RENAMED -> Messages.Outcome_renamed();
            case METADATA_ONLY -> Messages.Outcome_metadataOnly();
            case REPAIRED -> Messages.Outcome_repaired();
            case UNCHANGED -> Messages.Outcome_unchanged();
            case DELETED -> Messages.Outcome_removed();
            case KEPT -> Messages.Outcome_kept();
            case UNAVAILABLE -> Messages.Outcome_unavailable();
            case FAILED -> Messages.Outcome_failed();
        };
    }
}

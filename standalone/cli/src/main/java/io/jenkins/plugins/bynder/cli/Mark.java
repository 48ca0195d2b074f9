package io.jenkins.plugins.bynder.cli;

import io.jenkins.plugins.bynder.engine.sync.report.Outcome;

/** The sign of an outcome at the start of a line. */
record Mark(String sign, Style style) {

    static Mark of(Outcome outcome) {
        return switch (outcome) {
            case ADDED -> new Mark("+", Style.GOOD);
            case UPDATED -> new Mark("*", Style.GOOD);
            case RENAMED -> new Mark(">", Style.GOOD);
            case METADATA_ONLY -> new Mark("~", Style.FAINT);
            case REPAIRED -> new Mark("^", Style.CAUTION);
            case UNCHANGED -> new Mark(" ", Style.FAINT);
            case DELETED -> new Mark("-", Style.CAUTION);
            case KEPT -> new Mark("=", Style.FAINT);
            case UNAVAILABLE -> new Mark("?", Style.CAUTION);
            case FAILED -> new Mark("!", Style.BAD);
        };
    }

    /** The word for the outcome. */
    static String word(Outcome outcome) {
        return CliTexts.text("outcome." + outcome.name());
    }
}

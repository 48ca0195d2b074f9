package io.jenkins.plugins.bynder.config;

import hudson.Util;
import hudson.util.FormValidation;
import io.jenkins.plugins.bynder.engine.selftest.Finding;
import io.jenkins.plugins.bynder.engine.selftest.Readiness;
import io.jenkins.plugins.bynder.engine.selftest.SelfTestReport;

/**
 * The first line of a connection test: whether syncs will work, and what to do next.
 *
 * @param tag to be synced; nothing was downloaded if no asset has it
 * @param tagged whether any asset has it
 * @param events whether the portal's events arrive
 */
record ConnectionVerdict(SelfTestReport report, String tag, boolean tagged, Finding events) {

    FormValidation.Kind kind() {
        return report.readiness() == Readiness.READY ? FormValidation.Kind.OK : FormValidation.Kind.WARNING;
    }

    /** All texts are escaped. */
    String html() {
        return switch (report.readiness()) {
            case READY -> html("success", Messages.ConnectionVerdict_ready());
            case LIMITED -> html("warning", Messages.ConnectionVerdict_limited());
            case BLOCKED -> html("danger", Messages.ConnectionVerdict_blocked());
        };
    }

    private String html(String style, String verdict) {
        return "<div class=\"jenkins-alert bynder-alert jenkins-alert-" + style + "\"><strong>" + Util.escape(verdict)
                + "</strong> " + Util.escape(next()) + "</div>";
    }

    private String next() {
        if (!tagged && report.first().filter(Finding::serious).isEmpty()) {
            return Messages.ConnectionVerdict_tag(tag);
        }
        return report.first()
                .map(ConnectionVerdict::next)
                .orElseGet(() -> events.state() == Finding.State.MISSING
                        ? Messages.ConnectionVerdict_events(events.detail())
                        : Messages.ConnectionVerdict_nothing());
    }

    private static String next(Finding first) {
        return switch (first.kind()) {
            case PERMISSION -> Messages.ConnectionVerdict_permission(first.subject(), first.where());
            case SCOPE -> Messages.ConnectionVerdict_scope(first.key(), first.where());
            case METAPROPERTY, DOWNLOAD, TRANSFER, LISTING, EVENTS ->
                Messages.ConnectionVerdict_check(first.subject(), first.detail(), first.where())
                        .strip();
        };
    }
}

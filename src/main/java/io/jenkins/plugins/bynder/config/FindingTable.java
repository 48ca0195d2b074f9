package io.jenkins.plugins.bynder.config;

import hudson.Util;
import io.jenkins.plugins.bynder.engine.selftest.Finding;
import java.util.List;
import java.util.stream.Collectors;
import org.jvnet.localizer.LocaleProvider;

/** Renders findings for a form: a table of what needs attention, and the others folded. All texts are escaped. */
final class FindingTable {

    private FindingTable() {}

    static String of(List<Finding> findings) {
        List<Finding> open = findings.stream().filter(FindingTable::isOpen).toList();
        List<Finding> closed =
                findings.stream().filter(finding -> !isOpen(finding)).toList();
        String table = open.isEmpty() ? "" : table(open);
        return closed.isEmpty()
                ? table
                : table + "<details><summary>" + Util.escape(Messages.FindingTable_others(closed.size())) + "</summary>"
                        + table(closed) + "</details>";
    }

    private static boolean isOpen(Finding finding) {
        boolean feature = finding.kind() != Finding.Kind.TRANSFER && finding.kind() != Finding.Kind.LISTING;
        return finding.state() == Finding.State.MISSING || finding.state() == Finding.State.UNKNOWN && feature;
    }

    private static String table(List<Finding> findings) {
        return "<table class=\"jenkins-table jenkins-table--small bynder-rows bynder-cards\"><thead><tr>"
                + head(Messages.FindingTable_subject())
                + head(Messages.FindingTable_state())
                + head(Messages.FindingTable_detail())
                + "</tr></thead><tbody>"
                + findings.stream().map(FindingTable::row).collect(Collectors.joining())
                + "</tbody></table>";
    }

    private static String head(String title) {
        return "<th scope=\"col\">" + Util.escape(title) + "</th>";
    }

    private static String row(Finding finding) {
        String subject = finding.kind() == Finding.Kind.PERMISSION
                ? Messages.FindingTable_permission(finding.subject(), finding.key())
                : finding.subject();
        String where = finding.where().isEmpty() ? "" : "<br>" + Util.escape(finding.where());
        return "<tr><td>" + Util.escape(subject) + "</td><td>" + state(finding) + "</td><td>"
                + Util.escape(finding.detail()) + where + "</td></tr>";
    }

    private static String state(Finding finding) {
        String label = Util.escape(finding.state().label(LocaleProvider.getLocale()));
        return finding.state() == Finding.State.MISSING ? "<strong>" + label + "</strong>" : label;
    }
}

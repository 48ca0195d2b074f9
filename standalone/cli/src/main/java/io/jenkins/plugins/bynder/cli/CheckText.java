package io.jenkins.plugins.bynder.cli;

import static io.jenkins.plugins.bynder.cli.CliTexts.text;

import io.jenkins.plugins.bynder.engine.portal.Account;
import io.jenkins.plugins.bynder.engine.portal.AssetListing;
import io.jenkins.plugins.bynder.engine.portal.TagCount;
import io.jenkins.plugins.bynder.engine.selftest.Finding;
import io.jenkins.plugins.bynder.engine.util.Printable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The result of {@code check} as text. */
final class CheckText {

    private static final int HEADING = 11;
    private static final int LABEL = 56;

    private final CheckResult result;

    CheckText(CheckResult result) {
        this.result = result;
    }

    void show(Screen screen) {
        row(screen, text("check.portal"), text("check.answers", result.portal().toString()));
        row(
                screen,
                text("check.account"),
                result.account().map(CheckText::owner).orElse(text("check.unknownOwner")));
        findings(screen);
        tag(screen);
        row(screen, text("check.requests"), FigureText.count(result.apiRequests()));
    }

    private static String owner(Account account) {
        return account.profile().isEmpty()
                ? text("check.owner", account.user())
                : text("check.ownerProfile", account.user(), account.profile());
    }

    private void findings(Screen screen) {
        if (!result.rolesKnown()) {
            row(screen, text("check.roles"), text("check.unknownRoles"));
        }
        String before = "";
        Set<String> places = new LinkedHashSet<>();
        for (Finding finding : result.selfTest().findings()) {
            String heading = heading(finding.kind());
            row(screen, heading.equals(before) ? "" : heading, finding);
            before = heading;
            places.add(finding.where());
        }
        places.remove("");
        String where = text("check.where");
        for (String place : places) {
            row(screen, where, place);
            where = "";
        }
    }

    private String heading(Finding.Kind kind) {
        return switch (kind) {
            case PERMISSION -> result.rolesKnown() ? text("check.roles") : "";
            case SCOPE -> text("check.scopes");
            case METAPROPERTY, DOWNLOAD, TRANSFER, LISTING, EVENTS -> text("check.tried");
        };
    }

    private static void row(Screen screen, String heading, Finding finding) {
        boolean role = finding.kind() == Finding.Kind.PERMISSION;
        String subject = role ? text("check.permission", finding.subject(), finding.key()) : finding.subject();
        Style style = style(finding);
        screen.pieces(
                screen.styled(Style.STRONG, Printable.pad(heading, HEADING)),
                screen.styled(style, sign(finding.state()) + " "),
                screen.styled(Style.PLAIN, finding.detail().isEmpty() ? subject : Printable.pad(subject, LABEL)),
                finding.detail().isEmpty() ? "" : " " + screen.styled(style, Printable.of(finding.detail())));
    }

    private static String sign(Finding.State state) {
        return switch (state) {
            case PRESENT -> "+";
            case MISSING -> "-";
            case NOT_NEEDED -> ".";
            case INFO -> "i";
            case UNKNOWN -> "?";
        };
    }

    private static Style style(Finding finding) {
        return switch (finding.state()) {
            case PRESENT -> Style.GOOD;
            case MISSING -> finding.serious() ? Style.BAD : Style.CAUTION;
            case NOT_NEEDED -> Style.FAINT;
            case INFO -> Style.PLAIN;
            case UNKNOWN -> Style.CAUTION;
        };
    }

    private void tag(Screen screen) {
        AssetListing.Result listing = result.listing();
        row(screen, text("check.tag"), text("check.assets", result.tag().value(), listing.assets()));
        if (listing.archived() > 0) {
            row(screen, "", text("check.archived", listing.archived()));
        }
        if (!listing.addsUp()) {
            row(screen, "", text("listing.shifted", listing.total(), listing.sent()));
        }
        for (TagCount similar : result.similar().orElse(List.of())) {
            row(screen, "", text("check.similar", similar.tag(), similar.assets()));
        }
        if (listing.assets() == 0 && result.similar().filter(List::isEmpty).isPresent()) {
            row(screen, "", text("check.noSimilar"));
        }
    }

    private static void row(Screen screen, String heading, String content) {
        screen.pieces(
                screen.styled(Style.STRONG, Printable.pad(heading, HEADING)), screen.styled(Style.PLAIN, content));
    }
}

package io.jenkins.plugins.bynder.cli;

import static io.jenkins.plugins.bynder.cli.CliTexts.text;

import io.jenkins.plugins.bynder.portal.Account;
import io.jenkins.plugins.bynder.portal.Permission;
import io.jenkins.plugins.bynder.portal.TagCount;

/** The result of {@code check}, for people. */
final class CheckText {

    private static final int HEADING = 11;
    private static final int LABEL = 42;

    private final CheckResult result;

    CheckText(CheckResult result) {
        this.result = result;
    }

    void show(Screen screen) {
        row(screen, text("check.portal"), text("check.answers", result.portal().toString()));
        row(screen, text("check.keys"), result.account().map(CheckText::owner).orElse(text("check.unknownOwner")));
        permissions(screen);
        tag(screen);
        row(screen, text("check.requests"), Amounts.count(result.apiRequests()));
    }

    private static String owner(Account account) {
        return account.profile().isEmpty()
                ? text("check.owner", account.user())
                : text("check.ownerProfile", account.user(), account.profile());
    }

    private void permissions(Screen screen) {
        if (!result.rolesKnown()) {
            row(screen, text("check.roles"), text("check.unknownRoles"));
            return;
        }
        Account account = result.account().orElseThrow();
        String heading = text("check.roles");
        for (Permission permission : Permission.values()) {
            boolean granted = permission.grantedTo(account);
            String label = text("check.permission", permission.label(), permission.role());
            screen.pieces(
                    screen.styled(Style.STRONG, Printable.pad(heading, HEADING)),
                    screen.styled(granted ? Style.GOOD : Style.CAUTION, granted ? "+ " : "- "),
                    screen.styled(Style.PLAIN, granted ? label : Printable.pad(label, LABEL)),
                    granted ? "" : screen.styled(Style.CAUTION, permission.without()));
            heading = "";
        }
    }

    private void tag(Screen screen) {
        Listing.Result listing = result.listing();
        row(screen, text("check.tag"), text("check.assets", result.tag().value(), listing.assets()));
        if (listing.archived() > 0) {
            row(screen, "", text("check.archived", listing.archived()));
        }
        if (!listing.addsUp()) {
            row(screen, "", text("listing.shifted", listing.total(), listing.sent()));
        }
        for (TagCount similar : result.similar()) {
            row(screen, "", text("check.similar", similar.tag(), similar.assets()));
        }
        if (listing.assets() == 0 && result.similar().isEmpty()) {
            row(screen, "", text("check.noSimilar"));
        }
    }

    private static void row(Screen screen, String heading, String content) {
        screen.pieces(
                screen.styled(Style.STRONG, Printable.pad(heading, HEADING)), screen.styled(Style.PLAIN, content));
    }
}

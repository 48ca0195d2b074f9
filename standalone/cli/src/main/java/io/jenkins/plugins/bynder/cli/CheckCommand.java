package io.jenkins.plugins.bynder.cli;

import io.jenkins.plugins.bynder.portal.Account;
import io.jenkins.plugins.bynder.portal.Portal;
import io.jenkins.plugins.bynder.portal.PortalException;
import io.jenkins.plugins.bynder.portal.Tag;
import io.jenkins.plugins.bynder.portal.TagCount;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says whose the keys are, what they may do and how many assets carry the tag. */
@Command(
        name = "check",
        resourceBundle = "io.jenkins.plugins.bynder.cli.Help",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false)
final class CheckCommand implements Callable<Integer> {

    private final Context context;

    @Mixin
    private final PortalOptions options = new PortalOptions();

    CheckCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws PortalException, InterruptedException {
        Tag tag = options.tag();
        Portal portal = options.open(context);
        Optional<Account> account = account(portal);
        Listing.Result listing = new Listing(portal, tag).read(asset -> true);
        List<TagCount> similar = listing.assets() == 0 ? similar(portal, tag) : List.of();
        CheckResult result = new CheckResult(portal.address(), account, tag, listing, similar, portal.requests());
        if (options.json()) {
            new CheckJson(result).write(context.streams().result());
        }
        new CheckText(result).show(options.screen(context));
        return ExitCode.DONE;
    }

    /** Nobody, if the keys are good but may not read whom they belong to: that takes a scope no sync needs. */
    private static Optional<Account> account(Portal portal) throws PortalException, InterruptedException {
        try {
            return Optional.of(portal.whoAmI());
        } catch (PortalException e) {
            if (e.problem() == PortalException.Problem.FORBIDDEN) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Tags that a person may have meant. */
    private static List<TagCount> similar(Portal portal, Tag tag) throws PortalException, InterruptedException {
        return portal.tags(tag.value()).stream()
                .filter(candidate -> candidate.tag().strip().equalsIgnoreCase(tag.value()))
                .filter(candidate -> !candidate.tag().equals(tag.value()))
                .toList();
    }
}

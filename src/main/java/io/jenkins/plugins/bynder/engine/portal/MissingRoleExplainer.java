package io.jenkins.plugins.bynder.engine.portal;

import io.jenkins.plugins.bynder.engine.portal.PortalException.Problem;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Finds the missing role when the portal only responds with 403. Looks up the profile once, regardless of the number of
 * rejected assets.
 */
final class MissingRoleExplainer {

    private static final List<Permission> SPECIAL =
            List.of(Permission.DOWNLOAD_ARCHIVED, Permission.DOWNLOAD_LIMITED, Permission.DOWNLOAD_WATERMARKED);

    @FunctionalInterface
    interface Lookup {
        Account whoAmI() throws PortalException, InterruptedException;
    }

    private final Lookup lookup;
    private final ReentrantLock once = new ReentrantLock();
    private boolean asked;
    private Optional<Account> known = Optional.empty();

    MissingRoleExplainer(Lookup lookup) {
        this.lookup = lookup;
    }

    /** Extends a rejected download with the name of the missing role, if it can be determined. */
    PortalException explain(PortalException refusal, PortalAddress portal, String assetId) throws InterruptedException {
        Optional<Account> account = account();
        if (account.isEmpty()) {
            return refusal;
        }
        return new PortalException(Problem.FORBIDDEN, sentence(portal, assetId, account.get()), refusal);
    }

    private static LocalizableText sentence(PortalAddress portal, String assetId, Account account) {
        if (!Permission.DOWNLOAD_ORIGINALS.grantedTo(account)) {
            return PortalTexts.message(
                    "forbidden.role", portal, assetId, account.profile(), named(Permission.DOWNLOAD_ORIGINALS));
        }
        List<LocalizableText> missing = SPECIAL.stream()
                .filter(permission -> !permission.grantedTo(account))
                .map(MissingRoleExplainer::named)
                .toList();
        return missing.isEmpty()
                ? PortalTexts.message("forbidden.hidden", portal, assetId)
                : PortalTexts.message(
                        "forbidden.special", portal, assetId, account.profile(), LocalizableText.list(missing));
    }

    private static LocalizableText named(Permission permission) {
        return PortalTexts.message("permission.named", permission.localizedLabel(), permission.role());
    }

    private Optional<Account> account() throws InterruptedException {
        once.lockInterruptibly();
        try {
            if (!asked) {
                known = look();
                asked = true;
            }
            return known;
        } finally {
            once.unlock();
        }
    }

    private Optional<Account> look() throws InterruptedException {
        try {
            return Optional.of(lookup.whoAmI()).filter(Account::rolesKnown);
        } catch (PortalException e) {
            return Optional.empty(); // The rejection itself must still be reported.
        }
    }
}

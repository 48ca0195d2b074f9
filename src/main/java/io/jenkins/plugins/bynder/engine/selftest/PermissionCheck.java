package io.jenkins.plugins.bynder.engine.selftest;

import io.jenkins.plugins.bynder.engine.portal.Account;
import io.jenkins.plugins.bynder.engine.portal.Asset;
import io.jenkins.plugins.bynder.engine.portal.Permission;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Compares the permissions of the profile and the scopes of the token with what the plugin needs.
 *
 * @param scopes of an OAuth 2 token; empty if there are none or they are unknown
 * @param backlinks whether links are written
 * @param fieldAbsent whether their metaproperty must be created first
 * @param usage whether asset usage is reported
 */
record PermissionCheck(
        Optional<Account> account,
        Set<String> scopes,
        boolean backlinks,
        boolean fieldAbsent,
        boolean usage,
        SelfTestTexts texts) {

    static final String READ_ASSETS = "asset:read";
    private static final String MAKE_FIELD = "meta.assetbank:write";

    List<Finding> permissions(Collection<Asset> tagged) {
        return Stream.of(Permission.values())
                .filter(permission -> permission != Permission.REPORT_USAGE || usage)
                .map(permission -> finding(permission, tagged))
                .toList();
    }

    private Finding finding(Permission permission, Collection<Asset> tagged) {
        boolean needed = isNeeded(permission, tagged);
        Finding.State state = state(permission, needed, tagged);
        String detail =
                switch (state) {
                    case PRESENT -> "";
                    case MISSING, UNKNOWN -> permission.without(texts.locale());
                    case NOT_NEEDED, INFO -> texts.text("spare." + permission.name());
                };
        boolean missing = state == Finding.State.MISSING;
        return new Finding(
                Finding.Kind.PERMISSION,
                permission.role(),
                permission.label(),
                state,
                detail,
                missing ? texts.text("where.permission") : "",
                missing);
    }

    private Finding.State state(Permission permission, boolean needed, Collection<Asset> tagged) {
        boolean known = account.filter(Account::rolesKnown).isPresent();
        if (known && permission.grantedTo(account.orElseThrow())) {
            return Finding.State.PRESENT;
        }
        if (!needed) {
            return Finding.State.NOT_NEEDED;
        }
        return known
                        && permission == Permission.DOWNLOAD_LIMITED
                        && tagged.stream().noneMatch(Asset::limited)
                ? Finding.State.INFO // only such assets need it, and they are not listed without it
                : known ? Finding.State.MISSING : Finding.State.UNKNOWN;
    }

    private boolean isNeeded(Permission permission, Collection<Asset> tagged) {
        return switch (permission) {
            case DOWNLOAD_ORIGINALS -> true;
            case EDIT_ASSETS -> backlinks;
            case MANAGE_METAPROPERTIES -> backlinks && fieldAbsent;
            // In most portals, users can read their own profile without this permission.
            case MANAGE_PERMISSIONS -> account.isPresent() && !account.get().rolesKnown();
            case DOWNLOAD_ARCHIVED -> false;
            // Without this permission, such assets are not even listed.
            case DOWNLOAD_LIMITED -> true;
            case REPORT_USAGE -> usage;
            case DOWNLOAD_WATERMARKED -> tagged.stream().anyMatch(Asset::watermarked);
        };
    }

    /** Empty if the scopes are unknown. */
    List<Finding> scopeFindings() {
        if (scopes.isEmpty()) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>(List.of(
                scope(READ_ASSETS, true),
                scope("asset:write", backlinks),
                scope("meta.assetbank:read", backlinks),
                scope(MAKE_FIELD, backlinks && fieldAbsent),
                scope("current.user:read", false),
                scope("current.profile:read", false)));
        if (usage) {
            findings.add(scope("asset.usage:write", true));
        }
        return findings;
    }

    private Finding scope(String scope, boolean needed) {
        boolean granted = scopes.contains(scope);
        Finding.State state =
                granted ? Finding.State.PRESENT : needed ? Finding.State.MISSING : Finding.State.NOT_NEEDED;
        boolean missing = state == Finding.State.MISSING;
        return new Finding(
                Finding.Kind.SCOPE,
                scope,
                texts.text("scope", scope),
                state,
                granted ? "" : texts.text("scope." + scope.replace(':', '.')),
                missing ? texts.text("where.scope") : "",
                missing);
    }

    /** Empty if unknown. */
    Optional<Boolean> mayMakeField() {
        if (!scopes.isEmpty() && !scopes.contains(MAKE_FIELD)) {
            return Optional.of(false);
        }
        return account.filter(Account::rolesKnown).map(Permission.MANAGE_METAPROPERTIES::grantedTo);
    }
}

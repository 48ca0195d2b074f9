package io.jenkins.plugins.bynder.config;

import com.cloudbees.plugins.credentials.CredentialsScope;
import hudson.Util;
import hudson.util.FormValidation;
import io.jenkins.plugins.bynder.credentials.CredentialsFinder;
import io.jenkins.plugins.bynder.engine.backlink.MetapropertyLabel;
import io.jenkins.plugins.bynder.engine.portal.Account;
import io.jenkins.plugins.bynder.engine.portal.AssetParts;
import io.jenkins.plugins.bynder.engine.portal.FileHost;
import io.jenkins.plugins.bynder.engine.portal.ListingPage;
import io.jenkins.plugins.bynder.engine.portal.Portal;
import io.jenkins.plugins.bynder.engine.portal.PortalAddress;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.portal.Tag;
import io.jenkins.plugins.bynder.engine.portal.Timeouts;
import io.jenkins.plugins.bynder.engine.selftest.Finding;
import io.jenkins.plugins.bynder.engine.selftest.SelfTest;
import io.jenkins.plugins.bynder.engine.selftest.SelfTestReport;
import io.jenkins.plugins.bynder.engine.util.ErrorText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jvnet.localizer.LocaleProvider;

/**
 * <em>Test connection</em>: determines the user and the number of tagged assets, and checks whether the credentials
 * allow what the form enables.
 */
final class ConnectionTest {

    private final Portals portals;
    private final FormContext context;
    private final List<String> lines = new ArrayList<>();

    /** @param context of the form; determines where credentials are looked up */
    ConnectionTest(Portals portals, FormContext context) {
        this.portals = portals;
        this.context = context;
    }

    /**
     * Runs the test; its findings stay in this object.
     *
     * @param backlinks label of their metaproperty; empty if they are disabled
     */
    FormValidation run(
            String portalUrl,
            String credentialsId,
            String typedTag,
            Optional<MetapropertyLabel> backlinks,
            boolean usage,
            Timeouts timeouts)
            throws InterruptedException {
        try {
            PortalAddress address = PortalAddress.of(portalUrl);
            String given = Util.fixEmptyAndTrim(typedTag);
            Tag tag = new Tag(given == null ? Integration.DEFAULT_TAG : given);
            context.requireAllowed(address);
            Portal portal = portals.open(address, credentialsId.strip(), context.folder(), timeouts);
            ListingPage page = portal.assets(tag, 1, AssetParts.basic());
            SelfTestReport report = selfTest(portal, tag, page, backlinks, usage, timeouts);
            who(address, report);
            count(page, tag);
            scope(address, credentialsId.strip());
            List<Finding> findings = new ArrayList<>(report.findings());
            Finding events = EventConsumer.finding(address, context.folder().isEmpty());
            findings.add(events);
            ConnectionVerdict verdict =
                    new ConnectionVerdict(report, tag.value(), !page.assets().isEmpty(), events);
            return FormValidation.respond(verdict.kind(), verdict.html() + markup() + FindingTable.of(findings));
        } catch (IllegalArgumentException | PortalException e) {
            return FormValidation.error(Messages.ConnectionVerdict_failed(ErrorText.of(e, LocaleProvider.getLocale())));
        }
    }

    private SelfTestReport selfTest(
            Portal portal,
            Tag tag,
            ListingPage page,
            Optional<MetapropertyLabel> backlinks,
            boolean usage,
            Timeouts timeouts)
            throws InterruptedException {
        try (FileHost host = FileHost.of(portal.address(), portals.http(timeouts), 1)) {
            return new SelfTest(portal, host, backlinks, "", usage, LocaleProvider.getLocale()).run(tag, page.assets());
        }
    }

    private void who(PortalAddress address, SelfTestReport report) {
        String host = address.uri().getHost();
        if (report.account().isEmpty()) {
            lines.add(Messages.ConnectionTest_connectedAsSomebody(host));
            lines.add(report.unnamed());
            return;
        }
        Account account = report.account().get();
        lines.add(Messages.ConnectionTest_connected(host, account.user()));
        lines.add(
                report.rolesKnown()
                        ? Messages.ConnectionTest_profile(account.profile())
                        : Messages.ConnectionTest_rolesUnknown());
    }

    private void count(ListingPage page, Tag tag) {
        if (page.assets().isEmpty()) {
            lines.add(Messages.ConnectionTest_noAssets(tag.value()));
        } else {
            boolean all = page.last() && page.number() == 1;
            lines.add(Messages.ConnectionTest_assets(all ? page.assets().size() : page.total(), tag.value()));
        }
    }

    /** Folders have no credentials that only Jenkins itself can read. */
    private void scope(PortalAddress address, String credentialsId) {
        boolean global = context.folder().isEmpty()
                && CredentialsFinder.find(credentialsId, address, Optional.empty())
                        .filter(found -> found.getScope() == CredentialsScope.GLOBAL)
                        .isPresent();
        if (global) {
            lines.add(Messages.ConnectionTest_globalScope());
        }
    }

    private String markup() {
        return String.join("<br>", lines.stream().map(Util::escape).toList());
    }
}

package io.jenkins.plugins.bynder.engine.selftest;

import io.jenkins.plugins.bynder.engine.backlink.MetapropertyLabel;
import io.jenkins.plugins.bynder.engine.portal.Account;
import io.jenkins.plugins.bynder.engine.portal.Asset;
import io.jenkins.plugins.bynder.engine.portal.FileHost;
import io.jenkins.plugins.bynder.engine.portal.Portal;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.portal.Tag;
import io.jenkins.plugins.bynder.engine.util.ErrorText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Checks, without changing anything, what the credentials allow and how the portal and its file host behave. Sends at
 * most five requests to the portal, two more if the download of the asset is forbidden, and two to the file host about
 * one file, regardless of the size of the portal.
 */
public final class SelfTest {

    private final Portal portal;
    private final FileHost host;
    private final Optional<MetapropertyLabel> backlinks;
    private final String derivative;
    private final boolean usage;
    private final SelfTestTexts texts;

    /**
     * @param host used for one file; not closed
     * @param backlinks label of their metaproperty; empty if backlinks are off
     * @param derivative name of the rendition to sync; empty for the original
     */
    public SelfTest(Portal portal, FileHost host, Optional<MetapropertyLabel> backlinks, String derivative) {
        this(portal, host, backlinks, derivative, false, Locale.getDefault());
    }

    /**
     * @param usage whether asset usage is reported
     * @param reader language of the findings; messages of the portal are in that of this machine
     */
    public SelfTest(
            Portal portal,
            FileHost host,
            Optional<MetapropertyLabel> backlinks,
            String derivative,
            boolean usage,
            Locale reader) {
        this.usage = usage;
        this.texts = new SelfTestTexts(reader);
        this.portal = Objects.requireNonNull(portal);
        this.host = Objects.requireNonNull(host);
        this.backlinks = Objects.requireNonNull(backlinks);
        this.derivative = Objects.requireNonNull(derivative);
    }

    /**
     * Runs all checks, whether or not some fail: the portal has just listed assets, and a sync needs nothing else.
     *
     * @param tagged assets just listed for the tag, oldest first, at least one if any exist; with the derivative
     */
    public SelfTestReport run(Tag tag, Collection<Asset> tagged) throws InterruptedException {
        Optional<Account> account = Optional.empty();
        String unnamed = "";
        try {
            account = Optional.of(portal.whoAmI());
        } catch (PortalException e) {
            // Credentials with read-only scopes may not query their user and need not.
            unnamed = ErrorText.of(e, texts.locale());
        }
        FieldCheck field = FieldCheck.of(portal, backlinks, texts);
        PermissionCheck check =
                new PermissionCheck(account, portal.grantedScopes(), field.wanted(), field.absent(), usage, texts);
        List<Finding> findings = new ArrayList<>(check.permissions(tagged));
        findings.addAll(check.scopeFindings());
        findings.add(field.finding(check.mayMakeField()));
        findings.addAll(new DownloadCheck(portal, host, derivative, texts).of(tagged));
        findings.add(new OrderCheck(portal, tag, texts).of(tagged));
        return new SelfTestReport(account, unnamed, findings);
    }
}

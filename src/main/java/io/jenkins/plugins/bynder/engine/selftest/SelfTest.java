package io.jenkins.plugins.bynder.engine.selftest;

import io.jenkins.plugins.bynder.engine.backlink.FieldLabel;
import io.jenkins.plugins.bynder.engine.portal.Account;
import io.jenkins.plugins.bynder.engine.portal.Asset;
import io.jenkins.plugins.bynder.engine.portal.FileHost;
import io.jenkins.plugins.bynder.engine.portal.Portal;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.portal.Tag;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Tries, without changing anything, whether the credentials can do what is wanted of them, and how the portal and its file
 * host behave: at most five requests to the portal, two more if the download of the asset is forbidden, and two to the file
 * host about the file of one asset, regardless of the size of the portal.
 */
public final class SelfTest {

    private final Portal portal;
    private final FileHost host;
    private final Optional<FieldLabel> backlinks;
    private final String derivative;

    /**
     * @param host for one file; stays the caller's to close
     * @param backlinks the label of their metaproperty, empty if they are not wanted
     * @param derivative name of the rendition that syncs take, empty for the original
     */
    public SelfTest(Portal portal, FileHost host, Optional<FieldLabel> backlinks, String derivative) {
        this.portal = Objects.requireNonNull(portal);
        this.host = Objects.requireNonNull(host);
        this.backlinks = Objects.requireNonNull(backlinks);
        this.derivative = Objects.requireNonNull(derivative);
    }

    /**
     * Runs to its end: the portal has just listed assets, and an answer to anything else is not needed for a sync.
     *
     * @param tagged assets that the portal has just listed for the tag, oldest first, at least one if there is any; with the
     *     derivative
     */
    public SelfTestReport run(Tag tag, Collection<Asset> tagged) throws InterruptedException {
        Optional<Account> account = Optional.empty();
        String unnamed = "";
        try {
            account = Optional.of(portal.whoAmI());
        } catch (PortalException e) {
            // Keys made for reading assets alone may not ask who they are, and need not.
            unnamed = e.getMessage();
        }
        FieldCheck field = FieldCheck.of(portal, backlinks);
        Rights rights = new Rights(account, portal.grantedScopes(), field.wanted(), field.absent());
        List<Finding> findings = new ArrayList<>(rights.permissions(tagged));
        findings.addAll(rights.scopeFindings());
        findings.add(field.finding(rights.mayMakeField()));
        findings.addAll(new DownloadCheck(portal, host, derivative).of(tagged));
        findings.add(new OrderCheck(portal, tag).of(tagged));
        return new SelfTestReport(account, unnamed, findings);
    }
}

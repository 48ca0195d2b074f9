package io.jenkins.plugins.bynder.config;

import com.cloudbees.hudson.plugins.folder.AbstractFolder;
import com.cloudbees.hudson.plugins.folder.AbstractFolderProperty;
import com.cloudbees.hudson.plugins.folder.AbstractFolderPropertyDescriptor;
import com.cloudbees.hudson.plugins.folder.computed.ComputedFolder;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Descriptor;
import hudson.model.Item;
import java.io.Serial;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.StaplerRequest2;

/**
 * Integrations for the jobs in a folder and its subfolders. Users who may configure the folder can edit them, so they
 * only use credentials of the folder and portals that an administrator has allowed, and get none of the rights that
 * only administrators grant.
 */
public final class BynderFolderProperty extends AbstractFolderProperty<AbstractFolder<?>> {

    private static final Logger LOGGER = Logger.getLogger(BynderFolderProperty.class.getName());

    private final List<Integration> integrations;
    private transient String problem = "";

    /** @throws IllegalArgumentException with a user-facing message if two have the same name */
    @DataBoundConstructor
    public BynderFolderProperty(@CheckForNull List<Integration> integrations) {
        List<Integration> given = integrations == null ? List.of() : integrations;
        IntegrationRules.requireUniqueNames(given);
        this.integrations =
                given.stream().map(Integration::withoutRightsOfAdministrators).toList();
    }

    @NonNull
    public List<Integration> getIntegrations() {
        return integrations;
    }

    /** Keeps only usable integrations, because a config.xml can contain anything. */
    @Serial
    private Object readResolve() {
        StoredIntegrations stored = StoredIntegrations.of(integrations);
        BynderFolderProperty usable = new BynderFolderProperty(stored.usable());
        usable.problem = stored.problem();
        return usable;
    }

    @Override
    protected void setOwner(@NonNull AbstractFolder<?> owner) {
        super.setOwner(owner);
        if (!problem.isEmpty()) {
            String reason = problem;
            LOGGER.warning(() -> Messages.BynderFolderProperty_ignored(owner.getFullName(), reason));
            problem = "";
        }
    }

    /** The form, and access to the integrations of all folders. */
    @Extension(optional = true)
    @Symbol("bynderIntegrations")
    public static final class DescriptorImpl extends AbstractFolderPropertyDescriptor
            implements JenkinsFolderIntegrations {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.BynderFolderProperty_displayName();
        }

        /** A folder without integrations has no such property. */
        @CheckForNull
        @Override
        public AbstractFolderProperty<?> newInstance(StaplerRequest2 request, JSONObject form) throws FormException {
            try {
                List<Integration> given = request.bindJSONToList(Integration.class, form.opt("integrations"));
                given.forEach(integration -> BynderConfiguration.get().requireAllowedInFolders(integration.address()));
                return given.isEmpty() ? null : new BynderFolderProperty(given);
            } catch (IllegalArgumentException e) {
                throw new Descriptor.FormException(IntegrationRules.sentence(e), e, "integrations");
            }
        }

        @Override
        public boolean canDefine(Item item) {
            return item instanceof AbstractFolder<?>;
        }

        @Override
        public boolean hasBranches(Item item) {
            return item instanceof ComputedFolder<?>;
        }

        @Override
        public List<Integration> definedBy(Item item) {
            return Optional.of(item)
                    .filter(AbstractFolder.class::isInstance)
                    .map(AbstractFolder.class::cast)
                    .map(DescriptorImpl::property)
                    .map(property -> property.getIntegrations().stream()
                            .map(integration -> integration.inFolder(item))
                            .toList())
                    .orElse(List.of());
        }

        @CheckForNull
        private static BynderFolderProperty property(AbstractFolder<?> folder) {
            return folder.getProperties().get(BynderFolderProperty.class);
        }

        @Override
        public List<Integration> all() {
            return Jenkins.get().getAllItems(AbstractFolder.class).stream()
                    .flatMap(folder -> definedBy(folder).stream())
                    .toList();
        }
    }
}

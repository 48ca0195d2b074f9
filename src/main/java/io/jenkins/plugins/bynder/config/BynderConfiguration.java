package io.jenkins.plugins.bynder.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Descriptor;
import hudson.security.Permission;
import hudson.util.FormValidation;
import io.jenkins.plugins.bynder.engine.portal.PortalAddress;
import io.jenkins.plugins.bynder.engine.sns.TopicArn;
import io.jenkins.plugins.bynder.engine.util.ErrorText;
import io.jenkins.plugins.bynder.engine.util.InvalidValueException;
import io.jenkins.plugins.bynder.engine.util.Texts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jenkins.model.GlobalConfiguration;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.jvnet.localizer.LocaleProvider;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** The list of integrations under <em>Manage Jenkins → System → Bynder</em>. */
@Restricted(NoExternalUse.class)
@Extension
@Symbol("bynder")
public final class BynderConfiguration extends GlobalConfiguration {

    private List<Integration> integrations = new ArrayList<>();

    /** See {@link ApprovedTopics}. */
    private final Map<String, Set<String>> approvedTopics = new TreeMap<>();

    private String folderPortals = "";

    /** Topics that code has set since Jenkins started, by name of the integration. */
    private transient Map<String, Set<TopicArn>> asCode = Map.of();

    public BynderConfiguration() {
        load();
        UsePermission.register();
    }

    public static BynderConfiguration get() {
        return ExtensionList.lookupSingleton(BynderConfiguration.class);
    }

    @NonNull
    public synchronized List<Integration> getIntegrations() {
        return List.copyOf(integrations);
    }

    /**
     * @throws IllegalArgumentException with a user-facing message if two have the same name, or a topic is listed for
     *     two portals
     */
    @DataBoundSetter
    public synchronized void setIntegrations(@CheckForNull List<Integration> integrations) {
        List<Integration> given = integrations == null ? List.of() : List.copyOf(integrations);
        replace(given, Set.of());
        asCode = topicsByName(given);
    }

    /** The YAML of trusted topics that code does not list; empty if there are none. */
    @NonNull
    public synchronized String missingInCode() {
        return MissingTopicsYaml.missing(asCode, topicsByName(integrations));
    }

    /** @param removed topics that an administrator has removed from the list */
    private synchronized void replace(List<Integration> integrations, Set<TopicArn> removed) {
        ApprovedTopics approved = approved().without(removed);
        List<Integration> given = withTopics(integrations, approved.additions(trusts(integrations)));
        IntegrationRules.requireUniqueNames(given);
        IntegrationRules.requireOnePortalPerTopic(given);
        this.integrations = given;
        approvedTopics.clear();
        approvedTopics.putAll(approved.byPortal());
        save();
    }

    private static List<ApprovedTopics.Trust> trusts(List<Integration> integrations) {
        return integrations.stream()
                .map(integration -> new ApprovedTopics.Trust(integration.getPortalUrl(), integration.topicArns()))
                .toList();
    }

    private static List<Integration> withTopics(List<Integration> integrations, List<Set<TopicArn>> additions) {
        List<Integration> result = new ArrayList<>();
        for (int i = 0; i < integrations.size(); i++) {
            Integration integration = integrations.get(i);
            for (TopicArn topic : additions.get(i)) {
                integration = integration.withTopic(topic);
            }
            result.add(integration);
        }
        return result;
    }

    private static Map<String, Set<TopicArn>> topicsByName(List<Integration> integrations) {
        Map<String, Set<TopicArn>> topics = new LinkedHashMap<>();
        integrations.forEach(integration -> topics.put(integration.getName(), integration.topicArns()));
        return topics;
    }

    private ApprovedTopics approved() {
        return new ApprovedTopics(approvedTopics);
    }

    /** Portals that folders may use in their integrations, one per line; empty for none. */
    @NonNull
    public String getFolderPortals() {
        return folderPortals;
    }

    /** @throws IllegalArgumentException with a user-facing message if a line is not the URL of a portal */
    @DataBoundSetter
    public void setFolderPortals(@CheckForNull String folderPortals) {
        this.folderPortals = portals(folderPortals);
        save();
    }

    private static String portals(@CheckForNull String typed) {
        return JobPatterns.lines(typed).stream()
                .map(line -> PortalAddress.of(line).toString())
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    /** @throws IllegalArgumentException with a user-facing message if folders may not use that portal */
    void requireAllowedInFolders(PortalAddress portal) {
        if (!allowedInFolders(portal.toString())) {
            throw new IllegalArgumentException(Messages.BynderConfiguration_portalNotForFolders(portal));
        }
    }

    private boolean allowedInFolders(String portalUrl) {
        return JobPatterns.lines(folderPortals).contains(portalUrl);
    }

    /** Whether the integration may be used: one of Jenkins, or one of a folder for a portal that folders may use. */
    boolean isAllowed(Integration integration) {
        return integration.folder().isEmpty() || allowedInFolders(integration.getPortalUrl());
    }

    /** The integrations of Jenkins, and the usable ones of folders. */
    public List<Integration> allIntegrations() {
        List<Integration> all = new ArrayList<>(integrations);
        if (!folderPortals.isEmpty()) {
            JenkinsFolderIntegrations.ofAllFolders().stream()
                    .filter(this::isAllowed)
                    .forEach(all::add);
        }
        return all;
    }

    /** Whether an integration exists, or a folder could define one. */
    public boolean inUse() {
        return !integrations.isEmpty() || !folderPortals.isEmpty();
    }

    /** URL of the portal that the topic belongs to; empty if the topic is not trusted. */
    public Optional<String> portal(TopicArn topic) {
        String arn = topic.toString();
        Optional<String> listed = integrations.stream()
                // Called for every message, so lists that cannot contain the topic are not parsed.
                .filter(integration -> integration.getTopics().contains(arn))
                .filter(integration -> integration.topicArns().contains(topic))
                .map(Integration::getPortalUrl)
                .findFirst();
        return listed.or(() -> approvedFor(arn));
    }

    /** For portals that only folders use. */
    private synchronized Optional<String> approvedFor(String arn) {
        return approved().portal(arn, this::allowedInFolders);
    }

    /** Trusted topics of a portal. */
    public synchronized List<TopicArn> topics(String portalUrl) {
        Set<TopicArn> topics = new LinkedHashSet<>();
        integrations.stream()
                .filter(integration -> integration.getPortalUrl().equals(portalUrl))
                .forEach(integration -> topics.addAll(integration.topicArns()));
        if (allowedInFolders(portalUrl)) {
            topics.addAll(approved().of(portalUrl));
        }
        return List.copyOf(topics);
    }

    /** URLs of all portals that integrations may use, those of folders included. */
    public Set<String> portals() {
        Set<String> portals = new TreeSet<>(JobPatterns.lines(folderPortals));
        integrations.forEach(integration -> portals.add(integration.getPortalUrl()));
        return portals;
    }

    /** Names of integrations, and URLs of portals that only folders use. */
    public List<String> approvable() {
        List<String> names =
                new ArrayList<>(integrations.stream().map(Integration::getName).toList());
        JobPatterns.lines(folderPortals).stream()
                .filter(portal -> integrations.stream()
                        .noneMatch(integration -> integration.getPortalUrl().equals(portal)))
                .forEach(names::add);
        return names;
    }

    /**
     * Makes an integration trust a topic.
     *
     * @param name of the integration, or URL of a portal that only folders use
     * @throws IllegalArgumentException with a user-facing message if there is no such integration, or if the topic
     *     belongs to another portal
     */
    public synchronized void trust(String name, TopicArn topic) {
        if (!approvable().contains(name)) {
            throw new InvalidValueException(Texts.of(Messages.class).message("BynderConfiguration.unknown", name));
        }
        Optional<Integration> chosen = named(name);
        String portal = chosen.map(Integration::getPortalUrl).orElse(name);
        Optional<String> other = portal(topic).filter(url -> !url.equals(portal));
        if (other.isPresent()) {
            throw new IllegalArgumentException(Messages.Integration_topicTwice(topic, other.get(), portal));
        }
        approved().add(portal, topic);
        if (chosen.isPresent()) {
            replace(
                    integrations.stream()
                            .map(each -> each == chosen.get() ? each.withTopic(topic) : each)
                            .toList(),
                    Set.of());
        } else {
            save();
        }
    }

    /**
     * @param savedName of the integration whose name is checked; empty if it is new
     * @throws IllegalArgumentException with a user-facing message if the name leads to another integration
     */
    void requireUnused(String name, String savedName) {
        List<IntegrationNames> names = new ArrayList<>();
        names.add(new IntegrationNames(name, List.of()));
        integrations.stream()
                .filter(integration -> !integration.getName().equals(savedName))
                .forEach(integration -> names.add(integration.names()));
        IntegrationNames.requireUnique(names);
    }

    private Optional<Integration> named(String name) {
        return integrations.stream()
                .filter(integration -> integration.getName().equals(name.strip()))
                .findFirst();
    }

    /** Users with Overall/Manage may see the page and change everything except where credentials are sent. */
    @NonNull
    @Override
    public Permission getRequiredGlobalConfigPagePermission() {
        return Jenkins.MANAGE;
    }

    @Override
    public boolean configure(StaplerRequest2 request, JSONObject form) throws FormException {
        try {
            List<Integration> given = request.bindJSONToList(Integration.class, form.opt("integrations"));
            String forFolders = portals(form.optString("folderPortals"));
            if (!Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
                requireKnownBindings(given);
                if (!forFolders.equals(folderPortals)) {
                    throw new Descriptor.FormException(
                            Messages.BynderConfiguration_foldersAdministratorsOnly(), "folderPortals");
                }
            }
            Set<TopicArn> removed = new HashSet<>();
            given.forEach(integration -> removed.addAll(integration.removedTopics()));
            replace(given, removed);
            folderPortals = forFolders;
            save();
        } catch (IllegalArgumentException e) {
            throw new Descriptor.FormException(IntegrationRules.sentence(e), e, "integrations");
        }
        return true;
    }

    @POST
    public FormValidation doCheckFolderPortals(@QueryParameter String value) {
        if (!Jenkins.get().hasPermission(Jenkins.MANAGE)) {
            return FormValidation.ok();
        }
        try {
            portals(value);
            return FormValidation.ok();
        } catch (IllegalArgumentException e) {
            return FormValidation.error(ErrorText.of(e, LocaleProvider.getLocale()));
        }
    }

    /**
     * Only administrators may combine an address with other credentials, which sends these to another place, or add a
     * topic, which lets others start builds.
     */
    private void requireKnownBindings(List<Integration> given) throws FormException {
        for (Integration integration : given) {
            boolean known = integrations.stream()
                    .anyMatch(old -> old.getPortalUrl().equals(integration.getPortalUrl())
                            && old.getCredentialsId().equals(integration.getCredentialsId())
                            && old.topicArns().containsAll(integration.topicArns())
                            && old.getName().equals(integration.getName())
                            && old.hasRightsOf(integration));
            if (!known) {
                throw new Descriptor.FormException(
                        Messages.BynderConfiguration_administratorsOnly(integration.getName()), "integrations");
            }
        }
    }
}

package io.jenkins.plugins.bynder.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Descriptor;
import hudson.security.Permission;
import io.jenkins.plugins.bynder.engine.sns.TopicArn;
import io.jenkins.plugins.bynder.engine.util.ErrorText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import jenkins.model.GlobalConfiguration;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.StaplerRequest2;

/** The list of integrations under <em>Manage Jenkins → System → Bynder</em>. */
@Restricted(NoExternalUse.class)
@Extension
@Symbol("bynder")
public final class BynderConfiguration extends GlobalConfiguration {

    private List<Integration> integrations = new ArrayList<>();

    /**
     * Topics that administrators have approved, by the URL of their portal. Kept beside the integrations, so that neither a form
     * that was opened before nor code that lists no topics can end the trust, which would stop all events in silence.
     */
    private final Map<String, Set<String>> approvedTopics = new TreeMap<>();

    public BynderConfiguration() {
        load();
    }

    public static BynderConfiguration get() {
        return ExtensionList.lookupSingleton(BynderConfiguration.class);
    }

    @NonNull
    public List<Integration> getIntegrations() {
        return List.copyOf(integrations);
    }

    /**
     * @throws IllegalArgumentException with a user-facing message if two have the same name, or one topic is to speak
     *     for two portals
     */
    @DataBoundSetter
    public void setIntegrations(@CheckForNull List<Integration> integrations) {
        replace(integrations == null ? List.of() : integrations, Set.of());
    }

    /** @param removed topics that an administrator has taken off the list */
    private synchronized void replace(List<Integration> integrations, Set<TopicArn> removed) {
        List<Integration> given = new ArrayList<>(integrations);
        Map<String, Set<String>> kept = new TreeMap<>();
        approvedTopics.forEach((portal, topics) -> {
            Set<String> left = new TreeSet<>(topics);
            removed.forEach(topic -> left.remove(topic.toString()));
            kept.put(portal, left);
        });
        kept.forEach((portal, topics) -> topics.forEach(topic -> keepTrust(given, portal, TopicArn.of(topic))));
        IntegrationRules.requireUniqueNames(given);
        IntegrationRules.requireOnePortalPerTopic(given);
        this.integrations = given;
        approvedTopics.clear();
        approvedTopics.putAll(kept);
        save();
    }

    /** Has the first integration of the portal trust the topic, unless an integration lists it. */
    private static void keepTrust(List<Integration> integrations, String portal, TopicArn topic) {
        List<Integration> own = integrations.stream()
                .filter(integration -> integration.getPortalUrl().equals(portal))
                .toList();
        if (!own.isEmpty()
                && integrations.stream()
                        .noneMatch(integration -> integration.topicArns().contains(topic))) {
            integrations.replaceAll(
                    integration -> integration == own.get(0) ? integration.withTopic(topic) : integration);
        }
    }

    /** The integrations that a job may use, in their order. */
    public List<Integration> usableBy(String jobFullName) {
        return getIntegrations().stream()
                .filter(integration -> integration.allows(jobFullName))
                .toList();
    }

    /**
     * The integration that a job means. One that it may not use is as unknown to it as one that does not exist.
     *
     * @param name may be empty when there is just one integration that it may use
     * @throws IllegalArgumentException with a sentence for people; it lists no names
     */
    public Integration integration(@CheckForNull String name, String jobFullName) {
        return chosen(name, usableBy(jobFullName));
    }

    /**
     * The integration of that name, whichever jobs may use it.
     *
     * @param name may be empty when there is just one integration
     * @throws IllegalArgumentException with a sentence for people; it lists no names
     */
    public Integration integration(@CheckForNull String name) {
        return chosen(name, getIntegrations());
    }

    private static Integration chosen(@CheckForNull String name, List<Integration> all) {
        boolean named = name != null && !name.isBlank();
        if (!named && all.size() > 1) {
            throw new IllegalArgumentException(Messages.BynderConfiguration_several());
        }
        return all.stream()
                .filter(integration -> !named || integration.getName().equals(name.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        named ? Messages.BynderConfiguration_unknown(name) : Messages.BynderConfiguration_none()));
    }

    /** The integrations that trust events of that topic. */
    public List<Integration> trusting(TopicArn topic) {
        String arn = topic.toString();
        return getIntegrations().stream()
                // asked for every message: lists that cannot hold it need not be read line by line
                .filter(integration -> integration.getTopics().contains(arn))
                .filter(integration -> integration.topicArns().contains(topic))
                .toList();
    }

    /**
     * Lets an integration trust a topic.
     *
     * @throws IllegalArgumentException with a user-facing message if there is no such integration, or the topic speaks
     *     for another portal
     */
    public synchronized void trust(String name, TopicArn topic) {
        Integration chosen = integration(name);
        setIntegrations(getIntegrations().stream()
                .map(each -> each.getName().equals(chosen.getName()) ? each.withTopic(topic) : each)
                .toList());
        approvedTopics
                .computeIfAbsent(chosen.getPortalUrl(), portal -> new TreeSet<>())
                .add(topic.toString());
        save();
    }

    /** Whether an integration of that name is saved. */
    boolean knows(String name) {
        return named(name).isPresent();
    }

    private Optional<Integration> named(String name) {
        return integrations.stream()
                .filter(integration -> integration.getName().equals(name.strip()))
                .findFirst();
    }

    /** Overall/Manage may see the page and change all but what decides where credentials go. */
    @NonNull
    @Override
    public Permission getRequiredGlobalConfigPagePermission() {
        return Jenkins.MANAGE;
    }

    @Override
    public boolean configure(StaplerRequest2 request, JSONObject form) throws FormException {
        try {
            List<Integration> given = request.bindJSONToList(Integration.class, form.opt("integrations"));
            if (!Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
                requireKnownBindings(given);
            }
            Set<TopicArn> removed = new HashSet<>();
            given.forEach(integration -> removed.addAll(integration.removedTopics()));
            replace(given, removed);
        } catch (IllegalArgumentException e) {
            throw new Descriptor.FormException(sentence(e), e, "integrations");
        }
        return true;
    }

    /** Stapler wraps what a constructor says into what the whole form was. */
    private static String sentence(IllegalArgumentException refusal) {
        IllegalArgumentException said = refusal;
        while (said.getCause() instanceof IllegalArgumentException cause) {
            said = cause;
        }
        return ErrorText.of(said);
    }

    /**
     * A new pair of address and credentials sends a key to a new place, and a new topic lets somebody start builds: that
     * is for administrators alone.
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

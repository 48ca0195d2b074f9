package io.jenkins.plugins.bynder.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Util;
import hudson.model.Describable;
import hudson.model.Failure;
import hudson.model.Item;
import io.jenkins.plugins.bynder.engine.backlink.MetapropertyLabel;
import io.jenkins.plugins.bynder.engine.backlink.UrlTemplate;
import io.jenkins.plugins.bynder.engine.portal.PortalAddress;
import io.jenkins.plugins.bynder.engine.portal.Tag;
import io.jenkins.plugins.bynder.engine.portal.Timeouts;
import io.jenkins.plugins.bynder.engine.sns.TopicArn;
import io.jenkins.plugins.bynder.engine.util.ErrorText;
import io.jenkins.plugins.bynder.engine.util.InvalidValueException;
import io.jenkins.plugins.bynder.engine.util.Texts;
import java.io.Serial;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.sf.json.JSONObject;
import org.jvnet.localizer.LocaleProvider;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundResolvable;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.StaplerRequest2;

/**
 * An integration: a name for the address and credentials of a portal, with defaults for syncs.
 *
 * <p>Jobs refer to an integration by name, never to an address or credentials. Users who may only configure a job
 * therefore cannot send credentials elsewhere.
 */
public final class Integration implements Describable<Integration>, DataBoundResolvable {

    /** The tag that Gelato's own integration uses. */
    public static final String DEFAULT_TAG = "Gelato";

    /** The import folder of Gelato's own integration. */
    public static final String DEFAULT_IMPORT_FOLDER = "DAM import";

    private final String name;
    private final String portalUrl;
    private final String credentialsId;
    private String formerNames = "";
    private String tag = DEFAULT_TAG;
    private String importFolder = DEFAULT_IMPORT_FOLDER;
    private String topics = "";
    private boolean enableBacklinks;
    private String backlinkLabel = MetapropertyLabel.DEFAULT.text();
    private String backlinkUrl = UrlTemplate.DEFAULT;
    private transient Set<TopicArn> removedTopics;
    private transient Item folder;
    private String jobs = "";
    private String allowedTags = "";
    private String backlinkJob = "";
    private String backlinkLabels = "";
    private boolean overwriteBacklinks;
    private Boolean thumbnails = true;
    private String usageId = "";
    private boolean keepBacklinks;
    private boolean branchBacklinks;
    private boolean proxyPasswordOnAgents;
    private int timeoutConnect = (int) Timeouts.DEFAULT.connect().toSeconds();
    private int timeoutFirstByte = (int) Timeouts.DEFAULT.firstByte().toSeconds();
    private int timeoutSilence = (int) Timeouts.DEFAULT.silence().toSeconds();
    private int timeoutCall = (int) Timeouts.DEFAULT.call().toSeconds();

    /** @throws IllegalArgumentException with a user-facing message if the form would reject a value */
    @DataBoundConstructor
    public Integration(@CheckForNull String name, @CheckForNull String portalUrl, @CheckForNull String credentialsId) {
        this.name = IntegrationRules.name(name);
        this.portalUrl = PortalAddress.of(portalUrl).toString();
        this.credentialsId = IntegrationRules.credentials(credentialsId);
    }

    @NonNull
    public String getName() {
        return name;
    }

    /** Former names, one per line. Jobs that use one get this integration. */
    @NonNull
    public String getFormerNames() {
        return formerNames;
    }

    /** @throws IllegalArgumentException with a user-facing message if a line is not a valid name */
    @DataBoundSetter
    public void setFormerNames(@CheckForNull String formerNames) {
        List<String> lines = JobPatterns.lines(formerNames);
        lines.forEach(IntegrationRules::name);
        this.formerNames = String.join("\n", new IntegrationNames(name, lines).former());
    }

    IntegrationNames names() {
        return new IntegrationNames(name, JobPatterns.lines(formerNames));
    }

    /** A message with the current name for users of a former name; empty for other names. */
    public Optional<String> renameNotice(String used) {
        return names().former().contains(used.strip())
                ? Optional.of(Messages.Integration_renamed(used.strip(), name))
                : Optional.empty();
    }

    @NonNull
    public String getPortalUrl() {
        return portalUrl;
    }

    @NonNull
    public String getCredentialsId() {
        return credentialsId;
    }

    @NonNull
    public String getTag() {
        return tag;
    }

    /** @throws IllegalArgumentException with a user-facing message if it is not a valid tag */
    @DataBoundSetter
    public void setTag(@CheckForNull String tag) {
        String given = Util.fixEmptyAndTrim(tag);
        this.tag = given == null ? DEFAULT_TAG : new Tag(given).value();
    }

    @NonNull
    public String getImportFolder() {
        return importFolder;
    }

    /** @throws IllegalArgumentException with a user-facing message if it is not a folder inside the workspace */
    @DataBoundSetter
    public void setImportFolder(@CheckForNull String importFolder) {
        String given = Util.fixEmptyAndTrim(importFolder);
        this.importFolder = given == null
                ? DEFAULT_IMPORT_FOLDER
                : ImportFolderName.of(given).path();
    }

    /** ARNs of trusted SNS topics, one per line. */
    @NonNull
    public String getTopics() {
        return topics;
    }

    /** @throws IllegalArgumentException with a user-facing message if a line is not the ARN of a topic */
    @DataBoundSetter
    public void setTopics(@CheckForNull String topics) {
        this.topics = Topics.text(Topics.of(topics));
    }

    /** The trusted SNS topics. */
    public Set<TopicArn> topicArns() {
        return Topics.of(getTopics());
    }

    /** Whether a sync writes a link into the portal for each asset. */
    public boolean isEnableBacklinks() {
        return enableBacklinks;
    }

    @DataBoundSetter
    public void setEnableBacklinks(boolean enableBacklinks) {
        this.enableBacklinks = enableBacklinks;
    }

    /** Label of the metaproperty that holds the link. */
    @NonNull
    public String getBacklinkLabel() {
        return backlinkLabel;
    }

    /** @throws IllegalArgumentException with a user-facing message if it is not readable text */
    @DataBoundSetter
    public void setBacklinkLabel(@CheckForNull String backlinkLabel) {
        this.backlinkLabel = BacklinkRules.label(backlinkLabel).text();
    }

    /** The URL template of the links. */
    @NonNull
    public String getBacklinkUrl() {
        return backlinkUrl;
    }

    /** @throws IllegalArgumentException with a user-facing message if it does not create safe URLs */
    @DataBoundSetter
    public void setBacklinkUrl(@CheckForNull String backlinkUrl) {
        this.backlinkUrl = BacklinkRules.template(backlinkUrl).toString();
    }

    /** Full names of jobs and folders that may use it, one per line; empty for all. */
    @NonNull
    public String getJobs() {
        return jobs;
    }

    /** @throws IllegalArgumentException with a user-facing message if a line is not a valid full name */
    @DataBoundSetter
    public void setJobs(@CheckForNull String jobs) {
        this.jobs = JobPatterns.text(jobs);
    }

    /** Whether a job may use it. */
    public boolean allows(String jobFullName) {
        return JobPatterns.match(jobs, jobFullName);
    }

    /** Additional tags that may be synced, one per line; empty for any tag. */
    @NonNull
    public String getAllowedTags() {
        return allowedTags;
    }

    /** @throws IllegalArgumentException with a user-facing message if one is not a valid tag */
    @DataBoundSetter
    public void setAllowedTags(@CheckForNull String allowedTags) {
        List<String> tags = JobPatterns.lines(allowedTags);
        tags.forEach(Tag::new);
        this.allowedTags = String.join("\n", tags);
    }

    /** Whether assets with this tag may be read and linked. */
    public boolean allowsTag(String value) {
        return allowedTags.isEmpty()
                || value.equals(tag)
                || JobPatterns.lines(allowedTags).contains(value);
    }

    /**
     * Returns the tag for a job.
     *
     * @param given empty for the integration's tag
     * @throws IllegalArgumentException with a user-facing message if it may not be synced
     */
    public Tag tagFor(String given) {
        Tag meant = new Tag(given.isEmpty() ? tag : given);
        if (!allowsTag(meant.value())) {
            throw new InvalidValueException(
                    Texts.of(Messages.class).message("Integration.tagNotAllowed", meant.value(), name));
        }
        return meant;
    }

    /** Full name of the one job that writes links; empty for the first job that writes. */
    @NonNull
    public String getBacklinkJob() {
        return backlinkJob;
    }

    @DataBoundSetter
    public void setBacklinkJob(@CheckForNull String backlinkJob) {
        this.backlinkJob = Util.fixNull(backlinkJob).strip();
    }

    /** Labels of additional metaproperties that {@code bynderBacklink} may write, one per line. */
    @NonNull
    public String getBacklinkLabels() {
        return backlinkLabels;
    }

    /** @throws IllegalArgumentException with a user-facing message if one is not a valid label */
    @DataBoundSetter
    public void setBacklinkLabels(@CheckForNull String backlinkLabels) {
        List<String> labels = JobPatterns.lines(backlinkLabels);
        labels.forEach(MetapropertyLabel::new);
        this.backlinkLabels = String.join("\n", labels);
    }

    /**
     * Returns the label for a step.
     *
     * @param given empty for the integration's label
     * @throws IllegalArgumentException with a user-facing message if it may not be written
     */
    public MetapropertyLabel labelFor(String given) {
        if (given.isEmpty() || given.equalsIgnoreCase(backlinkLabel)) {
            return fieldLabel();
        }
        return JobPatterns.lines(backlinkLabels).stream()
                .filter(given::equalsIgnoreCase)
                .findFirst()
                .map(MetapropertyLabel::new)
                .orElseThrow(() -> new InvalidValueException(
                        Texts.of(Messages.class).message("Integration.labelNotAllowed", given, name)));
    }

    /** All labels that may be written. */
    public List<MetapropertyLabel> labels() {
        return Stream.concat(Stream.of(backlinkLabel), JobPatterns.lines(backlinkLabels).stream())
                .map(MetapropertyLabel::new)
                .toList();
    }

    /** Whether links replace values that this integration has not written. */
    public boolean isOverwriteBacklinks() {
        return overwriteBacklinks;
    }

    @DataBoundSetter
    public void setOverwriteBacklinks(boolean overwriteBacklinks) {
        this.overwriteBacklinks = overwriteBacklinks;
    }

    /** Whether the link of an asset that leaves the set stays in the portal. */
    public boolean isKeepBacklinks() {
        return keepBacklinks;
    }

    @DataBoundSetter
    public void setKeepBacklinks(boolean keepBacklinks) {
        this.keepBacklinks = keepBacklinks;
    }

    /** Whether jobs of branches and pull requests write links. */
    public boolean isBranchBacklinks() {
        return branchBacklinks;
    }

    @DataBoundSetter
    public void setBranchBacklinks(boolean branchBacklinks) {
        this.branchBacklinks = branchBacklinks;
    }

    /** Whether a job may write links. Branches and pull requests may do so only if the integration says so. */
    public boolean allowsLinksOf(Item job) {
        return branchBacklinks || backlinkJob.equals(job.getFullName()) || !JenkinsFolderIntegrations.isBranch(job);
    }

    /** The id that Bynder gave to this integration for reports of asset usage; empty for no reports. */
    @NonNull
    public String getUsageId() {
        return usageId;
    }

    /** @throws IllegalArgumentException with a user-facing message if it is not a valid id */
    @DataBoundSetter
    public void setUsageId(@CheckForNull String usageId) {
        this.usageId = IntegrationRules.usageId(usageId);
    }

    /** Whether builds keep thumbnails of their assets. */
    public boolean isThumbnails() {
        return thumbnails;
    }

    @DataBoundSetter
    public void setThumbnails(boolean thumbnails) {
        this.thumbnails = thumbnails;
    }

    /** Whether agents receive the password of Jenkins' HTTP proxy. */
    public boolean isProxyPasswordOnAgents() {
        return proxyPasswordOnAgents;
    }

    @DataBoundSetter
    public void setProxyPasswordOnAgents(boolean proxyPasswordOnAgents) {
        this.proxyPasswordOnAgents = proxyPasswordOnAgents;
    }

    /** Whether both grant the same rights, which only administrators may change. */
    boolean hasRightsOf(Integration other) {
        return formerNames.equals(other.formerNames)
                && jobs.equals(other.jobs)
                && allowedTags.equals(other.allowedTags)
                && (allowedTags.isEmpty() || tag.equals(other.tag))
                && backlinkJob.equals(other.backlinkJob)
                && backlinkLabels.equals(other.backlinkLabels)
                && overwriteBacklinks == other.overwriteBacklinks
                && branchBacklinks == other.branchBacklinks
                && proxyPasswordOnAgents == other.proxyPasswordOnAgents;
    }

    /** Seconds. */
    public int getTimeoutConnect() {
        return timeoutConnect;
    }

    /** @throws IllegalArgumentException with a user-facing message if it is not from a second to a day */
    @DataBoundSetter
    public void setTimeoutConnect(@CheckForNull Integer timeoutConnect) {
        this.timeoutConnect = TimeoutRules.seconds(timeoutConnect, Timeouts.DEFAULT.connect());
    }

    /** Seconds to wait for the first byte of a response. */
    public int getTimeoutFirstByte() {
        return timeoutFirstByte;
    }

    /** @throws IllegalArgumentException with a user-facing message if it is not from a second to a day */
    @DataBoundSetter
    public void setTimeoutFirstByte(@CheckForNull Integer timeoutFirstByte) {
        this.timeoutFirstByte = TimeoutRules.seconds(timeoutFirstByte, Timeouts.DEFAULT.firstByte());
    }

    /** Seconds to wait for each further byte. */
    public int getTimeoutSilence() {
        return timeoutSilence;
    }

    /** @throws IllegalArgumentException with a user-facing message if it is not from a second to a day */
    @DataBoundSetter
    public void setTimeoutSilence(@CheckForNull Integer timeoutSilence) {
        this.timeoutSilence = TimeoutRules.seconds(timeoutSilence, Timeouts.DEFAULT.silence());
    }

    /** Seconds for a whole request to the portal. */
    public int getTimeoutCall() {
        return timeoutCall;
    }

    /** @throws IllegalArgumentException with a user-facing message if it is not from a second to a day */
    @DataBoundSetter
    public void setTimeoutCall(@CheckForNull Integer timeoutCall) {
        this.timeoutCall = TimeoutRules.seconds(timeoutCall, Timeouts.DEFAULT.call());
    }

    public Timeouts timeouts() {
        return new Timeouts(
                Duration.ofSeconds(timeoutConnect),
                Duration.ofSeconds(timeoutFirstByte),
                Duration.ofSeconds(timeoutSilence),
                Duration.ofSeconds(timeoutCall));
    }

    public MetapropertyLabel fieldLabel() {
        return new MetapropertyLabel(backlinkLabel);
    }

    public UrlTemplate urlTemplate() {
        return UrlTemplate.of(backlinkUrl);
    }

    /** The same integration with one more trusted topic. */
    public Integration withTopic(TopicArn topic) {
        Set<TopicArn> more = new LinkedHashSet<>(topicArns());
        more.add(topic);
        Integration copy = copy();
        copy.topics = Topics.text(more);
        return copy;
    }

    /**
     * The same integration without the rights that folders may not grant: trusted topics and the password of Jenkins'
     * proxy.
     */
    Integration withoutRightsOfAdministrators() {
        Integration copy = copy();
        copy.topics = "";
        copy.proxyPasswordOnAgents = false;
        return copy;
    }

    /** The same integration as part of a folder. */
    Integration inFolder(Item owner) {
        Integration copy = copy();
        copy.folder = owner;
        return copy;
    }

    /**
     * The same integration with validated values.
     *
     * @throws IllegalArgumentException with a user-facing message if a value is invalid
     */
    Integration validated() {
        Integration copy = copy();
        copy.setFormerNames(formerNames);
        copy.setTag(tag);
        copy.setImportFolder(importFolder);
        copy.setTopics(topics);
        copy.setBacklinkLabel(backlinkLabel);
        copy.setBacklinkUrl(backlinkUrl);
        copy.setJobs(jobs);
        copy.setAllowedTags(allowedTags);
        copy.setBacklinkJob(backlinkJob);
        copy.setBacklinkLabels(backlinkLabels);
        copy.setUsageId(usageId);
        copy.setTimeoutConnect(timeoutConnect);
        copy.setTimeoutFirstByte(timeoutFirstByte);
        copy.setTimeoutSilence(timeoutSilence);
        copy.setTimeoutCall(timeoutCall);
        return copy;
    }

    private Integration copy() {
        Integration copy = new Integration(name, portalUrl, credentialsId);
        copy.formerNames = formerNames;
        copy.tag = tag;
        copy.importFolder = importFolder;
        copy.topics = topics;
        copy.enableBacklinks = enableBacklinks;
        copy.backlinkLabel = backlinkLabel;
        copy.backlinkUrl = backlinkUrl;
        copy.jobs = jobs;
        copy.allowedTags = allowedTags;
        copy.backlinkJob = backlinkJob;
        copy.backlinkLabels = backlinkLabels;
        copy.overwriteBacklinks = overwriteBacklinks;
        copy.thumbnails = thumbnails;
        copy.usageId = usageId;
        copy.keepBacklinks = keepBacklinks;
        copy.branchBacklinks = branchBacklinks;
        copy.proxyPasswordOnAgents = proxyPasswordOnAgents;
        copy.timeoutConnect = timeoutConnect;
        copy.timeoutFirstByte = timeoutFirstByte;
        copy.timeoutSilence = timeoutSilence;
        copy.timeoutCall = timeoutCall;
        copy.folder = folder;
        return copy;
    }

    /** The folder that defines it; empty if Jenkins itself does. */
    Optional<Item> folder() {
        return Optional.ofNullable(folder);
    }

    /** Full name of the folder that defines it; empty if Jenkins itself does. */
    public String folderName() {
        return folder().map(Item::getFullName).orElse("");
    }

    /** Unique among all integrations, including those of folders. */
    public String key() {
        return key(folderName());
    }

    /** Its key in a folder with that full name. Unique, because names contain no line feed. */
    public String key(String folderName) {
        return key(name, folderName);
    }

    /** The keys of its former names in a folder of that full name, the latest first. */
    public List<String> formerKeys(String folderName) {
        return names().former().stream().map(former -> key(former, folderName)).toList();
    }

    private static String key(String name, String folderName) {
        return folderName.isEmpty() ? name : name + "\n" + folderName;
    }

    /** The name, followed by the folder if one defines it. */
    public String title() {
        return folder().map(owner -> Messages.Integration_inFolder(name, owner.getFullName()))
                .orElse(name);
    }

    /** Reports errors of setters, which Stapler would only log before it saves the default. */
    @Override
    public Object bindResolve(StaplerRequest2 request, JSONObject form) {
        try {
            // The form keeps the name that it showed, so that a rename breaks no job.
            setFormerNames(form.optString("savedName") + "\n" + form.optString("formerNames"));
            setTag(form.optString("tag"));
            setImportFolder(form.optString("importFolder"));
            setTopics(form.optString("topics"));
            removedTopics = removed(form.optString("savedTopics"));
            setBacklinkLabel(form.optString("backlinkLabel"));
            setBacklinkUrl(form.optString("backlinkUrl"));
            setJobs(form.optString("jobs"));
            setAllowedTags(form.optString("allowedTags"));
            setBacklinkJob(form.optString("backlinkJob"));
            setBacklinkLabels(form.optString("backlinkLabels"));
            setUsageId(form.optString("usageId"));
            setTimeoutConnect(TimeoutRules.typed(form.optString("timeoutConnect")));
            setTimeoutFirstByte(TimeoutRules.typed(form.optString("timeoutFirstByte")));
            setTimeoutSilence(TimeoutRules.typed(form.optString("timeoutSilence")));
            setTimeoutCall(TimeoutRules.typed(form.optString("timeoutCall")));
            return this;
        } catch (IllegalArgumentException e) {
            throw new Failure(ErrorText.of(e, LocaleProvider.getLocale()));
        }
    }

    /** Topics that the form showed when it was opened and that it no longer contains. */
    private Set<TopicArn> removed(String shown) {
        Set<TopicArn> removed = new LinkedHashSet<>(Topics.of(shown));
        removed.removeAll(topicArns());
        return removed;
    }

    /** Topics that were removed in the form. */
    Set<TopicArn> removedTopics() {
        return Objects.requireNonNullElse(removedTopics, Set.of());
    }

    /** Sets fields that the XML of an older release lacks, because XStream calls no constructor. */
    @Serial
    private Object readResolve() {
        formerNames = Objects.requireNonNullElse(formerNames, "");
        tag = Objects.requireNonNullElse(tag, DEFAULT_TAG);
        importFolder = Objects.requireNonNullElse(importFolder, DEFAULT_IMPORT_FOLDER);
        topics = Objects.requireNonNullElse(topics, "");
        jobs = Objects.requireNonNullElse(jobs, "");
        thumbnails = Objects.requireNonNullElse(thumbnails, true);
        usageId = Objects.requireNonNullElse(usageId, "");
        allowedTags = Objects.requireNonNullElse(allowedTags, "");
        backlinkJob = Objects.requireNonNullElse(backlinkJob, "");
        backlinkLabels = Objects.requireNonNullElse(backlinkLabels, "");
        backlinkLabel = Objects.requireNonNullElse(backlinkLabel, MetapropertyLabel.DEFAULT.text());
        backlinkUrl = Objects.requireNonNullElse(backlinkUrl, UrlTemplate.DEFAULT);
        timeoutConnect = timeoutConnect == 0 ? TimeoutRules.seconds(null, Timeouts.DEFAULT.connect()) : timeoutConnect;
        timeoutFirstByte =
                timeoutFirstByte == 0 ? TimeoutRules.seconds(null, Timeouts.DEFAULT.firstByte()) : timeoutFirstByte;
        timeoutSilence = timeoutSilence == 0 ? TimeoutRules.seconds(null, Timeouts.DEFAULT.silence()) : timeoutSilence;
        timeoutCall = timeoutCall == 0 ? TimeoutRules.seconds(null, Timeouts.DEFAULT.call()) : timeoutCall;
        return this;
    }

    /** The normalized address of the portal. */
    public PortalAddress address() {
        return PortalAddress.of(portalUrl);
    }
}

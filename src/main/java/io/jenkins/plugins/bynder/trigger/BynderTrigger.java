package io.jenkins.plugins.bynder.trigger;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.model.Job;
import hudson.scheduler.CronTabList;
import hudson.scheduler.Hash;
import hudson.triggers.Trigger;
import hudson.triggers.TriggerDescriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.bynder.config.Integration;
import io.jenkins.plugins.bynder.engine.portal.Tag;
import io.jenkins.plugins.bynder.engine.util.ErrorText;
import io.jenkins.plugins.bynder.step.FormChoices;
import io.jenkins.plugins.bynder.step.StepFields;
import java.util.Set;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.ParameterizedJobMixIn;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * {@code bynder(tag: 'Gelato')}: builds the job when a sync of a tag would change something. Checks when events arrive,
 * and on a schedule, because events can be lost.
 */
public final class BynderTrigger extends Trigger<Job<?, ?>> {

    private static final Logger LOGGER = Logger.getLogger(BynderTrigger.class.getName());

    /** Once a day, at a time that depends on the tag. */
    static final String DAILY = "H H * * *";

    private String integration = "";
    private String tag = "";
    private String events = "";
    private String schedule = DAILY;

    @DataBoundConstructor
    public BynderTrigger() {
        tabs = CronTabList.create(schedule);
    }

    /** When to compare the full listing with what the job last synced, in cron syntax. */
    @NonNull
    public String getSchedule() {
        return schedule;
    }

    /**
     * @param schedule daily if empty
     * @throws IllegalArgumentException with a user-facing message if the schedule is invalid
     */
    @DataBoundSetter
    public void setSchedule(@CheckForNull String schedule) {
        String given = StepFields.text(schedule);
        String chosen = given.isEmpty() ? DAILY : given;
        tabs = CronTabList.create(chosen);
        this.schedule = chosen;
    }

    /** Name of the integration; empty for the only one. */
    @NonNull
    public String getIntegration() {
        return integration;
    }

    @DataBoundSetter
    public void setIntegration(@CheckForNull String integration) {
        this.integration = StepFields.text(integration);
    }

    /** The tag; empty for the integration's tag. */
    @NonNull
    public String getTag() {
        return tag;
    }

    @DataBoundSetter
    public void setTag(@CheckForNull String tag) {
        this.tag = StepFields.tag(tag);
    }

    /** Names of the events to react to, separated by commas; empty for all. */
    @NonNull
    public String getEvents() {
        return events;
    }

    @DataBoundSetter
    public void setEvents(@CheckForNull String events) {
        this.events = String.join(", ", EventNames.of(Util.fixNull(events)));
    }

    Set<String> eventNames() {
        return EventNames.of(events);
    }

    Tag tagOf(Integration of) {
        return of.tagFor(tag);
    }

    @Override
    public void start(Job<?, ?> project, boolean newInstance) {
        super.start(project, newInstance);
        // Jobs with the same tag check at the same time, so that they share one listing.
        tabs = CronTabList.create(schedule, Hash.from("bynder " + integration + " " + tag));
    }

    /** Replaces invalid values by their defaults, because a config.xml can contain anything. */
    @Override
    protected Object readResolve() {
        BynderTrigger read = new BynderTrigger();
        read.setIntegration(integration);
        usable(tag, read::setTag);
        usable(events, read::setEvents);
        usable(schedule, read::setSchedule);
        return read;
    }

    private static void usable(@CheckForNull String value, Consumer<String> setter) {
        try {
            setter.accept(value);
        } catch (IllegalArgumentException e) {
            LOGGER.log(Level.WARNING, Messages.BynderTrigger_unusable(value, ErrorText.of(e)));
        }
    }

    /** Runs in the background, because the calling timer must not wait for a portal. */
    @Override
    public void run() {
        if (job != null) {
            Reconciler.get().reconcile(job);
        }
    }

    @Extension
    @Symbol("bynder")
    public static final class DescriptorImpl extends TriggerDescriptor {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.BynderTrigger_displayName();
        }

        @Override
        public boolean isApplicable(Item item) {
            return item instanceof Job && item instanceof ParameterizedJobMixIn.ParameterizedJob;
        }

        public String getDefaultSchedule() {
            return DAILY;
        }

        @POST
        public ListBoxModel doFillIntegrationItems(@AncestorInPath Item item, @QueryParameter String integration) {
            return FormChoices.integrations(item, integration);
        }

        @POST
        public FormValidation doCheckIntegration(@AncestorInPath Item item, @QueryParameter String value) {
            return FormChoices.checkIntegration(item, value);
        }

        @POST
        public FormValidation doCheckTag(@AncestorInPath Item item, @QueryParameter String value) {
            return FormChoices.check(item, value, Tag::new);
        }

        @POST
        public FormValidation doCheckEvents(@AncestorInPath Item item, @QueryParameter String value) {
            return FormChoices.check(item, value, EventNames::of);
        }

        @POST
        public FormValidation doCheckSchedule(@AncestorInPath Item item, @QueryParameter String value) {
            return FormChoices.check(item, value, CronTabList::create);
        }
    }
}

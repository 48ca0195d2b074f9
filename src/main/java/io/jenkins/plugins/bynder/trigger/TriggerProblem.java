package io.jenkins.plugins.bynder.trigger;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Action;
import hudson.model.InvisibleAction;
import hudson.model.Job;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.util.Collection;
import java.util.List;
import jenkins.model.Jenkins;
import jenkins.model.ParameterizedJobMixIn.ParameterizedJob;
import jenkins.model.TransientActionFactory;
import org.jvnet.localizer.LocaleProvider;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Shows on a job's page that its trigger cannot start builds, because its integration cannot be found. */
@Restricted(NoExternalUse.class)
public final class TriggerProblem extends InvisibleAction {

    private final Job<?, ?> job;
    private final LocalizableText why;

    private TriggerProblem(Job<?, ?> job, LocalizableText why) {
        this.job = job;
        this.why = why;
    }

    /** Problems of all jobs. */
    static List<TriggerProblem> all() {
        return Jenkins.get().getAllItems(ParameterizedJob.class).stream()
                .filter(Job.class::isInstance)
                .flatMap(item -> of((Job<?, ?>) item).stream())
                .toList();
    }

    private static List<TriggerProblem> of(Job<?, ?> job) {
        return TriggeredJob.problem(job)
                .map(why -> List.of(new TriggerProblem(job, why)))
                .orElse(List.of());
    }

    /** Full name of the job. */
    @NonNull
    public String getJob() {
        return job.getFullName();
    }

    /** URL of the job, relative to the root URL of Jenkins. */
    @NonNull
    public String getJobUrl() {
        return job.getUrl();
    }

    @NonNull
    public String getSentence() {
        return why.text(LocaleProvider.getLocale());
    }

    LocalizableText why() {
        return why;
    }

    @Extension
    @SuppressWarnings("rawtypes") // Raw type as in the overridden method.
    public static final class Factory extends TransientActionFactory<Job> {

        @Override
        public Class<Job> type() {
            return Job.class;
        }

        /** So that a look-up of other actions does not call this. */
        @NonNull
        @Override
        public Class<? extends Action> actionType() {
            return TriggerProblem.class;
        }

        @NonNull
        @Override
        public Collection<? extends Action> createFor(@NonNull Job job) {
            return of((Job<?, ?>) job);
        }
    }
}

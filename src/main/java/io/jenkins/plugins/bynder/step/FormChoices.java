package io.jenkins.plugins.bynder.step;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.bynder.config.Integration;
import io.jenkins.plugins.bynder.config.JobIntegrations;
import io.jenkins.plugins.bynder.engine.util.ErrorText;
import java.util.List;
import java.util.function.Consumer;
import jenkins.model.Jenkins;
import org.jvnet.localizer.LocaleProvider;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Choices and checks in forms of steps, only for users who may configure the job. */
@Restricted(NoExternalUse.class)
public final class FormChoices {

    private FormChoices() {}

    /** Names of integrations; users who may not configure the job see only the current one. */
    public static ListBoxModel integrations(@CheckForNull Item item, @CheckForNull String current) {
        List<Integration> known = mayConfigure(item) ? of(item).usable() : List.of();
        ListBoxModel choices = new ListBoxModel();
        choices.add(
                known.size() > 1
                        ? Messages.BynderSyncStep_chooseIntegration()
                        : Messages.BynderSyncStep_onlyIntegration(),
                "");
        for (Integration integration : known) {
            choices.add(integration.getName());
        }
        String chosen = Util.fixNull(current);
        if (!chosen.isEmpty() && choices.stream().noneMatch(option -> option.value.equals(chosen))) {
            choices.add(chosen);
        }
        return choices;
    }

    /** Checks that a sync would find the integration. */
    public static FormValidation checkIntegration(@CheckForNull Item item, @CheckForNull String value) {
        if (!mayConfigure(item)) {
            return FormValidation.ok();
        }
        try {
            return of(item).choose(value)
                    .renameNotice(Util.fixNull(value))
                    .map(FormValidation::warning)
                    .orElseGet(FormValidation::ok);
        } catch (IllegalArgumentException e) {
            return FormValidation.warning(ErrorText.of(e, LocaleProvider.getLocale()));
        }
    }

    /** Alternating values and names. They are the same for all users, so no permission is needed. */
    static ListBoxModel fixed(String... valuesAndNames) {
        ListBoxModel choices = new ListBoxModel();
        for (int i = 0; i < valuesAndNames.length; i += 2) {
            choices.add(valuesAndNames[i + 1], valuesAndNames[i]);
        }
        return choices;
    }

    /**
     * Calls the setter with the value and reports its message; does nothing for an empty value or for users who may not
     * configure the job.
     */
    public static FormValidation check(@CheckForNull Item item, @CheckForNull String value, Consumer<String> rule) {
        String given = Util.fixEmptyAndTrim(value);
        if (given == null || !mayConfigure(item)) {
            return FormValidation.ok();
        }
        try {
            rule.accept(given);
            return FormValidation.ok();
        } catch (IllegalArgumentException e) {
            return FormValidation.error(ErrorText.of(e, LocaleProvider.getLocale()));
        }
    }

    private static boolean mayConfigure(@CheckForNull Item item) {
        return item == null ? Jenkins.get().hasPermission(Jenkins.ADMINISTER) : item.hasPermission(Item.CONFIGURE);
    }

    /** Outside of jobs only administrators see choices, and they may see all. */
    private static JobIntegrations of(@CheckForNull Item item) {
        return item == null ? JobIntegrations.ofJenkins() : JobIntegrations.of(item);
    }
}

package io.jenkins.plugins.bynder.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import io.jenkins.plugins.bynder.engine.util.InvalidValueException;
import io.jenkins.plugins.bynder.engine.util.Texts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.springframework.security.core.Authentication;

/**
 * The integrations that a job may use: those of its folder and the parent folders, then those of Jenkins. The nearest
 * definition of a name wins. To a job, an integration that it may not use does not exist.
 */
@Restricted(NoExternalUse.class)
public final class JobIntegrations {

    /** The nearest first. */
    private final List<List<Integration>> levels;

    private JobIntegrations(List<List<Integration>> levels) {
        this.levels = levels;
    }

    /** @param item a job, or a folder on behalf of its jobs */
    public static JobIntegrations of(Item item) {
        List<List<Integration>> levels = new ArrayList<>();
        Set<String> names = new HashSet<>();
        Object at = item;
        while (at instanceof Item one) {
            levels.add(visible(JenkinsFolderIntegrations.of(one), names, item));
            at = one.getParent();
        }
        levels.add(visible(BynderConfiguration.get().getIntegrations(), names, item));
        return new JobIntegrations(levels);
    }

    /** @param build authentication that builds of the job run with */
    public static JobIntegrations of(Item job, Authentication build) {
        return UsePermission.granted(job, build) ? of(job) : none();
    }

    /** All integrations of Jenkins, for administrators outside of jobs. */
    public static JobIntegrations ofJenkins() {
        return new JobIntegrations(List.of(BynderConfiguration.get().getIntegrations()));
    }

    /** No integrations. */
    public static JobIntegrations none() {
        return new JobIntegrations(List.of());
    }

    /** @param names that nearer folders define, former ones too: they must not lead to an integration further out */
    private static List<Integration> visible(List<Integration> defined, Set<String> names, Item item) {
        return defined.stream()
                .filter(integration -> {
                    names.addAll(integration.names().former());
                    return names.add(integration.getName());
                })
                .filter(integration -> integration.allows(item.getFullName()))
                .toList();
    }

    /** The nearest first. */
    public List<Integration> usable() {
        return levels.stream()
                .flatMap(List::stream)
                .filter(BynderConfiguration.get()::isAllowed)
                .toList();
    }

    /**
     * Returns the integration for a job.
     *
     * @param name may be empty if the nearest place that defines integrations defines only one
     * @throws IllegalArgumentException with a user-facing message that names no other integrations
     */
    public Integration choose(@CheckForNull String name) {
        String given = name == null ? "" : name.strip();
        Integration chosen = given.isEmpty() ? only() : named(given);
        if (chosen.folder().isPresent()) {
            BynderConfiguration.get().requireAllowedInFolders(chosen.address());
        }
        return chosen;
    }

    private Integration only() {
        List<Integration> nearest = levels.stream()
                .filter(level -> !level.isEmpty())
                .findFirst()
                .orElseThrow(
                        () -> new InvalidValueException(Texts.of(Messages.class).message("BynderConfiguration.none")));
        if (nearest.size() > 1) {
            throw new InvalidValueException(Texts.of(Messages.class).message("BynderConfiguration.several"));
        }
        return nearest.get(0);
    }

    private Integration named(String name) {
        return levels.stream()
                .flatMap(List::stream)
                .filter(integration -> integration.names().include(name))
                .findFirst()
                .orElseThrow(() -> new InvalidValueException(
                        Texts.of(Messages.class).message("BynderConfiguration.unknown", name)));
    }
}

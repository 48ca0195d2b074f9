package io.jenkins.plugins.bynder.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.springframework.security.core.Authentication;

/**
 * The integrations that one job may use: those of its folder and the folders around that, then those of Jenkins. The nearest
 * definition of a name wins, be it the current or a former name. An integration that is not for the job is as unknown to it
 * as one that does not exist.
 */
@Restricted(NoExternalUse.class)
public final class JobIntegrations {

    /** The nearest first. */
    private final List<List<Integration>> levels;

    private JobIntegrations(List<List<Integration>> levels) {
        this.levels = levels;
    }

    /** @param item a job, or a folder that stands for the jobs in it */
    public static JobIntegrations of(Item item) {
        List<List<Integration>> levels = new ArrayList<>();
        Set<String> names = new HashSet<>();
        Object at = item;
        while (at instanceof Item one) {
            levels.add(visible(FolderIntegrations.of(one), names, item));
            at = one.getParent();
        }
        levels.add(visible(BynderConfiguration.get().getIntegrations(), names, item));
        return new JobIntegrations(levels);
    }

    /** @param build what a build of the job runs as */
    public static JobIntegrations of(Item job, Authentication build) {
        return UsePermission.granted(job, build) ? of(job) : none();
    }

    /** All of Jenkins, for administrators where there is no job. */
    public static JobIntegrations ofJenkins() {
        return new JobIntegrations(List.of(BynderConfiguration.get().getIntegrations()));
    }

    /** For a job that may use none. */
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
     * The integration that a job means.
     *
     * @param name may be empty when there is just one at the nearest place that has any
     * @throws IllegalArgumentException with a sentence for people; it lists no names
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
                .orElseThrow(() -> new IllegalArgumentException(Messages.BynderConfiguration_none()));
        if (nearest.size() > 1) {
            throw new IllegalArgumentException(Messages.BynderConfiguration_several());
        }
        return nearest.get(0);
    }

    private Integration named(String name) {
        return levels.stream()
                .flatMap(List::stream)
                .filter(integration -> integration.names().include(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(Messages.BynderConfiguration_unknown(name)));
    }
}

package io.jenkins.plugins.bynder.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.bynder.engine.util.ErrorText;
import java.util.ArrayList;
import java.util.List;

/**
 * Integrations as a stored XML defines them. No constructor or setter has seen their values, and elements of other types
 * can be among them.
 *
 * @param usable with valid values; the first one of each name
 * @param problem user-facing: why the first of the others was ignored; empty if none was
 */
record StoredIntegrations(List<Integration> usable, String problem) {

    static StoredIntegrations of(@CheckForNull Object stored) {
        List<Integration> usable = new ArrayList<>();
        List<IntegrationNames> names = new ArrayList<>();
        String problem = "";
        for (Object element : stored instanceof List<?> list ? list : List.of()) {
            try {
                Integration integration = valid(element);
                List<IntegrationNames> more = new ArrayList<>(names);
                more.add(integration.names());
                IntegrationNames.requireUnique(more);
                names = more;
                usable.add(integration);
            } catch (RuntimeException e) {
                problem = problem.isEmpty() ? ErrorText.of(e) : problem;
            }
        }
        return new StoredIntegrations(List.copyOf(usable), problem);
    }

    private static Integration valid(@CheckForNull Object element) {
        if (element instanceof Integration integration) {
            return integration.validated();
        }
        throw new IllegalArgumentException(Messages.StoredIntegrations_notAnIntegration());
    }
}

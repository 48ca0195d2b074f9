package io.jenkins.plugins.bynder.config;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The name of an integration, and the names that it had before. Jobs that use a former name get this integration, so no
 * name may lead to two integrations.
 *
 * @param former the latest first; without the current name
 */
record IntegrationNames(String name, List<String> former) {

    IntegrationNames {
        former = former.stream()
                .filter(earlier -> !earlier.equals(name))
                .distinct()
                .toList();
    }

    /** Whether jobs can use this name for it. */
    boolean include(String used) {
        return name.equals(used) || former.contains(used);
    }

    /** @throws IllegalArgumentException with a user-facing message if a name leads to two integrations */
    static void requireUnique(Collection<IntegrationNames> all) {
        Map<String, String> owners = new HashMap<>();
        for (IntegrationNames integration : all) {
            if (owners.put(integration.name(), integration.name()) != null) {
                throw new IllegalArgumentException(Messages.Integration_nameTwice(integration.name()));
            }
        }
        Map<String, String> formerOwners = new HashMap<>();
        for (IntegrationNames integration : all) {
            for (String earlier : integration.former()) {
                if (owners.containsKey(earlier)) {
                    throw new IllegalArgumentException(
                            Messages.Integration_formerNameInUse(earlier, integration.name()));
                }
                String other = formerOwners.put(earlier, integration.name());
                if (other != null) {
                    throw new IllegalArgumentException(
                            Messages.Integration_formerNameTwice(earlier, other, integration.name()));
                }
            }
        }
    }
}

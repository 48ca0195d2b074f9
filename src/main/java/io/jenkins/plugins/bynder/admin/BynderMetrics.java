package io.jenkins.plugins.bynder.admin;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.Metric;
import com.codahale.metrics.MetricSet;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import io.jenkins.plugins.bynder.config.BynderConfiguration;
import io.jenkins.plugins.bynder.config.Integration;
import io.jenkins.plugins.bynder.config.Portals;
import io.jenkins.plugins.bynder.engine.portal.BudgetState;
import io.jenkins.plugins.bynder.engine.portal.PortalAddress;
import io.jenkins.plugins.bynder.engine.portal.RequestBudget;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import jenkins.metrics.api.MetricProvider;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Metrics for the plugin <em>metrics</em>; not loaded if that is not installed. */
@Restricted(NoExternalUse.class)
@Extension(optional = true)
public final class BynderMetrics extends MetricProvider {

    @NonNull
    @Override
    public MetricSet getMetricSet() {
        Map<String, Metric> metrics = Map.of(
                "bynder.integrations", gauge(() -> integrations().size()),
                "bynder.portals.refusing",
                        gauge(() -> IntegrationView.wrong(integrations()).size()),
                "bynder.requests.used", gauge(() -> sum(BudgetState::used)),
                "bynder.requests.waiting", gauge(() -> sum(BudgetState::waiting)),
                "bynder.topics.pending",
                        gauge(() -> ExtensionList.lookupSingleton(PendingTopicsMonitor.class)
                                .getTopics()
                                .size()));
        return () -> metrics;
    }

    private static Gauge<Integer> gauge(Gauge<Integer> gauge) {
        return gauge;
    }

    private static List<Integration> integrations() {
        return BynderConfiguration.get().allIntegrations();
    }

    private static int sum(ToIntFunction<BudgetState> number) {
        List<PortalAddress> portals =
                integrations().stream().map(Integration::address).distinct().toList();
        return portals.stream()
                .map(portal -> Portals.get().budget(portal))
                .flatMap(Optional::stream)
                .map(RequestBudget::state)
                .mapToInt(number)
                .sum();
    }
}

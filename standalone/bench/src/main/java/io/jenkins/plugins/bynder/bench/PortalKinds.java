package io.jenkins.plugins.bynder.bench;

import io.jenkins.plugins.bynder.sample.Fault;
import io.jenkins.plugins.bynder.sample.FaultRule;
import java.util.List;
import java.util.Optional;

/** The portals of the benchmarks with 20 portals: good ones first, then those that fail in one way each. */
public final class PortalKinds {

    private PortalKinds() {}

    /** What goes wrong in each kind; empty for good portals. */
    public static List<Optional<FaultRule>> all() {
        return List.of(
                Optional.empty(),
                Optional.of(FaultRule.api(Fault.silence())),
                Optional.of(FaultRule.api(Fault.tooManyRequests())),
                Optional.of(FaultRule.api(Fault.status(500)).chance(0.2, 1)));
    }
}

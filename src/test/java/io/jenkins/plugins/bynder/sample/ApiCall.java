package io.jenkins.plugins.bynder.sample;

import java.util.List;

/**
 * An API request with a known sender.
 *
 * @param form fields of a form body; empty if there is none
 * @param faults that apply to it
 */
record ApiCall(Call call, Parameters form, Caller caller, List<Fault> faults) {

    /** The query as seen by the server, after faults. */
    Parameters query() {
        Parameters query = call.query();
        for (Fault fault : faults) {
            query = fault.asked.query().apply(query);
        }
        return query;
    }

    /** The listing as seen by the server, after faults. */
    List<SampleAsset> listing(List<SampleAsset> assets) {
        List<SampleAsset> found = assets;
        for (Fault fault : faults) {
            found = fault.asked.listing().apply(found);
        }
        return found;
    }

    String variable(String name) {
        return call.variable(name);
    }
}

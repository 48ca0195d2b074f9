package io.jenkins.plugins.bynder.sample;

import java.util.List;

/**
 * A request to the API whose sender is known.
 *
 * @param form fields of the body; none if it was no form
 * @param faults that befall it
 */
record ApiCall(Call call, Parameters form, Caller caller, List<Fault> faults) {

    /** As the server understands it. */
    Parameters query() {
        Parameters query = call.query();
        for (Fault fault : faults) {
            query = fault.asked.query().apply(query);
        }
        return query;
    }

    /** What the server finds of the assets that it should find. */
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

package io.jenkins.plugins.bynder.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Several measurements of one figure. */
public final class Numbers {

    private final List<Double> values = new ArrayList<>();

    public void add(double value) {
        values.add(value);
    }

    int count() {
        return values.size();
    }

    public double median() {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    double most() {
        return Collections.max(values);
    }

    /** The median, followed by minimum and maximum in brackets. */
    public String text(int digits) {
        String form = "%." + digits + "f";
        return String.format(
                Locale.ROOT,
                form + " (" + form + "–" + form + ")",
                median(),
                Collections.min(values),
                Collections.max(values));
    }

    /** The median with thousands separators, followed by the range if there is one. */
    String count(boolean alike) {
        String median = String.format(Locale.ROOT, "%,.0f", median());
        return alike || Collections.min(values).equals(Collections.max(values))
                ? median
                : String.format(
                        Locale.ROOT, "%s (%,.0f–%,.0f)", median, Collections.min(values), Collections.max(values));
    }

    List<Double> values() {
        return List.copyOf(values);
    }
}

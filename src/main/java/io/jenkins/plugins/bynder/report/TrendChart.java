package io.jenkins.plugins.bynder.report;

import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** What the last builds changed, as stacked bars from the oldest to the newest; drawn by the server. */
@Restricted(NoExternalUse.class)
public final class TrendChart {

    static final int WIDTH = 600;
    static final int HEIGHT = 96;

    /** Few builds make no broader bars than these. */
    private static final int MIN_SLOTS = 12;

    private final List<Bar> bars = new ArrayList<>();

    /** A rectangle of the drawing. */
    public record Bar(String kind, int x, int y, int width, int height) {

        public String getKind() {
            return kind;
        }

        public int getX() {
            return x;
        }

        public int getY() {
            return y;
        }

        public int getWidth() {
            return width;
        }

        public int getHeight() {
            return height;
        }
    }

    /** @param rows newest first */
    TrendChart(List<TrendRow> rows) {
        int max = rows.stream().mapToInt(TrendChart::total).max().orElse(0);
        int slot = WIDTH / Math.max(MIN_SLOTS, rows.size());
        for (int n = 0; n < rows.size() && max > 0; n++) {
            TrendRow row = rows.get(rows.size() - 1 - n);
            int y = HEIGHT;
            for (Part part : parts(row)) {
                // a single failure among thousands of changes must not vanish
                int height = part.count() == 0 ? 0 : Math.max(2, Math.round((float) HEIGHT * part.count() / max));
                y = Math.max(0, y - height);
                if (height > 0) {
                    bars.add(new Bar(part.outcome().key(), n * slot, y, slot - 4, height));
                }
            }
        }
    }

    private record Part(Outcome outcome, int count) {}

    private static List<Part> parts(TrendRow row) {
        return List.of(
                new Part(Outcome.ADDED, row.getAdded()),
                new Part(Outcome.UPDATED, row.getUpdated()),
                new Part(Outcome.DELETED, row.getRemoved()),
                new Part(Outcome.FAILED, row.getFailed()));
    }

    private static int total(TrendRow row) {
        return parts(row).stream().mapToInt(Part::count).sum();
    }

    public List<Bar> getBars() {
        return List.copyOf(bars);
    }

    public int getWidth() {
        return WIDTH;
    }

    public int getHeight() {
        return HEIGHT;
    }
}

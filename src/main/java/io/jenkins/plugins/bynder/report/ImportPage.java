package io.jenkins.plugins.bynder.report;

import io.jenkins.plugins.bynder.sync.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What the page <em>DAM import</em> shows of one sync. */
public final class ImportPage {

    static final int ROWS = 50;

    private static final Logger LOGGER = Logger.getLogger(ImportPage.class.getName());

    private final ImportAction action;
    private final Selection selection;
    private final Optional<ImportSection> section;
    private final int total;
    private final List<Row> rows;
    private final boolean unreadable;

    ImportPage(ImportAction action, Selection wanted) {
        this.action = action;
        this.section = action.section(wanted.section());
        RowFile.Found found = new RowFile.Found(0, List.of());
        boolean failed = false;
        Selection shown = wanted;
        Path file = ImportAction.rows(action.getRun(), wanted.section());
        if (section.isPresent() && (section.get().rows() > 0 || Files.exists(file))) {
            try (RowFile all = RowFile.open(file)) {
                found = all.find(wanted.filter(), (wanted.page() - 1) * ROWS, ROWS);
                if (found.rows().isEmpty() && found.total() > 0) {
                    shown = wanted.withPage(pages(found.total()));
                    found = all.find(wanted.filter(), (shown.page() - 1) * ROWS, ROWS);
                }
            } catch (IOException e) {
                LOGGER.log(Level.WARNING, e, () -> "Cannot read the rows of an import in " + file);
                failed = true;
            }
        }
        this.selection = shown;
        this.total = found.total();
        this.rows = found.rows();
        this.unreadable = failed;
    }

    private static int pages(int total) {
        return Math.max(1, (total + ROWS - 1) / ROWS);
    }

    public boolean isEmpty() {
        return section.isEmpty();
    }

    public ImportSection getSection() {
        return section.orElseThrow();
    }

    /** A choice that is a link. */
    public record Choice(String label, String count, String href, boolean chosen, String kind) {

        public String getLabel() {
            return label;
        }

        public String getCount() {
            return count;
        }

        public String getHref() {
            return href;
        }

        public boolean isChosen() {
            return chosen;
        }

        public String getKind() {
            return kind;
        }
    }

    /** The syncs of the build; empty if there is just one. */
    public List<Choice> getSections() {
        List<Choice> choices = new ArrayList<>();
        for (ImportSection each : action.getSections()) {
            choices.add(new Choice(
                    each.getTitle(),
                    "",
                    selection.withSection(each.getNumber()).query(),
                    each.getNumber() == selection.section(),
                    ""));
        }
        return choices.size() < 2 ? List.of() : choices;
    }

    /** All rows, and those of each outcome that has any. */
    public List<Choice> getOutcomes() {
        List<Choice> choices = new ArrayList<>();
        choices.add(choice(Messages.ImportPage_all(), getSection().reported(), Optional.empty()));
        for (Outcome outcome : Row.ORDER) {
            int count = getSection().count(outcome);
            if (count > 0 && outcome != Outcome.UNCHANGED) {
                choices.add(choice(Words.label(outcome), count, Optional.of(outcome)));
            }
        }
        return choices;
    }

    private Choice choice(String label, int count, Optional<Outcome> outcome) {
        return new Choice(
                label,
                Amounts.number(count),
                selection.withOutcome(outcome).query(),
                selection.filter().outcome().equals(outcome),
                outcome.map(Outcome::key).orElse(""));
    }

    public String getSearch() {
        return selection.filter().text();
    }

    public String getOutcome() {
        return selection.filter().outcome().map(Outcome::key).orElse("");
    }

    public List<RowView> getRows() {
        return rows.stream()
                .map(row -> new RowView(row, getSection().getPortal()))
                .toList();
    }

    /** What stands in place of rows where there are none. */
    public String getNothing() {
        if (unreadable) {
            return Messages.ImportPage_unreadable();
        }
        if (!selection.filter().text().isEmpty()) {
            return Messages.ImportPage_notFound(selection.filter().text());
        }
        int unchanged = getSection().count(Outcome.UNCHANGED);
        return unchanged > 0 ? Messages.ImportPage_unchanged(unchanged) : Messages.ImportPage_nothing();
    }

    /** Says that the report has more than was kept; empty if it has not. */
    public String getMissing() {
        int missing = getSection().reported() - getSection().rows();
        return missing > 0 && !unreadable
                ? Messages.ImportPage_missing(getSection().rows(), missing)
                : "";
    }

    public String getRange() {
        int first = (selection.page() - 1) * ROWS + 1;
        return Messages.ImportPage_range(first, first + rows.size() - 1, total);
    }

    public boolean isPaged() {
        return total > ROWS;
    }

    /** Empty on the first page. */
    public String getPrevious() {
        return selection.page() > 1 ? selection.withPage(selection.page() - 1).query() : "";
    }

    /** Empty on the last page. */
    public String getNext() {
        return selection.page() < pages(total)
                ? selection.withPage(selection.page() + 1).query()
                : "";
    }

    public String getFirst() {
        return selection.withPage(1).query();
    }

    public String getLast() {
        return selection.withPage(pages(total)).query();
    }

    public String getPosition() {
        return Messages.ImportPage_position(selection.page(), pages(total));
    }

    /** For the addresses of exports. */
    public String getQuery() {
        return selection.withPage(1).query();
    }
}

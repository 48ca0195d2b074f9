package io.jenkins.plugins.bynder.report;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.kohsuke.stapler.StaplerRequest2;

/**
 * The part of a report that a URL selects. Any URL gives a valid selection.
 *
 * @param section number of the sync
 * @param page from 1
 * @param grid whether pictures are shown side by side instead of rows
 */
record Selection(int section, RowFile.Filter filter, int page, boolean grid) {

    private static final int MAX_SEARCH_LENGTH = 200;

    /** Of a request; without a parameter, all of the sync that matters most. */
    static Selection of(StaplerRequest2 request, List<ImportSection> sections) {
        int last = sections.isEmpty() ? 0 : sections.get(sections.size() - 1).getNumber();
        Selection wanted = of(
                request.getParameter("section"),
                request.getParameter("outcome"),
                request.getParameter("search"),
                request.getParameter("page"),
                last);
        Selection selection =
                wanted.withCause(request.getParameter("cause")).withGrid("grid".equals(request.getParameter("view")));
        return request.getParameter("section") == null ? selection.on(mostImportant(sections)) : selection;
    }

    /** The first sync that failed, else the one that changed most, else the last. */
    private static int mostImportant(List<ImportSection> sections) {
        return sections.stream()
                .max(Comparator.comparing((ImportSection section) -> !section.isSuccessful())
                        .thenComparing(
                                section -> section.isSuccessful() ? section.changed() : 0, Comparator.naturalOrder())
                        .thenComparing(
                                section -> section.isSuccessful() ? section.getNumber() : -section.getNumber(),
                                Comparator.naturalOrder()))
                .map(ImportSection::getNumber)
                .orElse(0);
    }

    static Selection of(String section, String outcome, String search, String page, int last) {
        int number = number(section, last);
        return new Selection(
                number > last ? last : number,
                new RowFile.Filter(outcome(outcome), search == null ? "" : cut(search.strip())),
                number(page, 1),
                false);
    }

    private static String cut(String search) {
        return search.length() <= MAX_SEARCH_LENGTH ? search : search.substring(0, MAX_SEARCH_LENGTH);
    }

    private static Optional<Outcome> outcome(String key) {
        return Row.ORDER.stream().filter(outcome -> outcome.key().equals(key)).findFirst();
    }

    private static int number(String text, int otherwise) {
        if (text == null || !text.matches("[1-9][0-9]{0,6}")) {
            return otherwise;
        }
        return Integer.parseInt(text);
    }

    Selection withOutcome(Optional<Outcome> outcome) {
        return new Selection(section, new RowFile.Filter(outcome, filter.text()), 1, grid);
    }

    Selection withCause(@CheckForNull String key) {
        String cause = key != null && key.matches("[0-9a-f]{1,64}") ? key : "";
        return new Selection(section, new RowFile.Filter(filter.outcome(), filter.text(), cause), page, grid);
    }

    Selection withGrid(boolean wanted) {
        return new Selection(section, filter, page, wanted);
    }

    Selection withPage(int number) {
        return new Selection(section, filter, number, grid);
    }

    Selection on(int number) {
        return new Selection(number, filter, page, grid);
    }

    Selection withSection(int number) {
        return new Selection(number, RowFile.Filter.all(), 1, grid);
    }

    /** Begins with a question mark. */
    String query() {
        StringJoiner query = new StringJoiner("&", "?", "");
        query.add("section=" + section);
        filter.outcome().ifPresent(outcome -> query.add("outcome=" + outcome.key()));
        if (!filter.text().isEmpty()) {
            query.add("search=" + URLEncoder.encode(filter.text(), StandardCharsets.UTF_8));
        }
        if (!filter.cause().isEmpty()) {
            query.add("cause=" + filter.cause());
        }
        if (grid) {
            query.add("view=grid");
        }
        if (page > 1) {
            query.add("page=" + page);
        }
        return query.toString();
    }
}

package io.jenkins.plugins.bynder.admin;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.bynder.engine.events.LoggedEvent;
import io.jenkins.plugins.bynder.report.Amounts;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The part of the event log that a URL selects. It represents the link itself in the page, because core renders most of the
 * page later, without the URL's parameters.
 */
@Restricted(NoExternalUse.class)
public final class EventLogPage {

    static final int ROWS = 25;

    private static final int MAX_SEARCH = 200;

    private final EventsLink link;
    private final List<LoggedEvent> events;
    private final Optional<LoggedEvent.State> state;
    private final String search;
    private final int page;

    EventLogPage(
            EventsLink link,
            List<LoggedEvent> latest,
            @CheckForNull String state,
            @CheckForNull String search,
            @CheckForNull String page) {
        this.link = link;
        this.state = Stream.of(LoggedEvent.State.values())
                .filter(each -> each.name().equals(state))
                .findFirst();
        String text = search == null ? "" : search.strip();
        this.search = text.length() > MAX_SEARCH ? text.substring(0, MAX_SEARCH) : text;
        this.events = latest.stream().filter(this::isWanted).toList();
        int wanted = page != null && page.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(page) : 1;
        this.page = Math.min(wanted, pages());
    }

    private boolean isWanted(LoggedEvent event) {
        String text = search.toLowerCase(Locale.ROOT);
        return (state.isEmpty() || state.get() == event.state())
                && (text.isEmpty()
                        || Stream.concat(shown(event), event.assetIds().stream())
                                .anyMatch(each -> each.toLowerCase(Locale.ROOT).contains(text)));
    }

    /** Texts of the row, so that a search finds nothing that the user may not see. */
    private static Stream<String> shown(LoggedEvent event) {
        EventRow row = EventRow.of(List.of(event)).get(0);
        return Stream.concat(
                Stream.of(row.getName(), row.getDetail()),
                row.getStarted().first().stream().map(EventRow.BuildLink::text));
    }

    private int pages() {
        return Math.max(1, (events.size() + ROWS - 1) / ROWS);
    }

    public EventsLink getLink() {
        return link;
    }

    public String getDisplayName() {
        return link.getDisplayName();
    }

    public String getDescription() {
        return link.getDescription();
    }

    public List<EventRow> getRows() {
        int from = (page - 1) * ROWS;
        return EventRow.of(events.subList(from, Math.min(events.size(), from + ROWS)));
    }

    public String getSearch() {
        return search;
    }

    /** Whether only some of the events are asked for. */
    public boolean isFiltered() {
        return state.isPresent() || !search.isEmpty();
    }

    /** Replaces the rows if there are none. */
    public String getNothing() {
        return isFiltered() ? Messages.EventLogPage_noResults() : Messages.EventLogPage_noEvents();
    }

    /** A state to show; an empty name means all. */
    public record Choice(String name, String label, boolean chosen) {

        public String getName() {
            return name;
        }

        public String getLabel() {
            return label;
        }

        public boolean isChosen() {
            return chosen;
        }
    }

    public List<Choice> getStates() {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("", Messages.EventLogPage_all(), state.isEmpty()));
        for (LoggedEvent.State each : LoggedEvent.State.values()) {
            choices.add(new Choice(each.name(), EventRow.label(each), state.equals(Optional.of(each))));
        }
        return choices;
    }

    public String getRange() {
        int from = (page - 1) * ROWS;
        return Messages.EventLogPage_range(
                Amounts.number(from + 1L),
                Amounts.number(Math.min(events.size(), from + ROWS)),
                Amounts.number(events.size()));
    }

    /** Empty on the first page. */
    public String getPrevious() {
        return page > 1 ? query(page - 1) : "";
    }

    /** Empty on the last page. */
    public String getNext() {
        return page < pages() ? query(page + 1) : "";
    }

    private String query(int number) {
        return "?state=" + state.map(Enum::name).orElse("") + "&search="
                + URLEncoder.encode(search, StandardCharsets.UTF_8) + "&page=" + number;
    }
}

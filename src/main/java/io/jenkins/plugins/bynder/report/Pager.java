package io.jenkins.plugins.bynder.report;

import io.jenkins.plugins.bynder.state.JobFolderState;
import java.io.IOException;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Position of a page in a long list, with links to other pages. */
@Restricted(NoExternalUse.class)
public final class Pager {

    static final int ROWS = 50;

    private final Selection selection;
    private final int total;
    private final int shown;

    private Pager(Selection selection, int total, int shown) {
        this.selection = selection;
        this.total = total;
        this.shown = shown;
    }

    /** The rows of a page and its position; the last page if the requested one does not exist. */
    record Turned(Pager pager, List<Row> rows) {}

    static Turned nothing(Selection selection) {
        return new Turned(new Pager(selection, 0, 0), List.of());
    }

    /** Reads rows page by page. */
    private interface Source<E extends Exception> {
        RowFile.Found find(int from) throws E;
    }

    static Turned turn(RowFile file, Selection wanted) throws IOException {
        return turn((Source<IOException>) from -> file.find(wanted.filter(), from, ROWS), wanted);
    }

    static Turned turn(JobFolderState folder, Selection wanted) {
        return turn(
                (Source<RuntimeException>) from -> {
                    JobFolderState.Page page = folder.page(wanted.filter().text(), from, ROWS);
                    return new RowFile.Found(
                            page.total(), page.assets().stream().map(Row::of).toList());
                },
                wanted);
    }

    private static <E extends Exception> Turned turn(Source<E> source, Selection wanted) throws E {
        RowFile.Found found = source.find(start(wanted));
        Selection shown = wanted;
        if (found.rows().isEmpty() && found.total() > 0) {
            shown = wanted.withPage(pages(found.total()));
            found = source.find(start(shown));
        }
        return new Turned(new Pager(shown, found.total(), found.rows().size()), found.rows());
    }

    private static int start(Selection selection) {
        return (selection.page() - 1) * ROWS;
    }

    private static int pages(int total) {
        return Math.max(1, (total + ROWS - 1) / ROWS);
    }

    public String getRange() {
        return Messages.Pager_range(
                Amounts.number(start(selection) + 1L),
                Amounts.number(start(selection) + (long) shown),
                Amounts.number(total));
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
        return Messages.Pager_position(Amounts.number(selection.page()), Amounts.number(pages(total)));
    }
}

package io.jenkins.plugins.bynder.report;

import hudson.model.Run;
import java.util.ArrayList;
import java.util.List;

/** A few assets with a picture, for cards. */
final class NewestPictures {

    private static final int PICTURES = 6;

    private NewestPictures() {}

    /** The first ones of a build's syncs; none if the user may not see them. */
    static List<RowView> of(Run<?, ?> run, List<ImportSection> sections) {
        List<RowView> found = new ArrayList<>();
        ThumbnailStore store = new ThumbnailStore(run);
        if (!ThumbnailAccess.granted(run) || !store.exists()) {
            return found;
        }
        for (ImportSection section : sections) {
            if (section.rows() > 0 && found.size() < PICTURES) {
                rows(run, section).stream()
                        .filter(row -> store.has(row.asset().id()))
                        .limit(PICTURES - (long) found.size())
                        .forEach(row -> found.add(view(run, section, row)));
            }
        }
        return found;
    }

    private static List<Row> rows(Run<?, ?> run, ImportSection section) {
        return ImportAction.read(
                        run,
                        section,
                        rows -> rows.find(RowFile.Filter.all(), 0, Pager.ROWS).rows())
                .orElse(List.of());
    }

    private static RowView view(Run<?, ?> run, ImportSection section, Row row) {
        String id = row.asset().id();
        RowView.Links links = new RowView.Links(
                section.getFolder(), ImportAction.thumbnail(run, id), "", JobAction.assetPage(run.getParent(), id), "");
        return new RowView(row, section.getPortal(), links);
    }
}

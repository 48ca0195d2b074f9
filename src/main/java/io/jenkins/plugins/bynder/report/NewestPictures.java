package io.jenkins.plugins.bynder.report;

import hudson.model.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A few assets with a picture, for cards. */
final class NewestPictures {

    private static final Logger LOGGER = Logger.getLogger(NewestPictures.class.getName());

    private static final int PICTURES = 6;

    private NewestPictures() {}

    /** The first ones of a build's syncs; none if the user may not see them. */
    static List<RowView> of(Run<?, ?> run, List<ImportSection> sections) {
        List<RowView> found = new ArrayList<>();
        if (!ThumbnailAccess.granted(run)) {
            return found;
        }
        ThumbnailStore store = new ThumbnailStore(run);
        for (ImportSection section : sections) {
            for (Row asset : rows(run, section)) {
                String id = asset.asset().id();
                if (found.size() < PICTURES && store.has(id)) {
                    RowView.Links links = new RowView.Links(
                            section.getFolder(),
                            run.getUrl() + ImportAction.URL + "/thumbnail?id=" + id,
                            "",
                            JobAction.assetPage(run.getParent(), id),
                            "");
                    found.add(new RowView(asset, section.getPortal(), links));
                }
            }
        }
        return found;
    }

    private static List<Row> rows(Run<?, ?> run, ImportSection section) {
        if (section.rows() == 0) {
            return List.of();
        }
        Path file = ImportAction.rows(run, section.getNumber());
        try (RowFile rows = RowFile.open(file)) {
            return rows.find(RowFile.Filter.all(), 0, Pager.ROWS).rows();
        } catch (IOException e) {
            LOGGER.log(Level.FINE, e, () -> "Cannot read " + file);
            return List.of();
        }
    }
}

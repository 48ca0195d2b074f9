package io.jenkins.plugins.bynder.report;

import hudson.model.Run;
import io.jenkins.plugins.bynder.engine.sync.report.AssetReport;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.state.FolderStates;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Content of the page <em>DAM import</em> for one sync. */
@Restricted(NoExternalUse.class)
public final class ImportPage {

    private static final Logger LOGGER = Logger.getLogger(ImportPage.class.getName());

    /** Earlier builds, each of which may have to be read from the disk. */
    private static final int LOOKED_AT = 25;

    private final ImportAction action;
    private final Selection selection;
    private final Optional<ImportSection> section;
    private final Pager.Turned turned;
    private final boolean unreadable;

    ImportPage(ImportAction action, Selection selection) {
        this.action = action;
        this.selection = selection;
        this.section = action.section(selection.section());
        Pager.Turned found = Pager.nothing(selection);
        boolean failed = false;
        if (section.isPresent() && section.get().rows() > 0) {
            Path file = ImportAction.rows(action.getRun(), selection.section());
            try (RowFile all = RowFile.open(file)) {
                found = Pager.turn(all, selection);
            } catch (IOException e) {
                LOGGER.log(Level.WARNING, e, () -> "Cannot read the rows of an import in " + file);
                failed = true;
            }
        }
        this.turned = found;
        this.unreadable = failed;
    }

    public boolean isBlank() {
        return section.isEmpty();
    }

    public ImportSection getSection() {
        return section.orElseThrow();
    }

    /**
     * A choice that is a link.
     *
     * @param count what it would show, or its icon
     */
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

    /** The syncs of the build; empty if there is only one. */
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

    /** Links to all rows, and to those of each outcome that occurs. */
    public List<Choice> getOutcomes() {
        List<Choice> choices = new ArrayList<>();
        choices.add(choice(Messages.ImportPage_all(), getSection().reported(), Optional.empty()));
        for (Outcome outcome : Row.ORDER) {
            int count = getSection().count(outcome);
            if (count > 0 && outcome != Outcome.UNCHANGED) {
                choices.add(choice(OutcomeLabels.label(outcome, getSection().isDryRun()), count, Optional.of(outcome)));
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

    /** Why assets failed, each reason once. */
    public List<CauseView> getCauses() {
        return getSection().causes().stream()
                .map(cause -> new CauseView(cause, selection))
                .toList();
    }

    /** The newest earlier build whose sync of the same tag came to a good end, below the page of the job. */
    public String getLastGood() {
        Run<?, ?> run = action.getRun().getPreviousBuild();
        for (int n = 0; run != null && n < LOOKED_AT; n++) {
            ImportAction earlier = run.getAction(ImportAction.class);
            if (earlier != null
                    && earlier.getSections().stream()
                            .anyMatch(each -> each.isSuccessful() && each.isLike(getSection()))) {
                return run.getNumber() + "/" + ImportAction.URL + "/";
            }
            run = run.getPreviousBuild();
        }
        return "";
    }

    public String getSearch() {
        return selection.filter().text();
    }

    public String getOutcome() {
        return selection.filter().outcome().map(Outcome::key).orElse("");
    }

    public List<RowView> getRows() {
        ThumbnailStore pictures = new ThumbnailStore(action.getRun());
        boolean shown = ThumbnailAccess.granted(action.getRun());
        Set<String> grouped = getSection().causes().stream()
                .filter(cause -> cause.count() > 1)
                .map(FailureCause::key)
                .collect(Collectors.toSet());
        Set<String> withPage = withPage();
        boolean archived = ArchivedFile.any(action.getRun());
        List<RowView> views = new ArrayList<>();
        for (Row row : turned.rows()) {
            AssetReport asset = row.asset();
            boolean shownAbove = FailureCause.hasCause(asset) && grouped.contains(FailureCause.key(asset));
            String here = action.getRun().getUrl() + ImportAction.URL + "/";
            String query = "?section=" + selection.section() + "&id=" + asset.id();
            boolean pictured = shown && pictures.has(asset.id());
            RowView.Links links = new RowView.Links(
                    getSection().getFolder(),
                    pictured ? here + "thumbnail" + query : "",
                    pictured ? here + "before" + query : "",
                    withPage.contains(asset.id())
                            ? JobAction.assetPage(action.getRun().getParent(), asset.id())
                            : "",
                    archived ? here + "download" + query : "");
            views.add(new RowView(
                    shownAbove ? row.withoutReason() : row,
                    getSection().getPortal(),
                    links,
                    getSection().isDryRun()));
        }
        return views;
    }

    /** Of the assets of this page, those that the job has now. */
    private Set<String> withPage() {
        List<String> ids = turned.rows().stream().map(row -> row.asset().id()).toList();
        return FolderStates.get()
                .read(action.getRun().getParent(), folders -> folders.known(ids))
                .orElse(Set.of());
    }

    /** A zip file of the archived folder, below the page of the build; empty if it is not archived. */
    public String getZip() {
        return ArchivedFile.zip(action.getRun(), getSection().getFolder()).orElse("");
    }

    /** Of the files of these rows, relative to the workspace, one in each line. */
    public String getPaths() {
        RowView.Links links = new RowView.Links(getSection().getFolder(), "", "", "", "");
        return turned.rows().stream()
                .filter(row -> !getSection().isDryRun())
                .map(row -> new RowView(row, getSection().getPortal(), links).getFullPath())
                .filter(path -> !path.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    public boolean isGrid() {
        return selection.grid();
    }

    /** The list and the grid. */
    public List<Choice> getViews() {
        return views(selection);
    }

    static List<Choice> views(Selection selection) {
        return List.of(
                new Choice(
                        Messages.ImportPage_list(),
                        "symbol-list",
                        selection.withGrid(false).query(),
                        !selection.grid(),
                        "list"),
                new Choice(
                        Messages.ImportPage_grid(),
                        "symbol-overview",
                        selection.withGrid(true).query(),
                        selection.grid(),
                        "grid"));
    }

    /** Whether any of these rows has a file; otherwise the column of checksums would be empty. */
    public boolean isHashed() {
        return turned.rows().stream().anyMatch(row -> !row.asset().sha256().isEmpty());
    }

    /** The text shown if there are no rows. */
    public String getNothing() {
        if (unreadable) {
            return Messages.ImportPage_unreadable();
        }
        if (!selection.filter().text().isEmpty()) {
            return Messages.ImportPage_notFound(selection.filter().text());
        }
        int unchanged = getSection().count(Outcome.UNCHANGED);
        if (unchanged > 0) {
            return Messages.ImportPage_unchanged(Amounts.number(unchanged), unchanged);
        }
        return getSection().isSuccessful()
                ? Messages.ImportPage_noAsset(getSection().getTag())
                : Messages.ImportPage_nothing();
    }

    /** Says that the report contains more rows than were stored; empty if it does not. */
    public String getMissing() {
        int missing = getSection().reported() - getSection().rows();
        return missing > 0 && !unreadable
                ? Messages.ImportPage_missing(Amounts.number(getSection().rows()), Amounts.number(missing))
                : "";
    }

    public Pager getPager() {
        return turned.pager();
    }

    /** Query of the export URLs. */
    public String getQuery() {
        return selection.withPage(1).query();
    }
}

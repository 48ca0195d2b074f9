package io.jenkins.plugins.bynder.report;

import hudson.model.Run;
import io.jenkins.plugins.bynder.state.FolderFacts;
import io.jenkins.plugins.bynder.state.FolderStates;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.StaplerRequest2;

/** The page of a job that shows the content of one of its import folders. */
@Restricted(NoExternalUse.class)
public final class ImportFolderPage {

    private final JobAction action;
    private final List<FolderFacts> folders;
    private final Selection selection;
    private final Pager.Turned turned;

    ImportFolderPage(JobAction action, StaplerRequest2 request) {
        this.action = action;
        this.folders = action.folders();
        Selection wanted = Selection.of(
                        request.getParameter("section"),
                        null,
                        request.getParameter("search"),
                        request.getParameter("page"),
                        folders.size())
                .withGrid("grid".equals(request.getParameter("view")));
        this.selection = request.getParameter("section") == null ? wanted.on(Math.min(1, folders.size())) : wanted;
        this.turned = state().flatMap(facts ->
                        FolderStates.get().read(action.getJob(), all -> Pager.turn(all.folder(facts), selection)))
                .orElseGet(() -> Pager.nothing(selection));
    }

    private Optional<FolderFacts> state() {
        return selection.section() < 1 ? Optional.empty() : Optional.of(folders.get(selection.section() - 1));
    }

    public boolean isBlank() {
        return folders.isEmpty();
    }

    public int getNumber() {
        return selection.section();
    }

    public FolderView getFolder() {
        return new FolderView(action.getJob(), state().orElseThrow());
    }

    /** Empty if there is only one. */
    public List<ImportPage.Choice> getFolders() {
        List<ImportPage.Choice> choices = new ArrayList<>();
        for (int n = 1; n <= folders.size(); n++) {
            FolderView view = new FolderView(action.getJob(), folders.get(n - 1));
            choices.add(new ImportPage.Choice(
                    view.getTitle(), "", selection.withSection(n).query(), n == selection.section(), ""));
        }
        return choices.size() < 2 ? List.of() : choices;
    }

    public String getSearch() {
        return selection.filter().text();
    }

    public List<RowView> getRows() {
        String portal = state().map(FolderFacts::portal).orElse("");
        String folder = state().map(FolderFacts::folder).orElse("");
        Map<Integer, Optional<Run<?, ?>>> builds = new HashMap<>();
        List<RowView> views = new ArrayList<>();
        for (Row row : turned.rows()) {
            String id = row.asset().id();
            String picture = builds.computeIfAbsent(row.build(), this::build)
                    .filter(run -> ThumbnailAccess.granted(run) && new ThumbnailStore(run).has(id))
                    .map(run -> ImportAction.thumbnail(run, id))
                    .orElse("");
            RowView.Links links = new RowView.Links(folder, picture, "", JobAction.assetPage(action.getJob(), id), "");
            views.add(new RowView(row, portal, links));
        }
        return views;
    }

    private Optional<Run<?, ?>> build(int number) {
        return Optional.ofNullable(action.getJob().getBuildByNumber(number));
    }

    public boolean isGrid() {
        return selection.grid();
    }

    /** The list and the grid. */
    public List<ImportPage.Choice> getViews() {
        return ImportPage.views(selection);
    }

    public String getNothing() {
        return getSearch().isEmpty() ? Messages.ImportFolderPage_nothing() : Messages.ImportPage_notFound(getSearch());
    }

    public Pager getPager() {
        return turned.pager();
    }
}

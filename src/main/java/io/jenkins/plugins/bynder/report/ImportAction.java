package io.jenkins.plugins.bynder.report;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Api;
import hudson.model.Item;
import hudson.model.Run;
import io.jenkins.plugins.bynder.engine.portal.Ids;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.management.Badge;
import jenkins.model.RunAction2;
import jenkins.model.Tab;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;
import org.kohsuke.stapler.verb.GET;

/** <em>DAM import</em> on the page of a build: the results of its syncs, asset by asset. */
@Restricted(NoExternalUse.class)
@ExportedBean
public final class ImportAction extends Tab implements RunAction2 {

    static final String URL = "dam-import";

    private static final Logger LOGGER = Logger.getLogger(ImportAction.class.getName());

    private static final int EARLIER_BUILDS = 25;

    private final List<ImportSection> sections = new ArrayList<>();
    private transient Run<?, ?> run;
    private transient int reserved;

    /** Jenkins sets the build when the action is added to it. */
    ImportAction() {
        super(null);
    }

    @Override
    public String getIconFileName() {
        return "symbol-dam-import plugin-bynder";
    }

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.ImportAction_displayName();
    }

    @NonNull
    @Override
    public String getUrlName() {
        return URL;
    }

    @Override
    public void onAttached(Run<?, ?> r) {
        run = r;
        object = r;
    }

    @Override
    public void onLoad(Run<?, ?> r) {
        run = r;
        object = r;
    }

    /** What the tab of the newest build pages shows beside its name: failures, or else the number of changes. */
    @CheckForNull
    @Override
    public Badge getBadge() {
        return ImportBadge.of(getSections());
    }

    public Run<?, ?> getRun() {
        return run;
    }

    /** One section for each sync of the build, in order of their end. */
    @Exported
    @NonNull
    public List<ImportSection> getSections() {
        synchronized (sections) {
            return List.copyOf(sections);
        }
    }

    /** The address of a thumbnail of that build, below the root of Jenkins. */
    static String thumbnail(Run<?, ?> run, String id) {
        return run.getUrl() + URL + "/thumbnail?id=" + id;
    }

    /** For the card of the build. */
    @NonNull
    public List<RowView> getPictures() {
        return NewestPictures.of(run, getSections());
    }

    /** Reserves a number for a section that may be added. */
    int reserve() {
        synchronized (sections) {
            int highest =
                    sections.stream().mapToInt(ImportSection::getNumber).max().orElse(0);
            reserved = Math.max(reserved, highest) + 1;
            return reserved;
        }
    }

    void add(ImportSection section) {
        synchronized (sections) {
            sections.add(section);
        }
    }

    /** The latest sync; empty if the build has none yet. */
    Optional<ImportSection> last() {
        List<ImportSection> all = getSections();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** The newest sync of a tag that was no dry run. */
    Optional<ImportSection> last(String portal, String tag) {
        return getSections().stream()
                .filter(section -> section.isOf(portal, tag))
                .reduce((earlier, later) -> later);
    }

    Optional<ImportSection> section(int number) {
        return getSections().stream()
                .filter(section -> section.getNumber() == number)
                .findFirst();
    }

    /** File with the rows of a sync. */
    static Path rows(Run<?, ?> run, int section) {
        return directory(run).resolve("import-" + section + ".rows");
    }

    /** Reads something of the rows of a sync; empty if they cannot be read. */
    static <T> Optional<T> read(Run<?, ?> run, ImportSection section, RowFile.Query<T> query) {
        Path file = rows(run, section.getNumber());
        try (RowFile rows = RowFile.open(file)) {
            return Optional.of(query.of(rows));
        } catch (IOException e) {
            LOGGER.log(Level.FINE, e, () -> "Cannot read " + file);
            return Optional.empty();
        }
    }

    static Path directory(Run<?, ?> run) {
        return run.getRootDir().toPath().resolve("bynder");
    }

    /** The part of the report that the URL selects. */
    @NonNull
    public ImportPage page(StaplerRequest2 request) {
        run.checkPermission(Item.READ);
        return new ImportPage(this, Selection.of(request, getSections()));
    }

    /** All selected rows as JSON. */
    @GET
    public void doJson(StaplerRequest2 request, StaplerResponse2 response) throws IOException {
        run.checkPermission(Item.READ);
        new Export(this, Selection.of(request, getSections())).json(response);
    }

    /** All selected rows as CSV. */
    @GET
    public void doCsv(StaplerRequest2 request, StaplerResponse2 response) throws IOException {
        run.checkPermission(Item.READ);
        new Export(this, Selection.of(request, getSections())).csv(response);
    }

    /** The thumbnail of an asset, as stored with the build. */
    @GET
    public void doThumbnail(@QueryParameter String id, StaplerResponse2 response) throws IOException {
        ThumbnailAccess.check(run);
        send(new ThumbnailStore(run).find(id), response);
    }

    /** The previous thumbnail of an asset, if an earlier build has kept it. */
    @GET
    public void doBefore(@QueryParameter String id, StaplerResponse2 response) throws IOException {
        ThumbnailAccess.check(run);
        Optional<ThumbnailStore.Picture> picture = Optional.empty();
        Run<?, ?> earlier = run.getPreviousBuild();
        for (int n = 0; n < EARLIER_BUILDS && earlier != null && picture.isEmpty(); n++) {
            picture = new ThumbnailStore(earlier).find(id);
            earlier = earlier.getPreviousBuild();
        }
        send(picture, response);
    }

    private static void send(Optional<ThumbnailStore.Picture> picture, StaplerResponse2 response) throws IOException {
        if (picture.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType(picture.get().type().contentType());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
        response.setHeader("Cache-Control", "private, max-age=86400");
        response.setContentLength(picture.get().bytes().length);
        response.getOutputStream().write(picture.get().bytes());
    }

    /** Sends to the file of an asset among the artifacts of the build, or to the asset's page, which says where it is. */
    @GET
    public HttpResponse doDownload(StaplerRequest2 request, @QueryParameter String id) throws IOException {
        run.checkPermission(Item.READ);
        if (!Ids.isSafe(id)) {
            return HttpResponses.notFound();
        }
        Optional<String> file =
                path(Selection.of(request, getSections()).section(), id).flatMap(path -> ArchivedFile.find(run, path));
        return HttpResponses.redirectViaContextPath(
                file.map(found -> run.getUrl() + found).orElseGet(() -> JobAction.assetPage(run.getParent(), id)));
    }

    /** Of the file of an asset, relative to the workspace. */
    private Optional<String> path(int number, String id) throws IOException {
        Optional<ImportSection> section = section(number).filter(found -> found.rows() > 0);
        if (section.isEmpty()) {
            return Optional.empty();
        }
        try (RowFile rows = RowFile.open(rows(run, number))) {
            return rows.find(id)
                    .map(row -> row.asset().path())
                    .filter(path -> !path.isEmpty())
                    .map(path -> section.get().getFolder() + "/" + path);
        }
    }

    /** {@code /api/json}. */
    @NonNull
    public Api getApi() {
        return new Api(this);
    }
}

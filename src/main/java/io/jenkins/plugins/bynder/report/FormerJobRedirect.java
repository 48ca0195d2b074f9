package io.jenkins.plugins.bynder.report;

import hudson.Extension;
import hudson.model.Item;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.bynder.engine.portal.Ids;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jenkins.model.Jenkins;
import jenkins.util.HttpServletFilter;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Redirects backlinks to a job that was renamed or moved, for users who may read it. */
@Restricted(NoExternalUse.class)
@Extension
public final class FormerJobRedirect implements HttpServletFilter {

    private static final Pattern ASSET_PAGE =
            Pattern.compile("((?:/job/[^/]+)+)/" + JobAction.URL + "/asset/([^/]+)/?");

    @Override
    public boolean handle(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Matcher page = ASSET_PAGE.matcher(String.valueOf(request.getPathInfo()));
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (!reads || !page.matches() || !Ids.isSafe(page.group(2))) {
            return false;
        }
        Optional<Item> target = moved(page.group(1).substring("/job/".length()).replace("/job/", "/"));
        if (target.isEmpty() || !target.get().hasPermission(Item.READ)) {
            return false;
        }
        response.sendRedirect(request.getContextPath() + "/" + target.get().getUrl() + JobAction.URL + "/asset/"
                + page.group(2) + "/");
        return true;
    }

    /** Looked up as Jenkins itself, so that a job that the user may not see is not taken for a missing one. */
    @SuppressWarnings("try") // the context acts on this thread while it is open
    private static Optional<Item> moved(String fullName) {
        try (ACLContext system = ACL.as2(ACL.SYSTEM2)) {
            Jenkins jenkins = Jenkins.get();
            return jenkins.getItemByFullName(fullName) != null
                    ? Optional.empty()
                    : FormerJobs.get().find(fullName).map(jenkins::getItemByFullName);
        }
    }
}

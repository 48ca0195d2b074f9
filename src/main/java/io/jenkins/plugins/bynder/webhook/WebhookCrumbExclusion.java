package io.jenkins.plugins.bynder.webhook;

import hudson.Extension;
import hudson.security.csrf.CrumbExclusion;
import io.jenkins.plugins.bynder.config.EventConsumer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Lets SNS post without a crumb, to exactly one path, with or without its last slash, and none below it. */
@Restricted(NoExternalUse.class)
@Extension
public final class WebhookCrumbExclusion extends CrumbExclusion {

    private static final String WITHOUT_SLASH = "/" + EventConsumer.PATH;
    private static final String PATH = WITHOUT_SLASH + "/";

    @Override
    public boolean process(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = String.valueOf(request.getPathInfo());
        if (!path.equals(PATH) && !path.equals(WITHOUT_SLASH)) {
            if (path.startsWith(PATH)) {
                WebhookAction.misdirected();
            }
            return false;
        }
        chain.doFilter(request, response);
        return true;
    }
}

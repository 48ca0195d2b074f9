package io.jenkins.plugins.bynder.webhook;

import hudson.Extension;
import hudson.security.csrf.CrumbExclusion;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Accepts requests without a crumb at the event consumer URL, with or without secret and trailing slash, but not below
 * it.
 */
@Restricted(NoExternalUse.class)
@Extension
public final class WebhookCrumbExclusion extends CrumbExclusion {

    @Override
    public boolean process(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = String.valueOf(request.getPathInfo());
        WebhookPath where = WebhookPath.of(path, WebhookSecurity.get().segment());
        if (where == WebhookPath.BELOW) {
            WebhookAction.misdirected();
        }
        if (where == WebhookPath.BELOW || where == WebhookPath.ELSEWHERE) {
            return false;
        }
        chain.doFilter(request, response);
        return true;
    }
}

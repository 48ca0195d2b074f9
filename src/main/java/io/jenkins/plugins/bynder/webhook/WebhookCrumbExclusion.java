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

/** Lets SNS post without a crumb, to the event consumer URL, with or without its secret and its last slash, and none below it. */
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

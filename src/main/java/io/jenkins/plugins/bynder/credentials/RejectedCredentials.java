package io.jenkins.plugins.bynder.credentials;

import hudson.model.Failure;
import jakarta.servlet.ServletException;
import java.io.IOException;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/**
 * Credentials with a missing or malformed value. Pages show the message as a {@link Failure}. The dialog that adds
 * credentials within another form expects JSON, with the fields that it gets from the credentials plugin.
 */
final class RejectedCredentials extends Failure {

    private static final long serialVersionUID = 1;

    RejectedCredentials(String message) {
        super(message);
    }

    @Override
    public void generateResponse(StaplerRequest2 request, StaplerResponse2 response, Object node)
            throws IOException, ServletException {
        String accepted = request.getHeader("Accept");
        if (accepted == null || accepted.contains("text/html")) {
            super.generateResponse(request, response, node);
            return;
        }
        response.setContentType("application/json;charset=UTF-8");
        JSONObject answer = new JSONObject();
        answer.put("message", getMessage());
        answer.put("notificationType", "ERROR");
        response.getWriter().print(answer);
    }
}

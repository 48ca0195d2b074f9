package io.jenkins.plugins.bynder.webhook;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.UnprotectedRootAction;
import io.jenkins.plugins.bynder.config.EventConsumer;
import io.jenkins.plugins.bynder.engine.events.MessageReceiver;
import io.jenkins.plugins.bynder.engine.events.WebhookResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/**
 * {@code POST /bynder-webhook/}, with or without a secret and a trailing slash: the event consumer URL. Anyone may send
 * requests, because Amazon SNS cannot log in; only signatures decide what is accepted. Never creates a session.
 * Responses reveal nothing about jobs or topics.
 */
@Restricted(NoExternalUse.class)
@Extension
public final class WebhookAction implements UnprotectedRootAction, StaplerProxy {

    private static final WebhookResponse LATER =
            new WebhookResponse(HttpServletResponse.SC_SERVICE_UNAVAILABLE, "later");

    @CheckForNull
    @Override
    public String getIconFileName() {
        return null;
    }

    @CheckForNull
    @Override
    public String getDisplayName() {
        return null;
    }

    @NonNull
    @Override
    public String getUrlName() {
        return EventConsumer.PATH;
    }

    /**
     * Handles requests that Stapler would not: it redirects URLs without a trailing slash, which SNS does not follow,
     * and a secret is not the name of a method.
     */
    @Override
    public Object getTarget() {
        StaplerRequest2 request = Stapler.getCurrentRequest2();
        if (request == null) {
            return this;
        }
        switch (path(request)) {
            case PLAIN, WITH_SECRET -> throw new Received(this);
            case BELOW -> misdirected();
            case ELSEWHERE -> {}
        }
        return this;
    }

    private static WebhookPath path(StaplerRequest2 request) {
        return WebhookPath.of(request.getPathInfo(), WebhookSecurity.get().segment());
    }

    private static final class Received extends HttpResponses.HttpResponseException {

        private static final long serialVersionUID = 1;

        private final transient WebhookAction action;

        Received(WebhookAction action) {
            this.action = action;
        }

        @Override
        public void generateResponse(StaplerRequest2 request, StaplerResponse2 response, Object node)
                throws IOException {
            action.doIndex(request, response);
        }
    }

    /** Logs a message that was sent to a URL below this one. */
    static void misdirected() {
        if (EventService.get().wanted()) {
            EventService.get()
                    .processor()
                    .ifPresent(processor -> processor.receiver().misdirected());
        }
    }

    /**
     * Not {@code @POST}, which responds to other methods with 404: users who open the URL in a browser get an
     * explanation.
     */
    public void doIndex(StaplerRequest2 request, StaplerResponse2 response) throws IOException {
        if (!EventService.get().wanted()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        if (!request.getMethod().equals("POST")) {
            response.setHeader("Allow", "POST");
            write(response, new WebhookResponse(HttpServletResponse.SC_METHOD_NOT_ALLOWED, "POST only"));
            return;
        }
        Optional<EventProcessor> processor = EventService.get().processor();
        write(response, processor.isEmpty() ? LATER : receive(processor.get().receiver(), request));
    }

    private static WebhookResponse receive(MessageReceiver receiver, StaplerRequest2 request) throws IOException {
        boolean secret = path(request) == WebhookPath.WITH_SECRET;
        return secret || !WebhookSecurity.get().isSecretRequired()
                ? receiver.receive(headers(request), request.getInputStream())
                : receiver.withoutSecret();
    }

    private static Map<String, String> headers(StaplerRequest2 request) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name, request.getHeader(name));
        }
        return headers;
    }

    private static void write(StaplerResponse2 response, WebhookResponse answer) throws IOException {
        response.setStatus(answer.status());
        response.setContentType("text/plain;charset=UTF-8");
        response.getOutputStream().write(answer.body().getBytes(StandardCharsets.UTF_8));
    }
}

package io.jenkins.plugins.bynder.sample;

import java.util.EnumMap;
import java.util.Map;

/** The portal's API: who asks, and what the route does for them. */
final class Api {

    private final Access access;
    private final Map<Route, Action> routes = new EnumMap<>(Route.class);

    Api(Access access, Library library, FileLinks links, SampleSettings settings) {
        this.access = access;
        MediaJson json = new MediaJson(library, links, settings.fileNames());
        new MediaApi(library, json, settings.tagMatch()).register(routes);
        new DownloadApi(library, links).register(routes);
    }

    /**
     * @param address what the call was addressed to: scheme, host and path
     * @param form fields of the body if it was a form
     */
    Answer answer(Call call, String address, Parameters form) {
        Action action = routes.get(call.route());
        if (action == null) {
            return noRoute(call);
        }
        try {
            Caller caller = access.identify(call, address, form).orElseThrow(Api::unauthorised);
            return action.answer(new ApiCall(call, form, caller));
        } catch (Problem e) {
            return e.answer();
        }
    }

    private static Problem unauthorised() {
        return new Problem(Answer.of(401, "text/plain; charset=utf-8", "Invalid or expired token."));
    }

    /** What the gateway in front of Bynder says. */
    private static Answer noRoute(Call call) {
        Map<String, String> body = Map.of(
                "message",
                "no Route matched with those values",
                "request_id",
                Ids.hash("request " + call.number()) + Ids.hash("id " + call.number()));
        return Answer.json(404, body);
    }
}

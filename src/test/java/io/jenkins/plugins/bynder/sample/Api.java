package io.jenkins.plugins.bynder.sample;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The portal's API: identifies the sender and calls the route. */
final class Api {

    private final Access access;
    private final TokenApi tokens;
    private final Map<Route, RouteHandler> routes = new EnumMap<>(Route.class);

    Api(
            Access access,
            SampleLibrary library,
            FileLinks links,
            Quirks quirks,
            EditApi edits,
            UsageApi usages,
            SampleSettings settings) {
        this.access = access;
        this.tokens = new TokenApi(access);
        MediaJson json = new MediaJson(library, links, quirks, settings.fileNames());
        new MediaApi(library, json, quirks, settings.tagMatch()).register(routes);
        new DownloadApi(library, links, quirks).register(routes);
        new MetapropertyApi(library.metaproperties()).register(routes);
        new TagApi(library, settings.editDelay()).register(routes);
        new TrashApi(library).register(routes);
        new AccountApi(access, library).register(routes);
        edits.register(routes);
        usages.register(routes);
    }

    /**
     * @param address requested scheme, host and path
     * @param form fields of a form body
     * @param faults that apply to the call
     */
    SampleAnswer answer(Call call, String address, Parameters form, List<Fault> faults) {
        return switch (call.route()) {
            case TOKEN -> tokens.token(call, form);
            case SCOPES -> tokens.scopes();
            case NO_ROUTE -> noRoute(call);
            default -> authorised(call, address, form, faults);
        };
    }

    private SampleAnswer authorised(Call call, String address, Parameters form, List<Fault> faults) {
        try {
            Caller caller = access.identify(call, address, form).orElseThrow(Api::unauthorised);
            return routes.get(call.route()).answer(new ApiCall(call, form, caller, faults));
        } catch (Problem e) {
            return e.answer();
        }
    }

    private static Problem unauthorised() {
        return new Problem(SampleAnswer.of(401, "text/plain; charset=utf-8", "Invalid or expired token."));
    }

    /** The response of the gateway in front of Bynder. */
    private static SampleAnswer noRoute(Call call) {
        Map<String, String> body = Map.of(
                "message",
                "no Route matched with those values",
                "request_id",
                SampleIds.hash("request " + call.number()) + SampleIds.hash("id " + call.number()));
        return SampleAnswer.json(404, body);
    }
}

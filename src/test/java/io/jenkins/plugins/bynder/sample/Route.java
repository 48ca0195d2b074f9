package io.jenkins.plugins.bynder.sample;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Routes of the two servers. A trailing slash in a path makes no difference. */
public enum Route {
    TOKEN(Host.API, "POST", "/v6/authentication/oauth2/token"),
    SCOPES(Host.API, "GET", "/v6/authentication/oauth2/scopes"),
    MEDIA_LIST(Host.API, "GET", "/api/v4/media"),
    MEDIA_EDIT_BY_FIELD(Host.API, "POST", "/api/v4/media"),
    MEDIA(Host.API, "GET", "/api/v4/media/{id}"),
    MEDIA_EDIT(Host.API, "POST", "/api/v4/media/{id}"),
    DOWNLOAD(Host.API, "GET", "/api/v4/media/{id}/download"),
    DOWNLOAD_ITEM(Host.API, "GET", "/api/v4/media/{id}/download/{item}"),
    DOWNLOAD_VERSION(Host.API, "GET", "/api/v4/media/{id}/{version}/download"),
    METAPROPERTIES(Host.API, "GET", "/api/v4/metaproperties"),
    METAPROPERTY_CREATE(Host.API, "POST", "/api/v4/metaproperties"),
    METAPROPERTY(Host.API, "GET", "/api/v4/metaproperties/{property}"),
    METAPROPERTY_DELETE(Host.API, "DELETE", "/api/v4/metaproperties/{property}"),
    TAGS(Host.API, "GET", "/api/v4/tags"),
    TAG_ADD(Host.API, "POST", "/api/v4/tags/{tag}/media"),
    TAG_REMOVE(Host.API, "DELETE", "/api/v4/tags/{tag}/media"),
    CURRENT_USER(Host.API, "GET", "/api/v4/currentUser"),
    PROFILES(Host.API, "GET", "/api/v4/profiles"),
    PROFILE(Host.API, "GET", "/api/v4/profiles/{profile}"),
    ACCOUNT(Host.API, "GET", "/api/v4/account"),
    DERIVATIVES(Host.API, "GET", "/api/v4/account/derivatives"),
    USAGE(Host.API, "GET", "/api/media/usage"),
    USAGE_SYNC(Host.API, "POST", "/api/media/usage/sync"),
    TRASH(Host.API, "GET", "/api/trash/media"),
    /** An unknown path or method of the portal. */
    NO_ROUTE(Host.API, "", ""),

    ORIGINAL(Host.FILES, "GET", "/original/{id}/{item}"),
    RENDITION(Host.FILES, "GET", "/rendition/{id}/{item}/{name}"),
    NO_FILE(Host.FILES, "", "");

    private final Host host;
    private final String method;
    private final String[] pattern;

    Route(Host host, String method, String pattern) {
        this.host = host;
        this.method = method;
        this.pattern = pattern.split("/");
    }

    public Host host() {
        return host;
    }

    /** A route with the values of its variables. */
    record Match(Route route, Map<String, String> variables) {}

    static Match find(Host host, String method, String path) {
        String[] segments = path.split("/");
        for (Route route : values()) {
            if (route.host == host && route.answers(method)) {
                Optional<Map<String, String>> variables = route.variables(segments);
                if (variables.isPresent()) {
                    return new Match(route, variables.get());
                }
            }
        }
        return new Match(host == Host.API ? NO_ROUTE : NO_FILE, Map.of());
    }

    private boolean answers(String asked) {
        return method.equals(asked) || (host == Host.FILES && method.equals("GET") && asked.equals("HEAD"));
    }

    private Optional<Map<String, String>> variables(String[] segments) {
        if (segments.length != pattern.length) {
            return Optional.empty();
        }
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < segments.length; i++) {
            String expected = pattern[i];
            if (expected.startsWith("{")) {
                variables.put(expected.substring(1, expected.length() - 1), Parameters.decodePath(segments[i]));
            } else if (!expected.equals(segments[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(Map.copyOf(variables));
    }
}

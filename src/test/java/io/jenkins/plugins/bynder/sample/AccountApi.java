package io.jenkins.plugins.bynder.sample;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The user, the profile and settings of the account. */
final class AccountApi {

    private final Access access;
    private final SampleLibrary library;

    AccountApi(Access access, SampleLibrary library) {
        this.access = access;
        this.library = library;
    }

    void register(Map<Route, RouteHandler> routes) {
        routes.put(Route.CURRENT_USER, this::currentUser);
        routes.put(Route.PROFILE, this::profile);
        routes.put(Route.PROFILES, this::profiles);
        routes.put(Route.ACCOUNT, this::account);
        routes.put(Route.DERIVATIVES, this::derivatives);
    }

    private SampleAnswer currentUser(ApiCall call) throws Problem {
        call.caller().requireScope("current.user:read");
        SampleUser user = call.caller().user();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", user.id());
        json.put("username", user.email());
        json.put("email", user.email());
        json.put("firstname", "Ann");
        json.put("infix", null);
        json.put("lastname", "Example");
        json.put("profileId", user.profileId());
        json.put("active", true);
        json.put("isSSOOnly", false);
        json.put("language", "en_US");
        json.put("timeZone", "Europe/Amsterdam");
        json.put("lastLogin", MediaJson.date(call.call().at()));
        return SampleAnswer.json(200, json);
    }

    private SampleAnswer profile(ApiCall call) throws Problem {
        SampleUser self = call.caller().user();
        String id = call.variable("profile");
        if (id.equals(self.profileId())) {
            call.caller().requireScope("current.profile:read");
            return SampleAnswer.json(200, json(self));
        }
        requireAdministrator(call);
        for (SampleUser user : access.users()) {
            if (user.profileId().equals(id)) {
                return SampleAnswer.json(200, json(user));
            }
        }
        throw new Problem(SampleAnswer.messageWithTextCode(404, "Profile not found"));
    }

    private SampleAnswer profiles(ApiCall call) throws Problem {
        requireAdministrator(call);
        return SampleAnswer.json(
                200, access.users().stream().map(AccountApi::json).toList());
    }

    private static void requireAdministrator(ApiCall call) throws Problem {
        call.caller().requireScope("admin.profile:read");
        if (!call.caller().has("PERMISSIONMANAGEMENT")) {
            throw new Problem(SampleAnswer.messageWithTextCode(403, "Access denied"));
        }
    }

    private static Map<String, Object> json(SampleUser user) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", user.profileId());
        json.put("name", user.profileName());
        json.put("roles", new TreeSet<>(user.roles()));
        return json;
    }

    private SampleAnswer account(ApiCall call) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", "Sample portal");
        json.put("defaultLanguage", "en_US");
        json.put("availableLanguages", List.of("en_US"));
        json.put("timeZone", "Europe/Amsterdam");
        json.put("isOpenImageBank", false);
        return SampleAnswer.json(200, json);
    }

    private SampleAnswer derivatives(ApiCall call) {
        List<Map<String, Object>> presets = library.derivatives().stream()
                .filter(Derivative::custom)
                .map(AccountApi::preset)
                .toList();
        return SampleAnswer.json(200, presets);
    }

    private static Map<String, Object> preset(Derivative derivative) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("prefix", derivative.name());
        json.put("width", derivative.width());
        json.put("height", derivative.height());
        json.put("isCrop", false);
        json.put("isExtent", false);
        json.put("dpi", 72);
        json.put("isOnTheFly", false);
        json.put("isPublic", true);
        json.put("allowedTypes", List.of("image", "document", "video"));
        return json;
    }
}

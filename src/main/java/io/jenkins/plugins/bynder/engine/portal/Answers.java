package io.jenkins.plugins.bynder.engine.portal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the small answers. */
final class Answers {

    /** An access token as the token endpoint gives it; {@code scope} may be empty. */
    record AccessToken(String value, long seconds, String scope) {

        @Override
        public String toString() {
            return "AccessToken[hidden]";
        }
    }

    /** The user behind the keys; {@code profileId} may be empty. */
    record User(String name, String profileId) {}

    private static final long UNKNOWN_LIFETIME_SECONDS = 300;

    private Answers() {}

    static AccessToken token(JsonParser json) throws IOException {
        Map<String, String> token = Json.scalars(json, "access_token", "expires_in", "scope");
        if (!KeyText.isSafe(token.get("access_token"))) {
            throw new BadAnswer("token");
        }
        long seconds = Json.number(token.get("expires_in"), UNKNOWN_LIFETIME_SECONDS);
        return new AccessToken(
                token.get("access_token"), seconds < 1 ? UNKNOWN_LIFETIME_SECONDS : seconds, token.get("scope"));
    }

    /** The address of a file, in the field that has kept the name of its first home. */
    static String link(JsonParser json) throws IOException {
        return Json.scalars(json, "s3_file").get("s3_file");
    }

    static String createdId(JsonParser json) throws IOException {
        return safeId(Json.scalars(json, "id").get("id"));
    }

    static User user(JsonParser json) throws IOException {
        Map<String, String> user = Json.scalars(json, "username", "email", "profileId");
        String name = user.get("email").isBlank() ? user.get("username") : user.get("email");
        return new User(name, Ids.isSafe(user.get("profileId")) ? user.get("profileId") : "");
    }

    static Account account(JsonParser json, String user) throws IOException {
        List<String> name = new ArrayList<>();
        Set<String> roles = new HashSet<>();
        Json.fields(json, field -> {
            switch (field) {
                case "name" -> name.add(Json.text(json));
                case "roles" -> roles.addAll(Json.texts(json));
                default -> {
                    // Its id is known.
                }
            }
        });
        return new Account(user, String.join(" ", name), roles, true);
    }

    /** Keys of the surrounding object are left alone: portals capitalise them differently from the names inside. */
    static List<Metaproperty> metaproperties(JsonParser json) throws IOException {
        List<Metaproperty> all = new ArrayList<>();
        Json.values(json, key -> {
            Map<String, String> one = Json.scalars(json, "id", "name", "label", "type");
            all.add(new Metaproperty(safeId(one.get("id")), one.get("name"), one.get("label"), one.get("type")));
        });
        return all;
    }

    static List<TagCount> tags(JsonParser json) throws IOException {
        List<TagCount> all = new ArrayList<>();
        Json.entries(json, entry -> {
            Map<String, String> one = Json.scalars(json, "tag", "mediaCount");
            all.add(new TagCount(one.get("tag"), Json.number(one.get("mediaCount"), 0)));
        });
        return all;
    }

    /** Prefixes of the derivatives of an account, which are their names in listings. */
    static Set<String> derivatives(JsonParser json) throws IOException {
        Set<String> names = new LinkedHashSet<>();
        Json.values(json, key -> {
            if (json.currentToken() == JsonToken.START_OBJECT) {
                names.add(Json.scalars(json, "prefix").get("prefix"));
            }
        });
        names.remove("");
        return names;
    }

    private static String safeId(String id) throws BadAnswer {
        if (!Ids.isSafe(id)) {
            throw new BadAnswer("id");
        }
        return id;
    }
}

package io.jenkins.plugins.bynder.engine.portal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Parsers for the small responses. */
final class ResponseParsers {

    /** A response of the token endpoint; {@code scope} may be empty. */
    record AccessToken(String value, long seconds, String scope) {

        @Override
        public String toString() {
            return "AccessToken[hidden]";
        }
    }

    /** The user that the credentials belong to; {@code profileId} may be empty. */
    record User(String name, String profileId) {}

    /** Address of a file, and the portal's disclaimer for it as HTML, which may be empty. */
    record Link(String address, String disclaimer) {}

    private static final long UNKNOWN_LIFETIME_SECONDS = 300;

    private ResponseParsers() {}

    static AccessToken token(JsonParser json) throws IOException {
        Map<String, String> token = Json.scalars(json, "access_token", "expires_in", "scope");
        if (!CredentialText.isSafe(token.get("access_token"))) {
            throw new InvalidResponseException("token");
        }
        long seconds = Json.number(token.get("expires_in"), UNKNOWN_LIFETIME_SECONDS);
        return new AccessToken(
                token.get("access_token"), seconds < 1 ? UNKNOWN_LIFETIME_SECONDS : seconds, token.get("scope"));
    }

    /** The field name is historical: files were first stored in S3. */
    static Link link(JsonParser json) throws IOException {
        Map<String, String> link = Json.scalars(json, "s3_file", "disclaimer");
        return new Link(link.get("s3_file"), link.get("disclaimer"));
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
        boolean[] known = {false};
        Json.fields(json, field -> {
            switch (field) {
                case "name" -> name.add(Json.text(json));
                case "roles" -> {
                    boolean list = json.currentToken() == JsonToken.START_ARRAY;
                    roles.addAll(Json.texts(json));
                    known[0] = list || !roles.isEmpty();
                }
                default -> {
                    // The id is already known.
                }
            }
        });
        return new Account(user, String.join(" ", name), roles, known[0]);
    }

    /**
     * Keys of the surrounding object count only if the inner object has no name: portals capitalise them differently.
     */
    static List<Metaproperty> metaproperties(JsonParser json) throws IOException {
        List<Metaproperty> all = new ArrayList<>();
        boolean[] anything = {false};
        Json.values(json, key -> {
            anything[0] = true;
            if (json.currentToken() == JsonToken.START_OBJECT) {
                all.add(metaproperty(json, key));
            }
        });
        if (all.isEmpty() && anything[0]) {
            throw new InvalidResponseException(
                    "metaproperties"); // Treating it as absent would create a duplicate of each.
        }
        return all;
    }

    private static Metaproperty metaproperty(JsonParser json, String key) throws IOException {
        Map<String, String> one = new HashMap<>();
        List<String> main = new ArrayList<>();
        Set<String> labels = new LinkedHashSet<>();
        Json.fields(json, field -> {
            switch (field) {
                case "id", "name", "type" -> one.put(field, Json.text(json));
                case "label" -> main.addAll(Json.anyTexts(json));
                case "labels" -> labels.addAll(Json.anyTexts(json));
                default -> {
                    // Options and flags are not needed.
                }
            }
        });
        String id = one.getOrDefault("id", "");
        String name = one.getOrDefault("name", "");
        return new Metaproperty(
                Ids.isSafe(id) ? id : "",
                name.isEmpty() ? key : name,
                Stream.concat(main.stream(), labels.stream())
                        .map(label -> PortalText.decode(label).strip())
                        .distinct()
                        .toList(),
                one.getOrDefault("type", ""));
    }

    static List<TagCount> tags(JsonParser json) throws IOException {
        List<TagCount> all = new ArrayList<>();
        Json.values(json, entry -> {
            if (json.currentToken() == JsonToken.START_OBJECT) {
                Map<String, String> one = Json.scalars(json, "tag", "mediaCount");
                all.add(new TagCount(PortalText.decode(one.get("tag")), Json.number(one.get("mediaCount"), 0)));
            }
        });
        return all;
    }

    /** Prefixes of the account's derivatives, which are their names in listings. */
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

    /** Reasons by asset id. */
    static Map<String, String> rejectedUsages(JsonParser json) throws IOException {
        Map<String, String> rejected = new LinkedHashMap<>();
        Json.fields(json, field -> {
            if (field.equals("rejected")) {
                Json.values(json, entry -> {
                    Map<String, String> one = Json.scalars(json, "asset_id", "reason");
                    rejected.put(one.get("asset_id"), one.get("reason"));
                });
            }
        });
        return rejected;
    }

    private static String safeId(String id) throws InvalidResponseException {
        if (!Ids.isSafe(id)) {
            throw new InvalidResponseException("id");
        }
        return id;
    }
}

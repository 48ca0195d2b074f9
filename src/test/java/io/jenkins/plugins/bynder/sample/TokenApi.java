package io.jenkins.plugins.bynder.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** OAuth 2.0 with client credentials, and the catalogue of scopes. Requires no token itself. */
final class TokenApi {

    private final Access access;

    TokenApi(Access access) {
        this.access = access;
    }

    SampleAnswer token(Call call, Parameters form) {
        if (!form.first("grant_type").equals(Optional.of("client_credentials"))) {
            return error(400, "unsupported_grant_type", "This portal gives tokens for client credentials only.");
        }
        Optional<SampleUser> app = app(call, form);
        if (app.isEmpty()) {
            return error(401, "invalid_client", "Client authentication failed.");
        }
        Set<String> asked = form.filled("scope")
                .map(text -> (Set<String>) new TreeSet<>(List.of(text.strip().split("\\s+"))))
                .orElse(app.get().scopes());
        Set<String> lacking = new TreeSet<>(asked);
        lacking.removeAll(app.get().scopes());
        if (!lacking.isEmpty()) {
            return error(
                    400,
                    "invalid_scope",
                    "Invalid scope: the OAuth 2.0 client is not allowed to request '" + String.join(" ", lacking)
                            + "'.");
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("access_token", access.issue(app.get(), asked));
        json.put("token_type", "bearer");
        json.put("expires_in", access.tokenLifetime().toSeconds());
        json.put("scope", String.join(" ", asked));
        return SampleAnswer.json(200, json);
    }

    /** Id and secret come in the form, as Bynder documents, or by HTTP Basic, as RFC 6749 prefers. */
    private Optional<SampleUser> app(Call call, Parameters form) {
        String header = call.authorization().orElse("");
        if (header.regionMatches(true, 0, "Basic ", 0, 6)) {
            try {
                String pair = new String(
                        Base64.getDecoder().decode(header.substring(6).strip()), UTF_8);
                int colon = pair.indexOf(':');
                return colon < 0
                        ? Optional.empty()
                        : access.app(
                                Parameters.decodePath(pair.substring(0, colon)),
                                Parameters.decodePath(pair.substring(colon + 1)));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
        return access.app(
                form.first("client_id").orElse(""), form.first("client_secret").orElse(""));
    }

    SampleAnswer scopes() {
        List<Map<String, Object>> scopes = new TreeSet<>(SampleUser.SCOPES)
                .stream()
                        .map(scope -> Map.of("name", scope, "description", scope, "anyOfPermissions", List.of()))
                        .toList();
        return SampleAnswer.json(200, Map.of("groups", List.of(Map.of("name", "All", "scopes", scopes))));
    }

    private static SampleAnswer error(int status, String code, String description) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("error", code);
        json.put("error_description", description);
        return SampleAnswer.json(status, json);
    }
}

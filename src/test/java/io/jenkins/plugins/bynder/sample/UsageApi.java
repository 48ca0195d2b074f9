package io.jenkins.plugins.bynder.sample;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Asset usage, by the asset usage v4 specification. */
final class UsageApi {

    /** Bynder registers integrations on request. */
    static final String INTEGRATION_ID = "8517905e-6c2f-47c3-96ca-0312027bbc95";

    private static final String ROLE = "STATISTICS";

    private final ObjectMapper mapper = new ObjectMapper();
    private final SampleLibrary library;
    private final List<SampleUsage> usages = new ArrayList<>();

    UsageApi(SampleLibrary library) {
        this.library = library;
    }

    void register(Map<Route, RouteHandler> routes) {
        routes.put(Route.USAGE, this::find);
        routes.put(Route.USAGE_SYNC, this::sync);
    }

    synchronized List<SampleUsage> usages() {
        return List.copyOf(usages);
    }

    private synchronized SampleAnswer find(ApiCall call) throws Problem {
        call.caller().requireScope("asset.usage:read");
        call.caller().requireRole(ROLE);
        String asset = call.query().first("asset_id").orElse("");
        return SampleAnswer.json(
                200,
                usages.stream()
                        .filter(usage -> asset.isEmpty() || usage.assetId().equals(asset))
                        .map(UsageApi::json)
                        .toList());
    }

    private synchronized SampleAnswer sync(ApiCall call) throws Problem {
        call.caller().requireScope("asset.usage:write");
        call.caller().requireRole(ROLE);
        JsonNode body = body(call);
        String integration = body.path("integration_id").asText();
        if (!integration.equals(INTEGRATION_ID)) {
            throw new Problem(400, "Invalid integration_id");
        }
        Map<String, List<Object>> answer = new LinkedHashMap<>();
        for (String part : List.of("accepted", "new", "rejected", "removed")) {
            answer.put(part, new ArrayList<>());
        }
        Set<String> used = new HashSet<>();
        for (JsonNode one : body.path("usages")) {
            SampleUsage usage = new SampleUsage(
                    integration,
                    one.path("asset_id").asText(),
                    one.path("uri").asText(),
                    one.path("additional").asText());
            used.add(usage.uri());
            if (library.find(usage.assetId()).isEmpty()) {
                answer.get("rejected")
                        .add(Map.of("asset_id", usage.assetId(), "uri", usage.uri(), "reason", "Asset not found"));
                continue;
            }
            boolean known = usages.removeIf(
                    old -> old.assetId().equals(usage.assetId()) && old.uri().equals(usage.uri()));
            usages.add(usage);
            answer.get(known ? "accepted" : "new").add(json(usage));
        }
        for (JsonNode uri : body.path("uris")) {
            if (!used.contains(uri.asText())) {
                usages.stream()
                        .filter(usage -> usage.uri().equals(uri.asText()))
                        .forEach(usage -> answer.get("removed").add(json(usage)));
                usages.removeIf(usage -> usage.uri().equals(uri.asText()));
            }
        }
        return SampleAnswer.json(200, answer);
    }

    private JsonNode body(ApiCall call) throws Problem {
        try {
            return mapper.readTree(call.call().json());
        } catch (JsonProcessingException e) {
            throw new Problem(400, "Invalid request");
        }
    }

    private static Map<String, Object> json(SampleUsage usage) {
        return Map.of("asset_id", usage.assetId(), "uri", usage.uri(), "additional", usage.additional());
    }
}

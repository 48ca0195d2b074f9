package io.jenkins.plugins.bynder.sample;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Metaproperties. */
final class MetapropertyApi {

    private static final Set<String> TYPES =
            Set.of("text", "longtext", "date", "select", "select2", "autocomplete", "linked_assets");

    /** A database name has no blanks, capitals or special characters. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9_]{1,128}");

    private final ObjectMapper mapper = new ObjectMapper();
    private final Metaproperties metaproperties;

    MetapropertyApi(Metaproperties metaproperties) {
        this.metaproperties = metaproperties;
    }

    void register(Map<Route, RouteHandler> routes) {
        routes.put(Route.METAPROPERTIES, this::all);
        routes.put(Route.METAPROPERTY, this::one);
        routes.put(Route.METAPROPERTY_CREATE, this::create);
        routes.put(Route.METAPROPERTY_DELETE, this::delete);
    }

    /** An object whose keys are capitalised, unlike the names inside. */
    private SampleAnswer all(ApiCall call) throws Problem {
        call.caller().requireScope("meta.assetbank:read");
        Map<String, Object> json = new LinkedHashMap<>();
        for (SampleMetaproperty property : metaproperties.all()) {
            String name = property.name();
            json.put(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1), json(property));
        }
        return SampleAnswer.json(200, json);
    }

    private SampleAnswer one(ApiCall call) throws Problem {
        call.caller().requireScope("meta.assetbank:read");
        return SampleAnswer.json(
                200,
                json(metaproperties
                        .byId(call.variable("property"))
                        .orElseThrow(() -> new Problem(404, "Metaproperty not found"))));
    }

    private SampleAnswer create(ApiCall call) throws Problem {
        requireManager(call);
        JsonNode data = data(call);
        String name = data.path("name").asText();
        String type = data.path("type").asText();
        if (!TYPES.contains(type)) {
            throw new Problem(400, "Invalid metaproperty type");
        }
        if (!NAME.matcher(name).matches() || data.path("label").asText().isBlank()) {
            throw new Problem(400, "Invalid metaproperty name");
        }
        if (metaproperties.byName(name).isPresent()) {
            // Not documented by Bynder.
            throw new Problem(400, "Metaproperty name already in use");
        }
        SampleMetaproperty made = metaproperties.define(name, data.path("label").asText(), type);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("message", "Created");
        json.put("statuscode", 201);
        json.put("id", made.id());
        return SampleAnswer.json(201, json);
    }

    private JsonNode data(ApiCall call) throws Problem {
        try {
            JsonNode data = mapper.readTree(call.form().first("data").orElse(""));
            return data.isObject() ? data : MissingNode.getInstance();
        } catch (JsonProcessingException e) {
            throw new Problem(400, "Invalid data");
        }
    }

    private SampleAnswer delete(ApiCall call) throws Problem {
        requireManager(call);
        if (!metaproperties.delete(call.variable("property"))) {
            throw new Problem(404, "Metaproperty not found");
        }
        return SampleAnswer.empty(204);
    }

    private static void requireManager(ApiCall call) throws Problem {
        call.caller().requireScope("meta.assetbank:write");
        call.caller().requireRole("METAPROPERTYMANAGEMENT", "METAMANAGEMENT");
    }

    private static Map<String, Object> json(SampleMetaproperty property) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", property.id());
        json.put("name", property.name());
        json.put("label", property.label());
        json.put("type", property.type());
        json.put("zindex", property.zindex());
        json.put("isMultiselect", false);
        json.put("isMultifilter", false);
        json.put("isRequired", false);
        json.put("isMainfilter", false);
        json.put("isFilterable", false);
        json.put("isApiField", true);
        json.put("isDisplayField", true);
        json.put("isDrilldown", false);
        json.put("isEditable", true);
        json.put("useDependencies", false);
        json.put("options", List.of());
        return json;
    }
}

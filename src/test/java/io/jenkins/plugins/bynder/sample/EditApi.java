package io.jenkins.plugins.bynder.sample;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Edits of assets: accepted at once, effective later. */
final class EditApi {

    private static final String PREFIX = "metaproperty.";
    private static final int LONGEST_TEXT = 2500;

    private final SampleLibrary library;
    private final Duration delay;
    private final Quirks quirks;
    private final List<Edit> edits = new CopyOnWriteArrayList<>();

    EditApi(SampleLibrary library, Duration delay, Quirks quirks) {
        this.library = library;
        this.quirks = quirks;
        this.delay = delay;
    }

    void register(Map<Route, RouteHandler> routes) {
        routes.put(Route.MEDIA_EDIT, call -> edit(call, call.variable("id")));
        routes.put(
                Route.MEDIA_EDIT_BY_FIELD,
                call -> edit(call, call.form().first("id").orElse("")));
    }

    List<Edit> edits() {
        return List.copyOf(edits);
    }

    private SampleAnswer edit(ApiCall call, String id) throws Problem {
        call.caller().requireScope("asset:write");
        call.caller().requireRole("MEDIAEDIT");
        Parameters form = call.form();
        if (library.find(id).isEmpty()) {
            throw new Problem(404, "Media not found");
        }
        if (form.flag("isPublic").orElse(false)) {
            call.caller().requireRole("MARKPUBLIC");
        }
        for (Parameters.Pair field : form.pairs()) {
            if (field.name().startsWith(PREFIX) && field.value().length() > LONGEST_TEXT) {
                throw new Problem(400, "Value too long");
            }
        }
        edits.add(new Edit(call.call().at(), id, call.caller().user(), form));
        library.changeAt(call.call().at().plus(delay), id, draft -> form.pairs().forEach(field -> set(draft, field)));
        return SampleAnswer.message(202, "Accepted");
    }

    /** Unknown fields, including {@code property_NAME}, have no effect. */
    private void set(SampleAsset.Draft draft, Parameters.Pair field) {
        String value = field.value();
        switch (field.name()) {
            case "name" -> draft.name = value;
            case "description" -> draft.description = value;
            case "copyright" -> draft.copyright = value;
            case "tags" -> draft.tags = split(value);
            case "archive" -> draft.archived = flag(value);
            case "limited" -> draft.limited = flag(value);
            // Irreversible in Bynder.
            case "isPublic" -> draft.publicly |= flag(value);
            case "datePublished" -> date(value).ifPresent(at -> draft.published = at);
            default -> setProperty(draft, field);
        }
    }

    private void setProperty(SampleAsset.Draft draft, Parameters.Pair field) {
        if (field.name().startsWith(PREFIX)) {
            Optional<SampleMetaproperty> property =
                    library.metaproperties().byId(field.name().substring(PREFIX.length()));
            property.ifPresent(found -> draft.properties.put(found.name(), values(found, field.value())));
        }
    }

    private List<String> values(SampleMetaproperty property, String value) {
        if (property.hasOptions() || quirks.splitsTexts()) {
            return split(value);
        }
        return value.isEmpty() ? List.of() : List.of(value);
    }

    private static List<String> split(String value) {
        List<String> parts = new ArrayList<>();
        for (String part : value.split(",")) {
            if (!part.isBlank()) {
                parts.add(part.strip());
            }
        }
        return parts;
    }

    private static boolean flag(String value) {
        return value.equals("1") || value.equalsIgnoreCase("true");
    }

    private static Optional<Instant> date(String value) {
        try {
            return Optional.of(Instant.parse(value));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}

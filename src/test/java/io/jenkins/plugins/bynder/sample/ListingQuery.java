package io.jenkins.plugins.bynder.sample;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Selection and order of a listing. */
final class ListingQuery {

    /** Any other form is not rejected: the filter has no effect. */
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");

    private final Parameters query;
    private final TagMatch tagMatch;

    ListingQuery(Parameters query, TagMatch tagMatch) {
        this.query = query;
        this.tagMatch = tagMatch;
    }

    List<SampleAsset> apply(List<SampleAsset> assets) {
        return assets.stream().filter(filter()).sorted(order()).toList();
    }

    private Predicate<SampleAsset> filter() {
        Predicate<SampleAsset> all = asset -> true;
        for (String tag : list("tags")) {
            all = all.and(asset -> asset.tags().stream().anyMatch(carried -> tagMatch.matches(carried, tag)));
        }
        all = all.and(anyOf("id", SampleAsset::id)).and(anyOf("ids", SampleAsset::id));
        all = all.and(anyOf("type", SampleAsset::type));
        all = all.and(only("archive", SampleAsset::archived));
        all = all.and(only("limited", SampleAsset::limited));
        all = all.and(only("isPublic", SampleAsset::publicly));
        all = all.and(dates("dateModified", SampleAsset::modified));
        all = all.and(dates("dateCreated", SampleAsset::created));
        Optional<String> keyword = query.filled("keyword");
        if (keyword.isPresent()) {
            all = all.and(asset -> mentions(asset, keyword.get()));
        }
        for (Parameters.Pair pair : query.pairs()) {
            if (pair.name().startsWith("property_")) {
                String name = pair.name().substring("property_".length());
                all = all.and(asset ->
                        asset.properties().getOrDefault(name, List.of()).contains(pair.value()));
            }
        }
        return all;
    }

    private List<String> list(String parameter) {
        return query.filled(parameter).map(value -> List.of(value.split(","))).orElse(List.of());
    }

    private Predicate<SampleAsset> anyOf(String parameter, Function<SampleAsset, String> value) {
        List<String> wanted = list(parameter);
        return asset -> wanted.isEmpty() || wanted.contains(value.apply(asset));
    }

    /** A set flag filters; 0 does not. */
    private Predicate<SampleAsset> only(String parameter, Predicate<SampleAsset> set) {
        return query.flag(parameter).orElse(false) ? set : asset -> true;
    }

    private Predicate<SampleAsset> dates(String parameter, Function<SampleAsset, Instant> value) {
        return date(parameter, value, (at, from) -> !at.isBefore(from))
                .and(date(parameter + "To", value, (at, to) -> !at.isAfter(to)))
                .and(date(parameter + "On", value, (at, on) -> sameDay(at, on)));
    }

    private Predicate<SampleAsset> date(
            String parameter, Function<SampleAsset, Instant> value, BiPredicate<Instant, Instant> test) {
        Optional<String> text =
                query.first(parameter).filter(given -> DATE.matcher(given).matches());
        try {
            Optional<Instant> bound = text.map(Instant::parse);
            return asset ->
                    bound.map(limit -> test.test(value.apply(asset), limit)).orElse(true);
        } catch (DateTimeParseException e) {
            return asset -> true;
        }
    }

    private static boolean sameDay(Instant one, Instant other) {
        return one.getEpochSecond() / 86_400 == other.getEpochSecond() / 86_400;
    }

    private static boolean mentions(SampleAsset asset, String keyword) {
        String wanted = keyword.toLowerCase(Locale.ROOT);
        return (asset.name() + ' ' + asset.original().fileName() + ' ' + String.join(" ", asset.tags()))
                .toLowerCase(Locale.ROOT)
                .contains(wanted);
    }

    private Comparator<SampleAsset> order() {
        String[] words = query.first("orderBy").orElse("").split(" ");
        Comparator<SampleAsset> order =
                switch (words[0]) {
                    case "name" -> Comparator.comparing(SampleAsset::name);
                    case "dateModified" -> Comparator.comparing(SampleAsset::modified);
                    case "datePublished" -> Comparator.comparing(SampleAsset::published);
                    default -> Comparator.comparing(SampleAsset::created);
                };
        boolean ascending = words.length > 1 && words[1].equals("asc");
        return ascending ? order : order.reversed();
    }
}

package io.jenkins.plugins.bynder.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A fault of one request. {@link FaultRule} selects the requests; {@link Quirks} are faults of data and links.
 *
 * <p>Behaviours of real portals and hosts, and how to simulate them:
 * <ul>
 * <li>listings: {@link #shrunk}, {@link #absent} (neither shown nor counted), {@link #hidden} (counted, not shown),
 * {@link #cappedPages}, {@link #status(int, String)} with {@link FaultRule#above} or {@link FaultRule#fromPage}, {@link
 * #emptyPage}, {@link #repeatedPage}, {@link #ignoring} ({@code "ids"}); {@link SampleLibrary#indexLag}
 * <li>JSON: {@link #shaped} with a {@link JsonShape} (tags, extension, properties, entities), {@link #errorsAsArrays}
 * <li>not yet: {@link #originalNotAvailable}, {@link #nothing} with 202, 204 or 404, limited by {@link
 * FaultRule#firstOfEach}, {@link FaultRule#times} or {@link FaultRule#until}
 * <li>ranges and validators: {@link #ignoringIfRange}, {@link #ignoringRange}, {@link #rangesFromZero}, {@link
 * #withoutValidators}, {@link #weakEtag}, {@link #otherEtag}; {@link Quirks#overwriteFiles}
 * <li>bodies: {@link #resetEvery}, {@link #truncated}, {@link #compressed}, {@link #page} (HTML, JSON or XML in place
 * of a file); {@link Quirks#metadataInFiles}, {@link Quirks#wrongSize}
 * <li>hosts: {@link #html} with 403 for everything, {@link #latency} before the first byte; {@link
 * Quirks#linkLifetime}, {@link Quirks#exactTargets}
 * <li>routes: {@link #status} on {@link Route#DERIVATIVES} or {@link Route#TAGS}
 * </ul>
 */
public final class Fault {

    private static final UnaryOperator<SampleAnswer> UNCHANGED = UnaryOperator.identity();
    private static final Runnable NOTHING = () -> {};
    private static final Fault NONE =
            new Fault(Duration.ZERO, NOTHING, Asked.AS_SENT, Optional.empty(), UNCHANGED, answer -> Delivery.PROPER);

    final Duration delay;
    final Runnable before;
    final Asked asked;
    final Optional<SampleAnswer> instead;
    final UnaryOperator<SampleAnswer> change;
    final Function<SampleAnswer, Delivery> delivery;

    private Fault(
            Duration delay,
            Runnable before,
            Asked asked,
            Optional<SampleAnswer> instead,
            UnaryOperator<SampleAnswer> change,
            Function<SampleAnswer, Delivery> delivery) {
        this.delay = delay;
        this.before = before;
        this.asked = asked;
        this.instead = instead;
        this.change = change;
        this.delivery = delivery;
    }

    /**
     * The server's view of a request.
     *
     * @param query the fields used to list assets
     * @param listing the assets found, before they are counted and paged
     * @param headers the headers used to serve a file
     */
    record Asked(
            UnaryOperator<Parameters> query,
            UnaryOperator<List<SampleAsset>> listing,
            UnaryOperator<SampleFileHost.HeaderLookup> headers) {

        static final Asked AS_SENT =
                new Asked(UnaryOperator.identity(), UnaryOperator.identity(), UnaryOperator.identity());
    }

    private static Fault asked(Asked asked) {
        return new Fault(Duration.ZERO, NOTHING, asked, Optional.empty(), UNCHANGED, NONE.delivery);
    }

    private static Fault query(UnaryOperator<Parameters> query) {
        return asked(new Asked(query, Asked.AS_SENT.listing(), Asked.AS_SENT.headers()));
    }

    private static Fault listing(UnaryOperator<List<SampleAsset>> listing) {
        return asked(new Asked(Asked.AS_SENT.query(), listing, Asked.AS_SENT.headers()));
    }

    private static Fault headers(UnaryOperator<SampleFileHost.HeaderLookup> headers) {
        return asked(new Asked(Asked.AS_SENT.query(), Asked.AS_SENT.listing(), headers));
    }

    /** Listings contain and count only the first that many assets. */
    public static Fault shrunk(int assets) {
        return listing(found -> found.subList(0, Math.min(assets, found.size())));
    }

    /** Listings neither contain nor count these assets. */
    public static Fault absent(String... ids) {
        Set<String> gone = Set.of(ids);
        return listing(found ->
                found.stream().filter(asset -> !gone.contains(asset.id())).toList());
    }

    /** Listings count these assets but do not show them, so their pages are shorter. */
    public static Fault hidden(String... ids) {
        Set<String> unseen = Set.of(ids);
        return changed(answer -> JsonShape.withoutAssets(answer, unseen::contains));
    }

    /** Listing pages have at most that many assets, regardless of the requested limit. */
    public static Fault cappedPages(int assets) {
        return query(asked -> asked.with("limit", Math.min(assets, asked.number("limit", assets))));
    }

    /** A page without assets, with the correct total. */
    public static Fault emptyPage() {
        return query(asked -> asked.with("page", 1_000_000));
    }

    /** The page before the requested one. */
    public static Fault repeatedPage() {
        return query(asked -> asked.with("page", Math.max(1, asked.number("page", 1) - 1)));
    }

    /** Listings ignore a query field, for example {@code ids}. */
    public static Fault ignoring(String field) {
        return query(asked -> asked.without(field));
    }

    /**
     * Fields of assets have another shape.
     *
     * @param field name; a trailing star matches any ending
     */
    public static Fault shaped(String field, JsonShape shape) {
        return changed(answer -> shape.apply(answer, field));
    }

    /** Errors are arrays with one object. */
    public static Fault errorsAsArrays() {
        return changed(JsonShape::errorAsArray);
    }

    /** The portal's response while an original is not stored yet. */
    public static Fault originalNotAvailable() {
        return status(404, "Original file not available");
    }

    /** A status without a body. */
    public static Fault nothing(int status) {
        return instead(SampleAnswer.empty(status));
    }

    /** A body of any type, for example {@code text/html} or {@code application/xml}, in place of the expected one. */
    public static Fault page(int status, String contentType, String body) {
        return instead(SampleAnswer.of(status, contentType, body));
    }

    /** The file host ignores {@code If-Range}: sends a range of the current version. */
    public static Fault ignoringIfRange() {
        return withoutRequestHeader("If-Range");
    }

    /** The file host sends the whole file. */
    public static Fault ignoringRange() {
        return withoutRequestHeader("Range");
    }

    private static Fault withoutRequestHeader(String ignored) {
        return headers(sent -> name -> name.equals(ignored) ? Optional.empty() : sent.get(name));
    }

    /** The file host responds to a range with 206 and the whole file, and says so in {@code Content-Range}. */
    public static Fault rangesFromZero() {
        return headers(sent -> name -> sent.get(name).map(value -> name.equals("Range") ? "bytes=0-" : value));
    }

    /** Neither {@code ETag} nor {@code Last-Modified}. */
    public static Fault withoutValidators() {
        return changed(answer -> answer.withoutHeader("ETag").withoutHeader("Last-Modified"));
    }

    /** The entity tag is weak. */
    public static Fault weakEtag() {
        return changed(answer -> answer.headers().containsKey("ETag")
                ? answer.withHeader("ETag", "W/" + answer.headers().get("ETag"))
                : answer);
    }

    /** The body is compressed although the request did not allow it. */
    public static Fault compressed(Coding coding) {
        return changed(coding);
    }

    /** Resets the connection after that many bytes of every longer response. */
    public static Fault resetEvery(long bytes) {
        return delivered(
                answer -> answer.length() > bytes ? Delivery.ending(Delivery.Ending.RESET, bytes) : Delivery.PROPER);
    }

    /** An error with Bynder's usual body. */
    public static Fault status(int status, String message) {
        return instead(SampleAnswer.message(status, message));
    }

    /** Delays the response. */
    public static Fault latency(Duration delay) {
        return new Fault(delay, NOTHING, Asked.AS_SENT, Optional.empty(), UNCHANGED, NONE.delivery);
    }

    /** Serves the request normally, after running the change. */
    public static Fault meanwhile(Runnable change) {
        return new Fault(Duration.ZERO, change, Asked.AS_SENT, Optional.empty(), UNCHANGED, NONE.delivery);
    }

    /** Sends this response; the request has no effect. */
    public static Fault instead(SampleAnswer answer) {
        return new Fault(Duration.ZERO, NOTHING, Asked.AS_SENT, Optional.of(answer), UNCHANGED, NONE.delivery);
    }

    /** The request has its effect, but the response is changed. */
    public static Fault changed(UnaryOperator<SampleAnswer> change) {
        return new Fault(Duration.ZERO, NOTHING, Asked.AS_SENT, Optional.empty(), change, NONE.delivery);
    }

    /** An error with Bynder's usual body. */
    public static Fault status(int status) {
        return status(status, status < 500 ? "Refused" : "Internal server error");
    }

    /** A 429 outside the rate rule; Bynder's own body for it is unknown. */
    public static Fault tooManyRequests() {
        return status(429);
    }

    /** A web page in place of JSON; some gateways send it with 200. */
    public static Fault html(int status) {
        return instead(SampleAnswer.html(status, "We'll be right back"));
    }

    /** 200 with a body that violates the API specification. */
    public static Fault json(String body) {
        return instead(SampleAnswer.of(200, "application/json", body));
    }

    /** Changes the JSON of the response as text. */
    public static Fault rewritten(UnaryOperator<String> change) {
        return changed(answer -> answer.withBody(
                change.apply(new String(answer.body().bytes(), UTF_8)).getBytes(UTF_8)));
    }

    /** Nested arrays. */
    public static Fault nested(int depth) {
        return json("[".repeat(depth) + "]".repeat(depth));
    }

    /** A valid but extremely long listing: an empty array with very many blanks. */
    public static Fault oversized(long bytes) {
        Content blanks = new Content.Builder()
                .bytes(new byte[] {'['})
                .repeated((byte) ' ', bytes - 2)
                .bytes(new byte[] {']'})
                .build();
        return instead(SampleAnswer.of(200, Map.of("Content-Type", "application/json"), blanks));
    }

    public static Fault redirect(int status, String location) {
        return instead(SampleAnswer.empty(status).withHeader("Location", location));
    }

    /** The file host's response to an expired link. */
    public static Fault expiredLink() {
        return instead(SampleFileHost.expired());
    }

    /** This response has another entity tag. */
    public static Fault otherEtag() {
        return changed(answer -> answer.withHeader("ETag", "\"changed-meanwhile\""));
    }

    /** The response lacks a header. */
    public static Fault withoutHeader(String name) {
        return changed(answer -> answer.withoutHeader(name));
    }

    /** The body is chunked, without a length. */
    public static Fault withoutLength() {
        return delivered(new Delivery(Delivery.Ending.WHOLE, Long.MAX_VALUE, Long.MAX_VALUE, Delivery.UNANNOUNCED));
    }

    /** Headers and body agree, but the file ends after that many bytes. */
    public static Fault truncated(long bytes) {
        return changed(answer -> answer.shortenedTo(bytes));
    }

    /** Resets the connection before the request has any effect. */
    public static Fault resetUnserved() {
        return new Fault(
                Duration.ZERO,
                NOTHING,
                Asked.AS_SENT,
                Optional.of(SampleAnswer.empty(500)),
                UNCHANGED,
                answer -> Delivery.ending(Delivery.Ending.RESET, Delivery.NOTHING));
    }

    /** The request has its effect, but the connection is reset before the response. */
    public static Fault lostAnswer() {
        return delivered(Delivery.ending(Delivery.Ending.RESET, Delivery.NOTHING));
    }

    /** Resets the connection after that many bytes of the body, but before its last one. */
    public static Fault resetAfter(long bytes) {
        return delivered(Delivery.ending(Delivery.Ending.RESET, bytes));
    }

    /** Closes the connection after that many bytes of the body, but before its last one. */
    public static Fault closedAfter(long bytes) {
        return delivered(Delivery.ending(Delivery.Ending.CLOSE, bytes));
    }

    /** Sends nothing, not even headers, until {@link Faults#release}. */
    public static Fault silence() {
        return delivered(Delivery.ending(Delivery.Ending.STALL, Delivery.NOTHING));
    }

    /** Stalls after that many bytes of the body, until {@link Faults#release}. */
    public static Fault stallAfter(long bytes) {
        return delivered(Delivery.ending(Delivery.Ending.STALL, bytes));
    }

    /** Sends the whole body, but {@code Content-Length} announces more; then closes the connection. */
    public static Fault announcesMore(long bytes) {
        return delivered(new Delivery(Delivery.Ending.CLOSE, Long.MAX_VALUE, Long.MAX_VALUE, bytes));
    }

    /** Limits the transfer rate. */
    public static Fault throttled(long bytesPerSecond) {
        return delivered(new Delivery(Delivery.Ending.WHOLE, Long.MAX_VALUE, bytesPerSecond, 0));
    }

    private static Fault delivered(Delivery delivery) {
        return delivered(answer -> delivery);
    }

    private static Fault delivered(Function<SampleAnswer, Delivery> delivery) {
        return new Fault(Duration.ZERO, NOTHING, Asked.AS_SENT, Optional.empty(), UNCHANGED, delivery);
    }
}

package io.jenkins.plugins.bynder.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Something that goes wrong with one request. {@link FaultRule} says with which. */
public final class Fault {

    private static final UnaryOperator<Answer> UNCHANGED = UnaryOperator.identity();
    private static final Runnable NOTHING = () -> {};

    final Duration delay;
    final Runnable before;
    final Optional<Answer> instead;
    final UnaryOperator<Answer> change;
    final Delivery delivery;

    private Fault(
            Duration delay,
            Runnable before,
            Optional<Answer> instead,
            UnaryOperator<Answer> change,
            Delivery delivery) {
        this.delay = delay;
        this.before = before;
        this.instead = instead;
        this.change = change;
        this.delivery = delivery;
    }

    /** The answer comes that much later. */
    public static Fault latency(Duration delay) {
        return new Fault(delay, NOTHING, Optional.empty(), UNCHANGED, Delivery.PROPER);
    }

    /** The request is served as if nothing were wrong, but right before that somebody does something else. */
    public static Fault meanwhile(Runnable change) {
        return new Fault(Duration.ZERO, change, Optional.empty(), UNCHANGED, Delivery.PROPER);
    }

    /** This answer, and the request has no effect. */
    public static Fault instead(Answer answer) {
        return new Fault(Duration.ZERO, NOTHING, Optional.of(answer), UNCHANGED, Delivery.PROPER);
    }

    /** The request has its effect, but its answer is another. */
    public static Fault changed(UnaryOperator<Answer> change) {
        return new Fault(Duration.ZERO, NOTHING, Optional.empty(), change, Delivery.PROPER);
    }

    /** An error with Bynder's usual body. */
    public static Fault status(int status) {
        return instead(Answer.message(status, status < 500 ? "Refused" : "Internal server error"));
    }

    /** 429 out of turn; Bynder's own body for it is not known. */
    public static Fault tooManyRequests() {
        return status(429);
    }

    /** A page for people where JSON was due; some gateways send it with 200. */
    public static Fault html(int status) {
        return instead(Answer.html(status, "We'll be right back"));
    }

    /** 200 with a body that is anything but what the API promises. */
    public static Fault json(String body) {
        return instead(Answer.of(200, "application/json", body));
    }

    /** The JSON of the answer, changed as a text. */
    public static Fault rewritten(UnaryOperator<String> change) {
        return changed(answer -> answer.withBody(
                change.apply(new String(answer.body().bytes(), UTF_8)).getBytes(UTF_8)));
    }

    /** Arrays in arrays. */
    public static Fault nested(int depth) {
        return json("[".repeat(depth) + "]".repeat(depth));
    }

    /** A valid but endless listing: an empty array with very many blanks in it. */
    public static Fault oversized(long bytes) {
        Content blanks = new Content.Builder()
                .bytes(new byte[] {'['})
                .repeated((byte) ' ', bytes - 2)
                .bytes(new byte[] {']'})
                .build();
        return instead(Answer.of(200, Map.of("Content-Type", "application/json"), blanks));
    }

    public static Fault redirect(int status, String location) {
        return instead(Answer.empty(status).withHeader("Location", location));
    }

    /** What the file host says of a link whose time is over. */
    public static Fault expiredLink() {
        return instead(FileHost.expired());
    }

    /** The file's entity tag is another one in this answer. */
    public static Fault otherEtag() {
        return changed(answer -> answer.withHeader("ETag", "\"changed-meanwhile\""));
    }

    /** The answer lacks a header. */
    public static Fault withoutHeader(String name) {
        return changed(answer -> answer.withoutHeader(name));
    }

    /** The body comes in chunks, and nothing tells before its end how long it is. */
    public static Fault withoutLength() {
        return delivered(new Delivery(Delivery.Ending.WHOLE, Long.MAX_VALUE, Long.MAX_VALUE, Delivery.UNANNOUNCED));
    }

    /** Head and body agree, but end after so many bytes of the file. */
    public static Fault truncated(long bytes) {
        return changed(answer -> answer.shortenedTo(bytes));
    }

    /** The connection is reset before the request had any effect. */
    public static Fault resetUnserved() {
        return new Fault(
                Duration.ZERO,
                NOTHING,
                Optional.of(Answer.empty(500)),
                UNCHANGED,
                Delivery.ending(Delivery.Ending.RESET, Delivery.NOTHING));
    }

    /** The request has its effect, but the connection is reset before its answer. */
    public static Fault lostAnswer() {
        return delivered(Delivery.ending(Delivery.Ending.RESET, Delivery.NOTHING));
    }

    /** The connection is reset after so many bytes of the body, or before its last one. */
    public static Fault resetAfter(long bytes) {
        return delivered(Delivery.ending(Delivery.Ending.RESET, bytes));
    }

    /** The connection is closed in good order after so many bytes of the body, or before its last one. */
    public static Fault closedAfter(long bytes) {
        return delivered(Delivery.ending(Delivery.Ending.CLOSE, bytes));
    }

    /** Nothing comes, not even a head, until {@link Faults#release}. */
    public static Fault silence() {
        return delivered(Delivery.ending(Delivery.Ending.STALL, Delivery.NOTHING));
    }

    /** Nothing more comes after so many bytes of the body, until {@link Faults#release}. */
    public static Fault stallAfter(long bytes) {
        return delivered(Delivery.ending(Delivery.Ending.STALL, bytes));
    }

    /** The whole body, but {@code Content-Length} announces more; then the connection is closed. */
    public static Fault announcesMore(long bytes) {
        return delivered(new Delivery(Delivery.Ending.CLOSE, Long.MAX_VALUE, Long.MAX_VALUE, bytes));
    }

    /** A slow line. */
    public static Fault throttled(long bytesPerSecond) {
        return delivered(new Delivery(Delivery.Ending.WHOLE, Long.MAX_VALUE, bytesPerSecond, 0));
    }

    private static Fault delivered(Delivery delivery) {
        return new Fault(Duration.ZERO, NOTHING, Optional.empty(), UNCHANGED, delivery);
    }
}

package io.jenkins.plugins.bynder.sample;

import java.util.List;

/**
 * The response to one request for an original: its bytes, or what a fault put in their place.
 *
 * @param file whether it contains bytes of the original
 * @param offset of its first byte in the original
 * @param length of the complete response
 * @param stop number of bytes after which a fault ends it; {@code length} for none, negative if not even the headers
 * are sent
 * @param size of the whole original
 * @param faults that applied to it
 */
public record Transmission(
        Call call, boolean file, long offset, long length, long stop, long size, List<Fault> faults) {

    static Transmission of(Call call, SampleAnswer answer, Delivery delivery, boolean file, List<Fault> faults) {
        return new Transmission(
                call,
                file && (answer.status() == 200 || answer.status() == 206),
                answer.offset(),
                answer.length(),
                delivery.stop(answer.length()),
                answer.body().size(),
                List.copyOf(faults));
    }

    /** Id of the version's media item. */
    public String item() {
        return call.variables().getOrDefault("item", "");
    }

    /** Offset of the first byte that was not sent. */
    public long reach() {
        return offset + Math.max(0, Math.min(stop, length));
    }
}

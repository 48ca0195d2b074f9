package io.jenkins.plugins.bynder.sample;

import java.util.List;

/**
 * What was sent, or begun to be sent, to one request for an original: its bytes, or what a fault put in their place.
 *
 * @param file whether it was bytes of the original at all
 * @param offset of its first byte in the original
 * @param length bytes of the original that the whole answer has
 * @param stop bytes after which a fault ends it, {@code length} if none does, negative if not even the head is sent
 * @param size of the whole original
 * @param faults that befell it
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

    /** The first byte of the original that was not sent. */
    public long reach() {
        return offset + Math.max(0, Math.min(stop, length));
    }
}

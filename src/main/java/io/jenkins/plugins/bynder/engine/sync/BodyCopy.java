package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.FileBody;
import io.jenkins.plugins.bynder.engine.sync.names.FileNames;
import io.jenkins.plugins.bynder.engine.sync.report.SyncTexts;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * Appends response bodies to a partial file. Methods return what broke the stream, and keep the bytes received before;
 * they return empty if the stream ended normally.
 */
final class BodyCopy {

    /** File types that are compressed themselves: what some hosts declare as a content coding is the uploaded file. */
    private static final Set<String> COMPRESSED = Set.of("gz", "tgz", "svgz", "gzip", "emz", "wmz");

    /** Called before the first byte is written. */
    @FunctionalInterface
    interface Start {
        void start(FileBody body) throws DiskException;
    }

    private final ErrorDocument document;
    private final boolean original;
    private final boolean compressed;
    private final PartialFile part;
    private final byte[] buffer;
    private final TransferPermits.Permit permit;
    private final LongConsumer received;

    BodyCopy(
            PlanStep step,
            String rendition,
            PartialFile part,
            byte[] buffer,
            TransferPermits.Permit permit,
            LongConsumer received) {
        this.document = ErrorDocument.in(step.asset(), rendition);
        this.original = rendition.isEmpty();
        this.compressed =
                COMPRESSED.contains(FileNames.extensionOf(step.asset().plain()).toLowerCase(Locale.ROOT));
        this.part = part;
        this.buffer = buffer;
        this.permit = permit;
        this.received = received;
    }

    /** Copies a whole file. Leaves the partial file unchanged until the body is known to be the file. */
    Optional<IOException> whole(FileBody body, String host, Start start) throws DiskException {
        InputStream stream = compressed ? body.undecoded() : body.stream();
        int filled = 0;
        Optional<IOException> broken = Optional.empty();
        try {
            int n = 0;
            while (n >= 0 && filled < ErrorDocument.HEAD) {
                permit.markReceiving();
                n = stream.read(buffer, filled, buffer.length - filled);
                filled += Math.max(0, n);
            }
        } catch (IOException e) {
            broken = Optional.of(e);
        }
        permit.markBusy();
        if (broken.isPresent() && (filled == 0 || document.mayBeIn(buffer, filled))) {
            return broken;
        }
        Optional<IOException> unfit = unfit(body, host, filled);
        if (unfit.isPresent()) {
            return unfit;
        }
        start.start(body);
        part.append(buffer, filled);
        received.accept(filled);
        return broken.isPresent() ? broken : rest(stream);
    }

    /** Why a body that begins with the bytes in the buffer is not the file. */
    private Optional<IOException> unfit(FileBody body, String host, int filled) {
        if (filled == 0 && document.cannotBeEmpty()) {
            LocalizableText why = SyncTexts.message("fetch.empty", host);
            return Optional.of(original ? new FetchException(why, true) : new UnavailableException(why));
        }
        if (document.isIn(body.contentType(), body.total(), buffer, filled)) {
            return Optional.of(new FetchException(SyncTexts.message("fetch.page", host), true));
        }
        return document.isCompressed(body.total(), buffer, filled)
                ? Optional.of(new FetchException(SyncTexts.message("fetch.compressed", host), true))
                : Optional.empty();
    }

    /** Copies what remains of a file. */
    Optional<IOException> rest(InputStream stream) throws DiskException {
        Optional<IOException> broken = Optional.empty();
        int n = 0;
        while (n >= 0 && broken.isEmpty()) {
            int filled = 0;
            try {
                // Available bytes are written in one piece, but none wait in memory for later ones.
                do {
                    permit.markReceiving();
                    n = stream.read(buffer, filled, buffer.length - filled);
                    filled += Math.max(0, n);
                } while (n >= 0 && filled < buffer.length && stream.available() > 0);
            } catch (IOException e) {
                broken = Optional.of(e);
            }
            permit.markBusy();
            part.append(buffer, filled);
            received.accept(filled);
        }
        return broken;
    }
}

package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.Backoff;
import io.jenkins.plugins.bynder.engine.portal.DownloadLink;
import io.jenkins.plugins.bynder.engine.portal.FileAnswer;
import io.jenkins.plugins.bynder.engine.portal.FileBody;
import io.jenkins.plugins.bynder.engine.portal.FileHost;
import io.jenkins.plugins.bynder.engine.portal.PortalAddress;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.portal.TimeLimit;
import io.jenkins.plugins.bynder.engine.portal.TimeLimitException;
import io.jenkins.plugins.bynder.engine.sync.manifest.PartialDownloadLog;
import io.jenkins.plugins.bynder.engine.sync.manifest.SourceRevision;
import io.jenkins.plugins.bynder.engine.sync.names.FileNames;
import io.jenkins.plugins.bynder.engine.sync.report.SyncTexts;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;

/**
 * Downloads one asset into its partial file despite interruptions: resumes broken transfers and killed runs, requests a
 * fresh link when one expires, and starts over when the file has changed.
 */
final class Download {

    /** Failures in a row without a new byte in between. */
    private static final int MAX_FAILURES = 5;

    /** Weight of a missed first byte, in failures: it allows a second attempt, but not a third. */
    private static final int LATE = 3;

    /** Further links in a row without a new byte in between. */
    private static final int MAX_LINKS = 4;

    /** The same while the file host has sent no file yet: then a fresh link is unlikely to help. */
    private static final int MAX_LINKS_OF_UNKNOWN_HOST = 2;

    /** Stalls in a row, without a new byte in between, that do not count as failures. */
    private static final int MAX_SILENCES = 5;

    /** Maximum number of requests for one file in one run, plus one for each so many new bytes. */
    private static final int MAX_REQUESTS = 20;

    private static final long BYTES_PER_REQUEST = 64 * 1024;

    /** File types that are compressed themselves: what some hosts declare as a content coding is the uploaded file. */
    private static final Set<String> COMPRESSED = Set.of("gz", "tgz", "svgz", "gzip", "emz", "wmz");

    private final AssetSource source;
    private final Disclaimers disclaimers;
    private final FileHost host;
    private final PartialFiles parts;
    private final Backoff backoff;
    private final StallTimeout stallTimeout;
    private final PortalAddress portal;
    private final FileHosts hosts;
    private final LongConsumer received;
    private final long lagMillis;
    private final AtomicInteger useless = new AtomicInteger();

    /** @param received receives the number of bytes as they arrive */
    Download(SyncContext context, PartialFiles parts, PortalAddress portal, FileHosts hosts, LongConsumer received) {
        this.portal = portal;
        this.hosts = hosts;
        this.source = context.source();
        this.disclaimers = context.disclaimers();
        this.host = context.host();
        this.parts = parts;
        this.backoff = context.timings().backoff();
        this.stallTimeout = context.timings().stallTimeout();
        this.lagMillis = context.timings().lagMillis();
        this.received = received;
    }

    /**
     * @param rendition name of the wanted derivative, empty for the original
     * @param ahead a link that was resolved ahead
     * @param buffer reusable; some tens of KiB
     * @param permit receives the state of the transfer
     * @throws PortalException if the portal gave no link
     * @throws FetchException if the file host did not give the file
     * @throws UnavailableException if it does not have it yet
     * @throws DiskException if it could not be written
     */
    DownloadedFile fetch(
            PlanStep step, String rendition, Optional<DownloadLink> ahead, byte[] buffer, TransferPermits.Permit permit)
            throws IOException, InterruptedException {
        PartialDownloadLog.PartialDownload recorded = resumable(step, rendition);
        try (PartialFile part =
                new PartialFile(parts.part(step.id()), !recorded.validator().isEmpty())) {
            return new DownloadAttempt(step, rendition, recorded, part, ahead, buffer, permit).run();
        }
    }

    /** The local version, if the host may still send it instead of the new one. */
    FormerVersion former(PlanStep step, String rendition) {
        return FormerVersion.of(step, rendition, lagMillis);
    }

    /** The record of a partial file that can be resumed; otherwise one without validator. */
    private PartialDownloadLog.PartialDownload resumable(PlanStep step, String rendition) throws DiskException {
        try {
            return parts.read(step.id())
                    .filter(found -> found.rendition().equalsIgnoreCase(rendition) && isSafe(found, step))
                    .orElse(new PartialDownloadLog.PartialDownload(
                            step.id(), rendition, step.asset().modified(), -1, ""));
        } catch (IOException e) {
            throw new DiskException(e);
        }
    }

    /** A date does not identify a version reliably, but the asset has no other version that was listed like this. */
    private static boolean isSafe(PartialDownloadLog.PartialDownload recorded, PlanStep step) {
        return recorded.validator().startsWith("\"")
                || recorded.modified() == step.asset().modified();
    }

    private final class DownloadAttempt {

        private final PlanStep step;
        private final String rendition;
        private final PartialFile part;
        private final ExpectedSize expectation;
        private final byte[] buffer;
        private final TransferPermits.Permit permit;
        private final ErrorDocument document;
        private final FormerVersion former;
        private PartialDownloadLog.PartialDownload recorded;
        private Optional<DownloadLink> link;
        private String contentType = "";
        private boolean conditional;
        private int requests;
        private int links;
        private int failures;
        private int silences;
        private int silencesInVain;

        /** Highest offset reached; fetching bytes below it again is no progress. */
        private long reach;

        private long startedAt;

        /** SHA-256 of an unproven body whose size Bynder does not list. */
        private String unproven = "";

        DownloadAttempt(
                PlanStep step,
                String rendition,
                PartialDownloadLog.PartialDownload recorded,
                PartialFile part,
                Optional<DownloadLink> ahead,
                byte[] buffer,
                TransferPermits.Permit permit) {
            this.step = step;
            this.rendition = rendition;
            this.recorded = recorded;
            this.part = part;
            this.link = ahead;
            this.buffer = buffer;
            this.permit = permit;
            this.expectation = new ExpectedSize(source, useless, step, rendition);
            this.document = ErrorDocument.in(step.asset(), rendition);
            this.former = Download.this.former(step, rendition);
        }

        DownloadedFile run() throws IOException, InterruptedException {
            part.readBack(buffer);
            reach = part.length();
            startedAt = reach;
            boolean complete = false;
            while (!complete) {
                complete = attempt();
            }
            hosts.accepted(link().host());
            if (former.isIn(part::sha256)) {
                throw notYet();
            }
            if (silences == 1) {
                stallTimeout.shorten();
            }
            permit.markIdle(); // The remaining work only uses the disk.
            return new DownloadedFile(
                    part.length(), part.finish(), recorded.validator(), contentType, expectation.original());
        }

        /** The host sent the version that the folder already has, not the new one. */
        private UnavailableException notYet() throws DiskException {
            startOver();
            return new UnavailableException(SyncTexts.text("fetch.former", host()));
        }

        private boolean attempt() throws IOException, InterruptedException {
            try {
                return take(ask()) && confirmed();
            } catch (FetchException e) {
                if (!e.unreachable() && link.isPresent()) {
                    hosts.refused(link.get().host(), e.getMessage());
                }
                throw e;
            }
        }

        private FileAnswer ask() throws IOException, InterruptedException {
            permit.markBusy();
            DownloadLink current = link();
            Optional<String> refusing = hosts.refusing(current.host());
            if (refusing.isPresent()) {
                throw new FetchException(refusing.get(), false);
            }
            permit.markRequesting();
            requests++;
            boolean resumable = !recorded.validator().isEmpty() && part.length() > 0;
            conditional = resumable
                    && part.length() == recorded.size()
                    && !step.asset().isUntyped(portal);
            if (!resumable || (part.length() == recorded.size() && !conditional)) {
                return host.open(current);
            }
            return conditional
                    ? host.openIfChanged(current, recorded.validator())
                    : host.resume(current, part.length(), recorded.validator());
        }

        /** Whether the partial file is complete now. */
        private boolean take(FileAnswer answer) throws IOException, InterruptedException {
            if (answer instanceof FileAnswer.Whole whole) {
                try (FileBody body = whole.body()) {
                    return receive(body, true);
                }
            }
            if (answer instanceof FileAnswer.Rest rest) {
                try (FileBody body = rest.body()) {
                    if (isOfThePart(body)) {
                        return receive(body, false);
                    }
                }
                startOver();
                return failed(SyncTexts.text("fetch.otherVersion"));
            }
            if (answer instanceof FileAnswer.Unchanged) {
                return conditional || failed(SyncTexts.text("fetch.range"));
            }
            if (answer instanceof FileAnswer.Unsatisfiable || answer instanceof FileAnswer.WrongRange) {
                startOver();
                return failed(SyncTexts.text("fetch.range"));
            }
            if (answer instanceof FileAnswer.Expired expired) {
                return freshLink(expired.why());
            }
            if (answer instanceof FileAnswer.Missing) {
                throw new UnavailableException(SyncTexts.text("fetch.missing"));
            }
            if (answer instanceof FileAnswer.NotYet notYet) {
                throw new UnavailableException(notYet.why());
            }
            if (answer instanceof FileAnswer.Failed failed) {
                return failed.late() ? late(failed.why()) : failed(failed.why());
            }
            throw new FetchException(((FileAnswer.Refused) answer).why(), false);
        }

        /** Hosts that ignore the condition of a request send a part of their current version. */
        private boolean isOfThePart(FileBody body) {
            return body.offset() == part.length()
                    && body.validator().equals(recorded.validator())
                    && Math.max(body.total(), recorded.size()) >= 0
                    && (body.total() < 0 || recorded.size() < 0 || body.total() == recorded.size());
        }

        /**
         * Before the first byte: discards the existing bytes, and records the version so that a killed run can be
         * resumed.
         */
        private void begin(FileBody body) throws DiskException {
            startOver();
            recorded = new PartialDownloadLog.PartialDownload(
                    step.id(),
                    rendition,
                    step.asset().modified(),
                    body.total(),
                    SourceRevision.usable(body.validator()));
            try {
                parts.write(recorded);
            } catch (IOException e) {
                throw new DiskException(e);
            }
        }

        private boolean receive(FileBody body, boolean whole) throws IOException, InterruptedException {
            if (former.isAnnounced(body.total(), body.validator())) {
                throw notYet();
            }
            contentType = body.contentType();
            boolean limited = body.limitPauses(Duration.ofMillis(stallTimeout.millis(silences)));
            if (limited && silences > 0) {
                body.expectAtOnce();
            }
            Optional<IOException> broken = whole ? copyWhole(body) : copy(body.stream());
            permit.markBusy();
            progress();
            if (limited
                    && silencesInVain < MAX_SILENCES
                    && broken.filter(SocketTimeoutException.class::isInstance).isPresent()) {
                return goOnElsewhere();
            }
            if (broken.isPresent() && broken.get() instanceof UnavailableException unavailable) {
                throw unavailable;
            }
            if (broken.isPresent() && broken.get() instanceof TimeLimitException e) {
                return e.limit() == TimeLimit.FIRST_BYTE ? late(e.getMessage()) : failed(e.getMessage());
            }
            if (broken.isPresent()) {
                return broken.get() instanceof FetchException unfit
                        ? unfit(unfit.getMessage())
                        : failed(SyncTexts.text("fetch.broken", TransferErrors.broken(broken.get())));
            }
            long total = Math.max(body.total(), recorded.size());
            if (total >= 0 && part.length() != total) {
                String why = SyncTexts.text("fetch.short", part.length(), total);
                if (part.length() > total) {
                    startOver();
                }
                return failed(why);
            }
            return body.delimited() || body.coded() || isProven();
        }

        /** Attempts are counted since the last new byte. */
        private void progress() {
            if (part.length() > reach) {
                reach = part.length();
                failures = 0;
                links = 0;
                silencesInVain = 0;
                link.ifPresent(used -> hosts.accepted(used.host()));
            }
        }

        /** The host may be fine and only this connection dead: this is not a failure yet and needs no pause. */
        private boolean goOnElsewhere() throws FetchException {
            if (silences > 0) {
                stallTimeout.lengthen();
            }
            silences++;
            silencesInVain++;
            requireRequests(SyncTexts.text("fetch.broken", SyncTexts.text("broken.silent")));
            return false;
        }

        /** Keeps the existing bytes until the body is known to be the file. */
        private Optional<IOException> copyWhole(FileBody body) throws DiskException {
            InputStream stream = isCompressed() ? body.undecoded() : body.stream();
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
            if (filled == 0 && document.cannotBeEmpty()) {
                String why = SyncTexts.text("fetch.empty", host());
                return Optional.of(rendition.isEmpty() ? new FetchException(why, true) : new UnavailableException(why));
            }
            if (document.isIn(body.contentType(), body.total(), buffer, filled)) {
                return Optional.of(new FetchException(SyncTexts.text("fetch.page", host()), true));
            }
            if (document.isCompressed(body.total(), buffer, filled)) {
                return Optional.of(new FetchException(SyncTexts.text("fetch.compressed", host()), true));
            }
            begin(body);
            part.append(buffer, filled);
            received.accept(filled);
            return broken.isPresent() ? broken : copy(stream);
        }

        private String host() {
            return link.map(DownloadLink::host).orElse("");
        }

        private boolean isCompressed() {
            return COMPRESSED.contains(
                    FileNames.extensionOf(step.asset().plain()).toLowerCase(Locale.ROOT));
        }

        /** What broke the stream, empty if it ended normally. Bytes received before are kept. */
        private Optional<IOException> copy(InputStream stream) throws DiskException {
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

        /**
         * Where a broken connection looks like the end of the file, the file is accepted if it has the listed size or
         * arrives twice.
         */
        private boolean isProven() throws IOException, InterruptedException {
            if (expectation.size() >= 0 && expectation.accepts(part.length())) {
                return true;
            }
            String now = part.sha256();
            boolean twice = now.equals(unproven);
            unproven = now;
            if (!twice) {
                startOver();
            }
            return twice || failed(SyncTexts.text("fetch.unproven"));
        }

        /**
         * A file that is longer than listed contains metadata that Bynder has written into it. A shorter one may have
         * been cut by a proxy that then set a new length, so the host is asked for the size again.
         */
        private boolean confirmed() throws IOException, InterruptedException {
            if (expectation.accepts(part.length()) || recorded.size() < 0 || expectation.size() < part.length()) {
                return true;
            }
            permit.markBusy();
            requests++;
            FileAnswer answer = host.firstByte(link());
            if (answer instanceof FileAnswer.Expired expired) {
                return freshLink(expired.why());
            }
            long total = total(answer);
            if (total < 0 || total == part.length()) {
                return true;
            }
            startOver();
            return failed(SyncTexts.text("fetch.size", recorded.size(), total));
        }

        private boolean failed(String why) throws IOException, InterruptedException {
            failures++;
            if (failures >= MAX_FAILURES) {
                throw new FetchException(why, true);
            }
            requireRequests(why);
            permit.markIdle();
            backoff.pause(failures);
            return false;
        }

        /** A late failure takes as long as several others. */
        private boolean late(String why) throws IOException, InterruptedException {
            failures += LATE - 1;
            return failed(why);
        }

        /** A host may answer an expired link with a page and status 200. */
        private boolean unfit(String why) throws IOException, InterruptedException {
            if (rendition.isEmpty() && hosts.mayTryFreshLink(host())) {
                link = Optional.empty();
            }
            return failed(why);
        }

        private boolean freshLink(String why) throws IOException, InterruptedException {
            boolean trusted =
                    link.filter(used -> hosts.hasAccepted(used.host())).isPresent();
            if (links >= (trusted ? MAX_LINKS : MAX_LINKS_OF_UNKNOWN_HOST)
                    || !rendition.isEmpty()
                    || link.filter(used -> !hosts.mayTryFreshLink(used.host())).isPresent()) {
                throw new FetchException(why, false);
            }
            requireRequests(why);
            link = Optional.empty();
            return false;
        }

        private void requireRequests(String why) throws FetchException {
            if (requests >= MAX_REQUESTS + (reach - startedAt) / BYTES_PER_REQUEST) {
                throw new FetchException(why, true);
            }
        }

        private void startOver() throws DiskException {
            part.startOver();
            recorded = new PartialDownloadLog.PartialDownload(
                    step.id(), rendition, step.asset().modified(), -1, "");
        }

        private DownloadLink link() throws IOException, InterruptedException {
            if (link.isEmpty()) {
                Optional<String> refusing = hosts.allRefusing();
                if (refusing.isPresent()) {
                    throw new FetchException(refusing.get(), false);
                }
                link = Optional.of(source.link(step.id()));
                disclaimers.add(link.get());
                links++;
            }
            return link.get();
        }
    }

    /** Size of the file according to a response, -1 if unknown. Closes the body. */
    private static long total(FileAnswer answer) throws IOException {
        if (answer instanceof FileAnswer.Whole whole) {
            try (FileBody body = whole.body()) {
                return body.total();
            }
        }
        if (answer instanceof FileAnswer.Rest rest) {
            try (FileBody body = rest.body()) {
                return body.total();
            }
        }
        return answer instanceof FileAnswer.Unsatisfiable none ? none.total() : FileBody.UNKNOWN;
    }
}

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
import io.jenkins.plugins.bynder.engine.sync.report.SyncTexts;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;

/**
 * Downloads one asset into its partial file despite interruptions: resumes broken transfers and killed runs, requests a
 * fresh link when one expires, and starts over when the file has changed.
 */
final class Download {

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

    /** Entity tags of the former versions that file hosts sent in this run, by asset id. */
    private final Map<String, String> formerValidators = new ConcurrentHashMap<>();

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
        return SourceRevision.isStrong(recorded.validator())
                || recorded.modified() == step.asset().modified();
    }

    private final class DownloadAttempt {

        private final PlanStep step;
        private final String rendition;
        private final PartialFile part;
        private final ExpectedSize expectation;
        private final byte[] buffer;
        private final TransferPermits.Permit permit;
        private final BodyCopy copy;
        private final FormerVersion former;
        private PartialDownloadLog.PartialDownload recorded;
        private Optional<DownloadLink> link;
        private String contentType = "";
        private boolean conditional;
        /** Entity tag of the former version, if the last request asked whether the host has another one. */
        private String formerValidator = "";
        /** Whether the host rejects requests for a part. */
        private boolean whole;

        private AttemptCounter attempts = new AttemptCounter(0);

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
            this.copy = new BodyCopy(step, rendition, part, buffer, permit, received);
            this.former = Download.this.former(step, rendition);
        }

        DownloadedFile run() throws IOException, InterruptedException {
            part.readBack(buffer);
            attempts = new AttemptCounter(part.length());
            boolean complete = false;
            while (!complete) {
                complete = attempt();
            }
            hosts.accepted(link().host());
            if (former.isIn(part::sha256)) {
                throw notYet(recorded.validator());
            }
            if (attempts.stalls() == 1) {
                stallTimeout.shorten();
            }
            permit.markIdle(); // The remaining work only uses the disk.
            return new DownloadedFile(
                    part.length(), part.finish(), recorded.validator(), contentType, expectation.original());
        }

        /**
         * The host sent the version that the folder already has, not the new one.
         *
         * @param validator of the sent version: until the end of the run, no attempt downloads it again
         */
        private UnavailableException notYet(String validator) throws DiskException {
            if (SourceRevision.isStrong(validator)) {
                formerValidators.put(step.id(), validator);
            }
            startOver();
            return new UnavailableException(SyncTexts.message("fetch.former", host()));
        }

        private boolean attempt() throws IOException, InterruptedException {
            try {
                return take(ask()) && confirmed();
            } catch (FetchException e) {
                if (!e.unreachable() && link.isPresent()) {
                    hosts.refused(link.get().host(), e.why());
                }
                throw e;
            }
        }

        private FileAnswer ask() throws IOException, InterruptedException {
            permit.markBusy();
            DownloadLink current = link();
            Optional<LocalizableText> refusing = hosts.refusing(current.host());
            if (refusing.isPresent()) {
                throw new FetchException(refusing.get(), false);
            }
            permit.markRequesting();
            attempts.request();
            boolean resumable = !whole && isResumable();
            conditional = resumable
                    && part.length() == recorded.size()
                    && !step.asset().isUntyped(portal);
            formerValidator = "";
            if (!resumable || (part.length() == recorded.size() && !conditional)) {
                formerValidator = formerValidators.getOrDefault(step.id(), "");
                return formerValidator.isEmpty() ? host.open(current) : host.openIfChanged(current, formerValidator);
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
                return failed(SyncTexts.message("fetch.otherVersion"));
            }
            if (answer instanceof FileAnswer.Unchanged && !formerValidator.isEmpty()) {
                throw notYet(formerValidator);
            }
            if (answer instanceof FileAnswer.Unchanged) {
                return conditional || withoutRange(SyncTexts.message("fetch.range", host()));
            }
            if (answer instanceof FileAnswer.Unsatisfiable || answer instanceof FileAnswer.WrongRange) {
                startOver();
                return failed(SyncTexts.message("fetch.range", host()));
            }
            if (answer instanceof FileAnswer.Expired expired) {
                return freshLink(expired.why());
            }
            if (answer instanceof FileAnswer.Missing) {
                throw new UnavailableException(SyncTexts.message("fetch.missing"));
            }
            if (answer instanceof FileAnswer.NotYet notYet) {
                throw new UnavailableException(notYet.why());
            }
            if (answer instanceof FileAnswer.Failed failed) {
                return failed.late() ? late(failed.why()) : failed(failed.why());
            }
            LocalizableText why = ((FileAnswer.Refused) answer).why();
            if (whole || !isResumable()) {
                throw new FetchException(why, false);
            }
            return withoutRange(why);
        }

        private boolean isResumable() {
            return !recorded.validator().isEmpty() && part.length() > 0;
        }

        /** Some hosts reject only requests for a part of a file. Keeps the part until the whole file arrives. */
        private boolean withoutRange(LocalizableText why) throws IOException, InterruptedException {
            whole = true;
            return failed(why);
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
                throw notYet(SourceRevision.usable(body.validator()));
            }
            contentType = body.contentType();
            boolean limited = body.limitPauses(Duration.ofMillis(stallTimeout.millis(attempts.stalls())));
            if (limited && attempts.stalls() > 0) {
                body.expectAtOnce();
            }
            Optional<IOException> broken = whole ? copy.whole(body, host(), this::begin) : copy.rest(body.stream());
            permit.markBusy();
            progress();
            if (limited
                    && attempts.mayStall()
                    && broken.filter(SocketTimeoutException.class::isInstance).isPresent()) {
                return goOnElsewhere();
            }
            if (broken.isPresent() && broken.get() instanceof UnavailableException unavailable) {
                throw unavailable;
            }
            if (broken.isPresent() && broken.get() instanceof TimeLimitException e) {
                return e.limit() == TimeLimit.FIRST_BYTE ? late(e.why()) : failed(e.why());
            }
            if (broken.isPresent()) {
                return broken.get() instanceof FetchException unfit
                        ? unfit(unfit.why())
                        : failed(SyncTexts.message("fetch.broken", TransferErrorTexts.broken(broken.get())));
            }
            long total = Math.max(body.total(), recorded.size());
            if (total >= 0 && part.length() != total) {
                LocalizableText why = SyncTexts.message("fetch.short", part.length(), total);
                if (part.length() > total) {
                    startOver();
                }
                return failed(why);
            }
            return body.delimited() || body.coded() || isProven();
        }

        /** Attempts are counted since the last new byte. */
        private void progress() {
            if (attempts.advance(part.length())) {
                link.ifPresent(used -> hosts.accepted(used.host()));
            }
        }

        /** The host may be fine and only this connection dead: this is not a failure yet and needs no pause. */
        private boolean goOnElsewhere() throws FetchException {
            if (attempts.stalls() > 0) {
                stallTimeout.lengthen();
            }
            attempts.stall(SyncTexts.message("fetch.broken", SyncTexts.message("broken.silent")));
            return false;
        }

        private String host() {
            return link.map(DownloadLink::host).orElse("");
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
            if (twice && part.length() < expectation.size()) {
                // Proxies with a size limit cut each transfer at the same byte.
                LocalizableText why = SyncTexts.message("fetch.cut", host(), part.length(), expectation.size());
                startOver();
                return failed(why);
            }
            if (!twice) {
                startOver();
            }
            return twice || failed(SyncTexts.message("fetch.unproven"));
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
            attempts.request();
            FileAnswer answer = host.firstByte(link());
            if (answer instanceof FileAnswer.Expired expired) {
                return freshLink(expired.why());
            }
            long total = total(answer);
            if (total < 0 || total == part.length()) {
                return true;
            }
            startOver();
            return failed(SyncTexts.message("fetch.size", recorded.size(), total));
        }

        private boolean failed(LocalizableText why) throws IOException, InterruptedException {
            int failures = attempts.fail(why);
            permit.markIdle();
            backoff.pause(failures);
            return false;
        }

        private boolean late(LocalizableText why) throws IOException, InterruptedException {
            attempts.late();
            return failed(why);
        }

        /** A host may answer an expired link with a page and status 200. */
        private boolean unfit(LocalizableText why) throws IOException, InterruptedException {
            if (rendition.isEmpty() && hosts.mayTryFreshLink(host())) {
                link = Optional.empty();
            }
            return failed(why);
        }

        private boolean freshLink(LocalizableText why) throws IOException, InterruptedException {
            boolean known = link.filter(used -> hosts.hasAccepted(used.host())).isPresent();
            if (!attempts.mayRequestLink(known)
                    || !rendition.isEmpty()
                    || link.filter(used -> !hosts.mayTryFreshLink(used.host())).isPresent()) {
                if (!whole && isResumable()) {
                    return withoutRange(why);
                }
                throw new FetchException(why, false);
            }
            attempts.requireRequests(why);
            link = Optional.empty();
            return false;
        }

        private void startOver() throws DiskException {
            part.startOver();
            recorded = new PartialDownloadLog.PartialDownload(
                    step.id(), rendition, step.asset().modified(), -1, "");
        }

        private DownloadLink link() throws IOException, InterruptedException {
            if (link.isEmpty()) {
                Optional<LocalizableText> refusing = hosts.allRefusing();
                if (refusing.isPresent()) {
                    throw new FetchException(refusing.get(), false);
                }
                link = Optional.of(source.link(step.id()));
                disclaimers.add(link.get());
                attempts.link();
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

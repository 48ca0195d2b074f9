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
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Brings one asset's bytes into its part, whatever happens on the way: goes on where a broken transfer, or a killed run,
 * has stopped, takes a fresh link when one expires, starts over when the file is another one by now.
 */
final class Download {

    /** Failures in a row without a byte in between. */
    private static final int MAX_FAILURES = 5;

    /** For how many failures it counts that the first byte has not come in time: so there is a second attempt, but no third. */
    private static final int LATE = 3;

    /** Interruptions with bytes in between: ends a host that drops the line after every few bytes. */
    private static final int MAX_INTERRUPTIONS = 1000;

    private static final int MAX_LINKS = 4;

    /** The same while the file host has given no file yet: then links are not what it objects to. */
    private static final int MAX_LINKS_OF_UNKNOWN_HOST = 2;

    private final AssetSource source;
    private final Disclaimers disclaimers;
    private final FileHost host;
    private final Parts parts;
    private final Backoff backoff;
    private final Patience patience;
    private final PortalAddress portal;
    private final FileHosts hosts;
    private final LongConsumer received;

    /** @param received told of bytes as they come */
    Download(Tools tools, Parts parts, PortalAddress portal, FileHosts hosts, LongConsumer received) {
        this.portal = portal;
        this.hosts = hosts;
        this.source = tools.source();
        this.disclaimers = tools.disclaimers();
        this.host = tools.host();
        this.parts = parts;
        this.backoff = tools.pace().backoff();
        this.patience = tools.pace().patience();
        this.received = received;
    }

    /**
     * @param rendition name of the wanted derivative, empty for the original
     * @param ahead a link that is at hand
     * @param buffer the caller's to use again; some tens of KiB
     * @param slot is told what the transfer does
     * @throws PortalException if the portal gave no link
     * @throws FetchException if the file host did not give the file
     * @throws UnavailableException if it does not have it yet
     * @throws DiskException if it could not be written
     */
    Fetched fetch(Step step, String rendition, Optional<DownloadLink> ahead, byte[] buffer, Slots.Slot slot)
            throws IOException, InterruptedException {
        Notes.Note note = resumable(step, rendition);
        try (PartFile part =
                new PartFile(parts.part(step.id()), !note.validator().isEmpty())) {
            return new Transfer(step, rendition, note, part, ahead, buffer, slot).run();
        }
    }

    /** The note of a part that can be gone on with; otherwise one without validator. */
    private Notes.Note resumable(Step step, String rendition) throws DiskException {
        try {
            return parts.read(step.id())
                    .filter(found -> found.rendition().equalsIgnoreCase(rendition))
                    .orElse(new Notes.Note(step.id(), rendition, step.asset().modified(), -1, ""));
        } catch (IOException e) {
            throw new DiskException(e);
        }
    }

    private final class Transfer {

        private final Step step;
        private final String rendition;
        private final PartFile part;
        private final Expectation expectation;
        private final byte[] buffer;
        private final Slots.Slot slot;
        private Notes.Note note;
        private Optional<DownloadLink> link;
        private String contentType = "";
        private int links;
        private int failures;
        private int interruptions;
        private int silences;

        Transfer(
                Step step,
                String rendition,
                Notes.Note note,
                PartFile part,
                Optional<DownloadLink> ahead,
                byte[] buffer,
                Slots.Slot slot) {
            this.step = step;
            this.rendition = rendition;
            this.note = note;
            this.part = part;
            this.link = ahead;
            this.buffer = buffer;
            this.slot = slot;
            this.expectation = new Expectation(source, step, rendition);
        }

        Fetched run() throws IOException, InterruptedException {
            part.readBack(buffer);
            boolean complete = false;
            while (!complete) {
                complete = attempt();
            }
            hosts.accepted(link().host());
            if (silences == 1) {
                patience.helped();
            }
            slot.rests(); // What is left to do is between us and the disk.
            return new Fetched(part.length(), part.finish(), note.validator(), contentType, expectation.original());
        }

        private boolean attempt() throws IOException, InterruptedException {
            try {
                return take(ask());
            } catch (FetchException e) {
                if (!e.unreachable() && link.isPresent()) {
                    hosts.refused(link.get().host(), e.getMessage());
                }
                throw e;
            }
        }

        private FileAnswer ask() throws IOException, InterruptedException {
            slot.works();
            DownloadLink current = link();
            Optional<String> refusing = hosts.refusing(current.host());
            if (refusing.isPresent()) {
                throw new FetchException(refusing.get(), false);
            }
            slot.asks();
            boolean whole = part.length() == note.size() && step.asset().isUntyped(portal);
            if (note.validator().isEmpty() || part.length() == 0 || whole) {
                return host.open(current);
            }
            return part.length() == note.size()
                    ? host.openIfChanged(current, note.validator())
                    : host.resume(current, part.length(), note.validator());
        }

        /** Whether the part is complete now. */
        private boolean take(FileAnswer answer) throws IOException, InterruptedException {
            if (answer instanceof FileAnswer.Whole whole) {
                try (FileBody body = whole.body()) {
                    begin(body);
                    return receive(body);
                }
            }
            if (answer instanceof FileAnswer.Rest rest) {
                try (FileBody body = rest.body()) {
                    if (body.offset() == part.length()) {
                        return receive(body);
                    }
                }
                startOver();
                return failed(SyncTexts.text("fetch.range"));
            }
            if (answer instanceof FileAnswer.Unchanged) {
                return accepted(part.length());
            }
            if (answer instanceof FileAnswer.Unsatisfiable) {
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

        /** Before the first byte: what is there is of no use, and a killed run must be able to tell what comes now. */
        private void begin(FileBody body) throws DiskException {
            startOver();
            note = new Notes.Note(
                    step.id(), rendition, step.asset().modified(), body.total(), Origin.usable(body.validator()));
            try {
                parts.write(note);
            } catch (IOException e) {
                throw new DiskException(e);
            }
        }

        private boolean receive(FileBody body) throws IOException, InterruptedException {
            contentType = body.contentType();
            if (body.total() >= 0 && !accepted(body.total())) {
                return false;
            }
            long before = part.length();
            boolean impatient = body.patience(Duration.ofMillis(patience.millis(silences)));
            if (impatient && silences > 0) {
                body.expectAtOnce();
            }
            Optional<IOException> broken = copy(body.stream());
            slot.works();
            if (part.length() > before) {
                failures = 0;
            }
            if (impatient
                    && broken.filter(SocketTimeoutException.class::isInstance).isPresent()) {
                return goOnElsewhere();
            }
            boolean rendered = !rendition.isEmpty();
            if (broken.isEmpty() && rendered && part.length() == 0) {
                throw new UnavailableException(SyncTexts.text("fetch.empty"));
            }
            if (broken.isEmpty() && (body.total() < 0 || part.length() == body.total())) {
                return body.total() >= 0 || accepted(part.length());
            }
            interruptions++;
            if (broken.isPresent() && broken.get() instanceof TimeLimitException e) {
                return e.limit() == TimeLimit.FIRST_BYTE ? late(e.getMessage()) : failed(e.getMessage());
            }
            return failed(broken.map(why -> SyncTexts.text("fetch.broken", String.valueOf(why.getMessage())))
                    .orElseGet(() -> SyncTexts.text("fetch.short", part.length(), body.total())));
        }

        /** The host may be well, only this line is dead: that is no failure yet, and nothing to wait for. */
        private boolean goOnElsewhere() {
            if (silences > 0) {
                patience.didNotHelp();
            }
            silences++;
            return false;
        }

        /** What broke the stream, empty if it came to its end. What came before counts. */
        private Optional<IOException> copy(InputStream stream) throws DiskException {
            Optional<IOException> broken = Optional.empty();
            int n = 0;
            while (n >= 0 && broken.isEmpty()) {
                int filled = 0;
                try {
                    // What is there goes to the disk in one piece, but nothing waits in memory for what is not there
                    // yet.
                    do {
                        slot.hears();
                        n = stream.read(buffer, filled, buffer.length - filled);
                        filled += Math.max(0, n);
                    } while (n >= 0 && filled < buffer.length && stream.available() > 0);
                } catch (IOException e) {
                    broken = Optional.of(e);
                }
                slot.works();
                part.append(buffer, filled);
                received.accept(filled);
            }
            return broken;
        }

        /** Compares the size with what Bynder says; a wrong one may be right the next time, so it costs a link. */
        private boolean accepted(long size) throws IOException, InterruptedException {
            if (expectation.accepts(size)) {
                return true;
            }
            startOver();
            return freshLink(SyncTexts.text("fetch.size", size, expectation.size()));
        }

        private boolean failed(String why) throws IOException, InterruptedException {
            failures++;
            if (failures >= MAX_FAILURES || interruptions >= MAX_INTERRUPTIONS) {
                throw new FetchException(why, true);
            }
            slot.rests();
            backoff.pause(failures);
            return false;
        }

        /** It took as long as many other failures together. */
        private boolean late(String why) throws IOException, InterruptedException {
            failures += LATE - 1;
            return failed(why);
        }

        private boolean freshLink(String why) throws IOException, InterruptedException {
            boolean trusted = link.filter(used -> hosts.hasAccepted(used.host())).isPresent();
            if (links >= (trusted ? MAX_LINKS : MAX_LINKS_OF_UNKNOWN_HOST) || !rendition.isEmpty()) {
                throw new FetchException(why, false);
            }
            link = Optional.empty();
            return false;
        }

        private void startOver() throws DiskException {
            part.startOver();
            note = new Notes.Note(step.id(), rendition, step.asset().modified(), -1, "");
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
}

package io.jenkins.plugins.bynder.engine.selftest;

import io.jenkins.plugins.bynder.engine.portal.Asset;
import io.jenkins.plugins.bynder.engine.portal.DownloadLink;
import io.jenkins.plugins.bynder.engine.portal.FileAnswer;
import io.jenkins.plugins.bynder.engine.portal.FileHost;
import io.jenkins.plugins.bynder.engine.portal.Portal;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.util.ErrorText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks that one tagged asset can be downloaded, and which features its file host supports: one request to the portal,
 * at most two to the file host, without reading a body.
 *
 * @param derivative name of the rendition to sync; empty for the original
 */
record DownloadCheck(Portal portal, FileHost host, String derivative, SelfTestTexts texts) {

    private static final Set<String> PAGES = Set.of("html", "htm", "xhtml", "xht");

    /** Matches no file: a host that honours {@code If-Range} responds with the whole file. */
    private static final String OTHER_VALIDATOR = "\"bynder-connection-test\"";

    List<Finding> of(Collection<Asset> tagged) throws InterruptedException {
        Optional<Asset> asset = tagged.stream()
                .filter(one -> !one.archived())
                .filter(one ->
                        derivative.isEmpty() || !one.rendition(derivative).isEmpty())
                .findFirst();
        if (asset.isEmpty()) {
            return List.of(download(
                    Finding.State.UNKNOWN,
                    derivative.isEmpty() || tagged.isEmpty()
                            ? texts.text("download.none")
                            : texts.text("download.noDerivative", derivative),
                    ""));
        }
        try {
            return of(asset.get(), link(asset.get()));
        } catch (IllegalArgumentException e) {
            return List.of(download(Finding.State.MISSING, ErrorText.of(e, texts.locale()), ""));
        } catch (PortalException e) {
            boolean notYet = e.problem() == PortalException.Problem.NOT_FOUND;
            return List.of(
                    notYet
                            ? download(
                                    Finding.State.UNKNOWN,
                                    notYet(asset.get()) + " " + ErrorText.of(e, texts.locale()),
                                    "")
                            : download(Finding.State.MISSING, ErrorText.of(e, texts.locale()), ""));
        }
    }

    private DownloadLink link(Asset asset) throws PortalException, InterruptedException {
        return derivative.isEmpty()
                ? portal.downloadLink(asset.id())
                : DownloadLink.of(asset.rendition(derivative), portal.address());
    }

    private List<Finding> of(Asset asset, DownloadLink link) throws InterruptedException {
        FileHead first = FileHead.of(host.firstByte(link));
        boolean part = first.answer() instanceof FileAnswer.Rest;
        // Some hosts reject only requests for a part of a file.
        boolean noPart = isRejected(first) || first.answer() instanceof FileAnswer.WrongRange;
        FileHead second = first;
        if (part && !first.validator().isEmpty()) {
            second = FileHead.of(host.resume(link, 1, OTHER_VALIDATOR));
        } else if (noPart) {
            second = FileHead.of(host.open(link));
        }
        Optional<Finding> trouble = trouble(asset, link, noPart ? second : first);
        if (trouble.isPresent()) {
            return List.of(trouble.get());
        }
        List<Finding> findings = new ArrayList<>();
        findings.add(download(Finding.State.PRESENT, texts.text("download.works", asset.name()), ""));
        findings.add(ranges(first, second));
        findings.add(
                derivative.isEmpty()
                        ? size(asset.fileSize(), Math.max(first.total(), second.total()))
                        : type(noPart ? second : first));
        return findings;
    }

    private static boolean isRejected(FileHead head) {
        return head.answer() instanceof FileAnswer.Refused || head.answer() instanceof FileAnswer.Expired;
    }

    private Optional<Finding> trouble(Asset asset, DownloadLink link, FileHead head) {
        if (head.answer() instanceof FileAnswer.NotYet || head.answer() instanceof FileAnswer.Missing) {
            return Optional.of(download(Finding.State.UNKNOWN, notYet(asset), ""));
        }
        boolean page = derivative.isEmpty() && PAGES.contains(asset.extension());
        if (head.hasFile() && (page || !head.isWebPage())) {
            return Optional.empty();
        }
        String why = texts.text("download.refused");
        if (head.answer() instanceof FileAnswer.Failed failed) {
            why = failed.why().text(texts.locale());
        } else if (head.answer() instanceof FileAnswer.Refused refused) {
            why = refused.why().text(texts.locale());
        } else if (head.isWebPage()) {
            why = texts.text("download.page", link.host());
        }
        return Optional.of(download(Finding.State.MISSING, why, texts.text("where.host")));
    }

    private String notYet(Asset asset) {
        return derivative.isEmpty()
                ? texts.text("download.notYet", asset.name())
                : texts.text("download.notYetDerivative", asset.name(), derivative);
    }

    /** @param second response to a range request for another version */
    private Finding ranges(FileHead first, FileHead second) {
        if (isRejected(first) || first.answer() instanceof FileAnswer.Whole) {
            return transfer("ranges", Finding.State.INFO, texts.text("ranges.none"));
        }
        if (first.answer() instanceof FileAnswer.WrongRange || second.answer() instanceof FileAnswer.WrongRange) {
            return transfer("ranges", Finding.State.INFO, texts.text("ranges.wrong"));
        }
        if (first.answer() instanceof FileAnswer.Rest && first.validator().isEmpty()) {
            return transfer("ranges", Finding.State.INFO, texts.text("ranges.noValidator"));
        }
        if (second.answer() instanceof FileAnswer.Rest) {
            return transfer("ranges", Finding.State.INFO, texts.text("ranges.unconditional"));
        }
        return second.answer() instanceof FileAnswer.Whole
                ? transfer("ranges", Finding.State.PRESENT, texts.text("ranges.work"))
                : transfer("ranges", Finding.State.UNKNOWN, texts.text("ranges.untried"));
    }

    private Finding size(long listed, long delivered) {
        if (listed < 0 || delivered < 0) {
            return transfer(
                    "size", Finding.State.UNKNOWN, texts.text(listed < 0 ? "size.unlisted" : "size.unannounced"));
        }
        if (listed == delivered) {
            return transfer("size", Finding.State.PRESENT, texts.text("size.equal", listed));
        }
        return transfer(
                "size",
                Finding.State.INFO,
                texts.text(delivered > listed ? "size.longer" : "size.shorter", listed, delivered));
    }

    private Finding type(FileHead head) {
        return head.mediaType().isEmpty()
                ? transfer("type", Finding.State.INFO, texts.text("type.none"))
                : transfer("type", Finding.State.PRESENT, texts.text("type.is", head.mediaType()));
    }

    private Finding transfer(String key, Finding.State state, String detail) {
        return new Finding(Finding.Kind.TRANSFER, key, texts.text(key), state, detail, "", false);
    }

    private Finding download(Finding.State state, String detail, String where) {
        return new Finding(
                Finding.Kind.DOWNLOAD,
                "download",
                texts.text("download"),
                state,
                detail,
                where,
                state == Finding.State.MISSING);
    }
}

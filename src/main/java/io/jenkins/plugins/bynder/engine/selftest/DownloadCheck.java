package io.jenkins.plugins.bynder.engine.selftest;

import io.jenkins.plugins.bynder.engine.portal.Asset;
import io.jenkins.plugins.bynder.engine.portal.FileAnswer;
import io.jenkins.plugins.bynder.engine.portal.FileBody;
import io.jenkins.plugins.bynder.engine.portal.FileHost;
import io.jenkins.plugins.bynder.engine.portal.Portal;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import java.io.IOException;
import java.util.Collection;
import java.util.Optional;

/** Whether one tagged asset can be downloaded from here: its link, and the first byte of its file. */
record DownloadCheck(Portal portal, FileHost host) {

    Finding of(Collection<Asset> tagged) throws InterruptedException {
        Optional<Asset> asset = tagged.stream().filter(one -> !one.archived()).findFirst();
        if (asset.isEmpty()) {
            return finding(Finding.State.UNKNOWN, SelfTestTexts.text("download.none"), "");
        }
        String trouble;
        try {
            trouble = trouble(host.firstByte(portal.downloadLink(asset.get().id())));
        } catch (PortalException e) {
            return finding(Finding.State.MISSING, e.getMessage(), "");
        }
        return trouble.isEmpty()
                ? finding(
                        Finding.State.PRESENT,
                        SelfTestTexts.text("download.works", asset.get().name()),
                        "")
                : finding(Finding.State.MISSING, trouble, SelfTestTexts.text("where.host"));
    }

    /** Empty if there is none. */
    private static String trouble(FileAnswer answer) {
        if (answer instanceof FileAnswer.Failed failed) {
            return failed.why();
        }
        if (answer instanceof FileAnswer.Refused refused) {
            return refused.why();
        }
        if (answer instanceof FileAnswer.Whole whole) {
            close(whole.body());
        }
        if (answer instanceof FileAnswer.Rest rest) {
            close(rest.body());
        }
        boolean refused = answer instanceof FileAnswer.Expired || answer instanceof FileAnswer.Missing;
        return refused ? SelfTestTexts.text("download.refused") : "";
    }

    private static void close(FileBody body) {
        try {
            body.close();
        } catch (IOException e) {
            return; // the byte was there, which is all that was asked
        }
    }

    private static Finding finding(Finding.State state, String detail, String where) {
        return new Finding(
                Finding.Kind.DOWNLOAD,
                "download",
                SelfTestTexts.text("download"),
                state,
                detail,
                where,
                state == Finding.State.MISSING);
    }
}

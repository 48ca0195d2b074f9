package io.jenkins.plugins.bynder.engine.selftest;

import io.jenkins.plugins.bynder.engine.portal.Asset;
import io.jenkins.plugins.bynder.engine.portal.AssetParts;
import io.jenkins.plugins.bynder.engine.portal.Portal;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.portal.Tag;
import io.jenkins.plugins.bynder.engine.util.ErrorText;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Checks whether the portal honours sorting by last change. Sends one request. */
record OrderCheck(Portal portal, Tag tag, SelfTestTexts texts) {

    private static final int ASSETS = 20;

    Finding of(Collection<Asset> tagged) throws InterruptedException {
        List<Instant> known = tagged.stream()
                .map(Asset::dateModified)
                .filter(time -> !time.equals(Instant.EPOCH))
                .distinct()
                .sorted()
                .toList();
        if (known.size() < 2) {
            return finding(Finding.State.UNKNOWN, texts.text("order.few"));
        }
        try {
            List<Asset> newest =
                    portal.newest(tag, 1, ASSETS, AssetParts.basic()).assets();
            List<Instant> times = newest.stream().map(Asset::dateModified).toList();
            boolean honoured = descends(times) && !times.get(0).isBefore(known.get(known.size() - 1));
            if (!honoured) {
                return finding(Finding.State.INFO, texts.text("order.ignored"));
            }
            return descends(newest.stream().map(Asset::dateCreated).toList())
                    ? finding(Finding.State.UNKNOWN, texts.text("order.ambiguous"))
                    : finding(Finding.State.PRESENT, texts.text("order.works"));
        } catch (PortalException e) {
            return e.problem() == PortalException.Problem.REJECTED
                    ? finding(Finding.State.INFO, ErrorText.of(e, texts.locale()))
                    : finding(Finding.State.UNKNOWN, ErrorText.of(e, texts.locale()));
        }
    }

    private static boolean descends(List<Instant> times) {
        for (int n = 1; n < times.size(); n++) {
            if (times.get(n).isAfter(times.get(n - 1))) {
                return false;
            }
        }
        return !times.isEmpty();
    }

    private Finding finding(Finding.State state, String detail) {
        return new Finding(Finding.Kind.LISTING, "order", texts.text("order"), state, detail, "", false);
    }
}

package io.jenkins.plugins.bynder.engine.backlink;

import io.jenkins.plugins.bynder.engine.util.LocalizableText;

/**
 * A value to write into the metaproperty of one asset.
 *
 * @param name the asset's title, for reports
 * @param value empty to clear the field
 * @param url the link for reports; empty if the value is no link of ours
 * @param done the result once the portal shows the value
 * @param news user-facing: the reason given with that result
 */
record FieldWrite(
        String assetId, String name, String value, String url, BacklinkResult.State done, LocalizableText news) {

    static FieldWrite of(Link link) {
        LocalizableText news = BacklinkTexts.message(link.current().isEmpty() ? "reason.first" : "reason.other");
        return new FieldWrite(link.assetId(), link.name(), link.url(), link.url(), BacklinkResult.State.WRITTEN, news);
    }

    BacklinkResult outcome(BacklinkResult.State state, LocalizableText reason) {
        return new BacklinkResult(assetId, name, state, url, reason);
    }
}

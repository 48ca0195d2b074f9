package io.jenkins.plugins.bynder.trigger;

import io.jenkins.plugins.bynder.engine.portal.Asset;
import io.jenkins.plugins.bynder.engine.portal.Tag;
import io.jenkins.plugins.bynder.engine.util.DataText;
import io.jenkins.plugins.bynder.engine.util.RecordFormat;
import io.jenkins.plugins.bynder.step.SyncedAssetFormat;
import io.jenkins.plugins.bynder.step.SyncedRevision;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * An asset in a {@link TagListing}.
 *
 * @param number place in the listing, from 0
 * @param inSet whether a sync of the tag would import it: it has the tag and is not archived
 * @param revision see {@link AssetRevision}
 */
record TagListingEntry(int number, boolean inSet, SyncedRevision asset, String revision) {

    static TagListingEntry of(int number, Asset asset, Tag tag) {
        return new TagListingEntry(number, isInSet(asset, tag), SyncedRevision.of(asset), AssetRevision.of(asset));
    }

    static boolean isInSet(Asset asset, Tag tag) {
        return asset.hasTag(tag.value()) && !asset.archived();
    }

    String id() {
        return asset.id();
    }

    /** By asset id. */
    static final class Format implements RecordFormat<TagListingEntry> {

        private final SyncedAssetFormat assets = new SyncedAssetFormat();

        @Override
        public String key(TagListingEntry listed) {
            return listed.id();
        }

        @Override
        public void write(TagListingEntry listed, DataOutputStream out) throws IOException {
            out.writeInt(listed.number());
            out.writeBoolean(listed.inSet());
            assets.write(listed.asset(), out);
            DataText.write(out, listed.revision());
        }

        @Override
        public TagListingEntry read(DataInputStream in) throws IOException {
            return new TagListingEntry(in.readInt(), in.readBoolean(), assets.read(in), DataText.read(in));
        }
    }
}

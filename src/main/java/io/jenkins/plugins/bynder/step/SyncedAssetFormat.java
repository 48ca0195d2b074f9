package io.jenkins.plugins.bynder.step;

import io.jenkins.plugins.bynder.engine.util.DataText;
import io.jenkins.plugins.bynder.engine.util.RecordFormat;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Listed assets in a file, without {@link SyncedRevision#linking}, which no listing shows. */
@Restricted(NoExternalUse.class)
public final class SyncedAssetFormat implements RecordFormat<SyncedRevision> {

    @Override
    public String key(SyncedRevision asset) {
        return asset.id();
    }

    @Override
    public void write(SyncedRevision asset, DataOutputStream out) throws IOException {
        DataText.write(out, asset.id());
        out.writeLong(asset.modified().toEpochMilli());
        out.writeLong(asset.size());
        DataText.write(out, asset.name());
        DataText.write(out, asset.extension());
        DataText.write(out, asset.item());
    }

    @Override
    public SyncedRevision read(DataInputStream in) throws IOException {
        return new SyncedRevision(
                DataText.read(in),
                Instant.ofEpochMilli(in.readLong()),
                in.readLong(),
                DataText.read(in),
                DataText.read(in),
                DataText.read(in));
    }
}

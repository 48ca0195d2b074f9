package io.jenkins.plugins.bynder.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.sample.NewAsset;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyncTest {

    private Rig rig;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        rig = new Rig(folder.resolve("DAM import"));
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void bringsEveryTaggedAssetAndThenHasNothingToDo() throws Exception {
        for (int n = 0; n < 30; n++) {
            rig.library().add(NewAsset.jpeg("Flyer " + n).tags(Rig.TAG));
        }
        rig.library().add(NewAsset.jpeg("Somebody else's").tags("gelato"));
        SyncReport first = rig.sync();
        assertThat(first.end()).isEqualTo(SyncReport.End.DONE);
        assertThat(first.count(Outcome.ADDED)).isEqualTo(30);
        rig.assertFolderEqualsSet();
        var before = rig.everything();
        SyncReport second = rig.sync();
        assertThat(second.count(Outcome.UNCHANGED)).isEqualTo(30);
        assertThat(second.apiRequests()).isEqualTo(1);
        assertThat(rig.everything()).isEqualTo(before);
    }
}

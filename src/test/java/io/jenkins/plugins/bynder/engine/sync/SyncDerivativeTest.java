package io.jenkins.plugins.bynder.engine.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bynder.engine.sync.report.AssetReport;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import io.jenkins.plugins.bynder.sample.NewAsset;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rendition of the portal's in place of the original. */
class SyncDerivativeTest {

    private SyncFixture fixture;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        fixture = new SyncFixture(folder.resolve("DAM import"));
        fixture.library().defineDerivative("print", 300, 200);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void downloadsTheDerivativeInPlaceOfTheOriginal() throws Exception {
        fixture.library().add(NewAsset.pdf("Catalogue").tags(SyncFixture.TAG));
        fixture.library().add(NewAsset.jpeg("Flyer.jpg").tags(SyncFixture.TAG));
        SyncReport report = sync("print");
        assertThat(report.complete()).isTrue();
        assertThat(report.apiRequests()).as("renditions and one page, no links").isEqualTo(2);
        assertThat(fixture.files()).containsOnlyKeys("Catalogue.png", "Flyer.png");
        assertThat(Files.readString(fixture.folder.resolve("Flyer.png"), StandardCharsets.ISO_8859_1))
                .contains("PNG");
        assertThat(sync("print").assets()).isEmpty();
    }

    @Test
    void switchesBetweenDerivativeAndOriginal() throws Exception {
        SampleAsset asset = fixture.add("Flyer");
        fixture.sync();
        SyncReport derived = sync("print");
        assertThat(derived.assets()).extracting(AssetReport::outcome).containsExactly(Outcome.UPDATED);
        assertThat(derived.assets().get(0).reason()).contains("\"print\"");
        assertThat(fixture.files()).containsOnlyKeys("Flyer.png");
        fixture.sync();
        assertThat(fixture.files()).containsOnlyKeys("Flyer.jpg").containsValue(asset.sha256());
        fixture.assertNothingToDo();
    }

    @Test
    void fetchesTheDerivativeOfANewVersionOnly() throws Exception {
        SampleAsset asset = fixture.add("Flyer");
        sync("print");
        fixture.later();
        fixture.library().describe(asset.id(), "words");
        assertThat(sync("print").bytesDownloaded()).isZero();
        fixture.later();
        fixture.library().uploadNewVersion(asset.id());
        assertThat(sync("print").count(Outcome.UPDATED)).isEqualTo(1);
    }

    @Test
    void anAssetWithoutTheDerivativeIsNotAvailableYet() throws Exception {
        fixture.library().add(NewAsset.jpeg("Flyer").withoutRendition("print").tags(SyncFixture.TAG));
        SyncReport report = sync("print");
        assertThat(report.end()).isEqualTo(SyncReport.End.INCOMPLETE);
        assertThat(report.assets().get(0).outcome()).isEqualTo(Outcome.UNAVAILABLE);
        assertThat(report.assets().get(0).reason()).contains("no derivative \"print\"");
        assertThat(fixture.files()).isEmpty();
    }

    @Test
    void rejectsAnUnknownDerivative() {
        assertThatThrownBy(() -> sync("poster"))
                .isInstanceOf(SyncException.class)
                .hasMessageContaining("\"poster\"")
                .hasMessageContaining("mini, print, thul, webimage");
    }

    private SyncReport sync(String derivative) throws IOException {
        return fixture.sync(settings -> settings.withDerivative(derivative));
    }
}

package io.jenkins.plugins.bynder.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bynder.engine.portal.HttpPortal;
import io.jenkins.plugins.bynder.engine.portal.HttpSettings;
import io.jenkins.plugins.bynder.engine.portal.PermanentToken;
import io.jenkins.plugins.bynder.engine.portal.PortalAddress;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.portal.RequestBudget;
import io.jenkins.plugins.bynder.engine.portal.Tag;
import io.jenkins.plugins.bynder.engine.sync.LargeLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Temporary files of listings. */
class PortalAssetQueryTest {

    private static final int ASSETS = 3000;
    private static final Tag TAG = new Tag(LargeLibrary.TAG);

    @TempDir
    private Path directory;

    private LargeLibrary library;
    private ListingFiles files;
    private PortalAssetQuery query;

    @BeforeEach
    void start() throws IOException {
        library = LargeLibrary.start(ASSETS);
        files = new ListingFiles(() -> directory.resolve("listings"));
        HttpPortal portal = HttpPortal.of(
                PortalAddress.of(library.url()),
                new PermanentToken("token"),
                RequestBudget.unlimited(),
                HttpSettings.standard());
        query = new PortalAssetQuery(portal, files);
    }

    @AfterEach
    void stop() {
        query.close();
        library.close();
    }

    private List<Path> files() throws IOException {
        if (Files.notExists(directory.resolve("listings"))) {
            return List.of();
        }
        try (var all = Files.list(directory.resolve("listings"))) {
            return all.toList();
        }
    }

    @Test
    void aListingIsReadOnceAndItsFileDeletedInTheEnd() throws Exception {
        TagListing listing = query.listing(TAG);
        for (int n = 0; n < ASSETS; n++) {
            assertThat(listing.find(LargeLibrary.id(n)))
                    .map(TagListingEntry::number)
                    .contains(n);
        }
        assertThat(listing.find(LargeLibrary.id(ASSETS))).isEmpty();
        assertThat(listing).extracting(TagListingEntry::number).hasSize(ASSETS).isSorted();
        assertThat(query.listing(TAG)).isSameAs(listing);
        assertThat(library.requests()).isEqualTo(ASSETS / 1000);
        assertThat(files()).hasSize(1);

        query.close();
        assertThat(files()).isEmpty();
        assertThatThrownBy(() -> listing.find(LargeLibrary.id(ASSETS - 1))).hasMessageContaining("closed");
        assertThat(files()).as("is not created again").isEmpty();
    }

    @Test
    void aListingThatCannotBeReadLeavesNoFile() throws Exception {
        library.forbid(3);
        assertThatThrownBy(() -> query.listing(TAG)).isInstanceOf(PortalException.class);
        assertThat(files()).isEmpty();
    }

    @Test
    void filesOfACrashedJenkinsAreDeletedAtTheNextStart() throws Exception {
        query.listing(TAG).find(LargeLibrary.id(ASSETS - 1));
        assertThat(files()).hasSize(1);
        files.onLoaded();
        assertThat(files()).as("in use").hasSize(1);

        new ListingFiles(() -> directory.resolve("listings")).onLoaded();
        assertThat(files()).isEmpty();
        new ListingFiles(() -> directory.resolve("none")).onLoaded();
    }
}

package io.jenkins.plugins.bynder.engine.sync;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A new portal and an import folder for each test. */
abstract class SyncFixtureBase {

    /** The directory that contains the import folder. */
    Path outside;

    SyncFixture fixture;

    @BeforeEach
    final void open(@TempDir Path directory) throws Exception {
        outside = directory;
        fixture = new SyncFixture(directory.resolve("DAM import"));
    }

    @AfterEach
    final void close() {
        fixture.close();
    }
}

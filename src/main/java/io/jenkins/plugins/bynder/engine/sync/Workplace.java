package io.jenkins.plugins.bynder.engine.sync;

import java.io.Closeable;
import java.io.IOException;

/** The folder of a sync and what is kept in it between runs. */
record Workplace(ImportFolder folder, Parts parts, Leftovers leftovers) implements Closeable {

    static Workplace in(ImportFolder folder) {
        Parts parts = new Parts(folder.parts(), folder.notes());
        return new Workplace(folder, parts, new Leftovers(folder, parts));
    }

    @Override
    public void close() throws IOException {
        parts.close();
    }
}

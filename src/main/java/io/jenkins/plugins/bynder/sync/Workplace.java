package io.jenkins.plugins.bynder.sync;

/** The folder of a sync and what is kept in it between runs. */
record Workplace(ImportFolder folder, Parts parts, Leftovers leftovers) {

    static Workplace in(ImportFolder folder) {
        Parts parts = new Parts(folder.parts());
        return new Workplace(folder, parts, new Leftovers(folder, parts));
    }
}

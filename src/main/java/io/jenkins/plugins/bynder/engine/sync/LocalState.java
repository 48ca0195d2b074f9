package io.jenkins.plugins.bynder.engine.sync;

/**
 * The state of a known file in the folder.
 *
 * @param mtime of the file in nanoseconds since 1970, if it is {@link Kind#TOUCHED}
 */
record LocalState(Kind kind, long mtime) {

    enum Kind {
        /** Unchanged since it was published. */
        SAME,
        /** The same bytes with another modification time, for example after copying a workspace. */
        TOUCHED,
        /** Nothing. */
        MISSING,
        /** Missing or changed, but a complete partial file exists: a run was killed before its last step. */
        STAGED,
        /** Something else. */
        CHANGED
    }

    static final LocalState SAME = new LocalState(Kind.SAME, 0);
    static final LocalState MISSING = new LocalState(Kind.MISSING, 0);
    static final LocalState STAGED = new LocalState(Kind.STAGED, 0);
    static final LocalState CHANGED = new LocalState(Kind.CHANGED, 0);

    static LocalState touched(long mtime) {
        return new LocalState(Kind.TOUCHED, mtime);
    }

    /** Whether the file has the bytes that the manifest knows. */
    boolean intact() {
        return kind == Kind.SAME || kind == Kind.TOUCHED;
    }
}

package hudson.scheduler;

import edu.umd.cs.findbugs.annotations.NonNull;

public final class CronTabList {

    private CronTabList() {}

    public static CronTabList create(@NonNull String format) {
        throw new UnsupportedOperationException();
    }

    public static CronTabList create(@NonNull String format, Hash hash) {
        throw new UnsupportedOperationException();
    }
}

package hudson.model;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.Serializable;

public final class Result implements Serializable {

    private static final long serialVersionUID = 1;

    public static final @NonNull Result UNSTABLE = new Result();

    private Result() {}

    public boolean isWorseThan(@NonNull Result that) {
        throw new UnsupportedOperationException();
    }
}

package jenkins.util;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.io.Serializable;

public abstract class VirtualFile implements Comparable<VirtualFile>, Serializable {

    private static final long serialVersionUID = 1;

    VirtualFile() {}

    public abstract boolean isDirectory() throws IOException;

    public abstract boolean isFile() throws IOException;

    @NonNull
    public abstract VirtualFile[] list() throws IOException;

    @NonNull
    public abstract VirtualFile child(@NonNull String name);
}

package jenkins.model;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.ExtensionPoint;

public abstract class GlobalConfigurationCategory implements ExtensionPoint {

    GlobalConfigurationCategory() {}

    public static class Security extends GlobalConfigurationCategory {

        Security() {}
    }

    @NonNull
    public static <T extends GlobalConfigurationCategory> T get(Class<T> type) {
        throw new UnsupportedOperationException();
    }
}

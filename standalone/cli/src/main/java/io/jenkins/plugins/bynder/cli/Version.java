package io.jenkins.plugins.bynder.cli;

import java.util.ResourceBundle;
import picocli.CommandLine.IVersionProvider;

/** The version that the build writes into {@code version.properties}. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        ResourceBundle build = ResourceBundle.getBundle(Version.class.getPackageName() + ".version");
        return new String[] {
            "bynder-sync " + build.getString("version"),
            "Java " + System.getProperty("java.version") + ", " + System.getProperty("os.name")
        };
    }
}

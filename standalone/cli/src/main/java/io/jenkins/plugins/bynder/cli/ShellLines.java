package io.jenkins.plugins.bynder.cli;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Locale;

/** Commands for another shell to sync from the demo's portal; its credentials are worthless elsewhere. */
record ShellLines(String token, String portal, String tag, Path folder) {

    List<String> lines() {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        return List.of(
                (windows ? "set " : "export ") + "BYNDER_PERMANENT_TOKEN=" + token,
                program(windows) + " sync" + (windows ? " ^" : " \\"),
                "    --portal " + portal + " --tag " + tag + " --import-folder " + quoted(folder.toString(), windows));
    }

    private static String program(boolean windows) {
        CodeSource source = ShellLines.class.getProtectionDomain().getCodeSource();
        try {
            Path jar = Path.of(source.getLocation().toURI());
            if (jar.toString().endsWith(".jar")) {
                return "java -jar " + quoted(jar.toString(), windows);
            }
        } catch (URISyntaxException | IllegalArgumentException e) {
            // Not started from a jar file.
        }
        return "bynder-sync";
    }

    private static String quoted(String word, boolean windows) {
        if (word.matches("[A-Za-z0-9_./:\\\\@%+=,-]+")) {
            return word;
        }
        return windows ? '"' + word + '"' : "'" + word.replace("'", "'\\''") + "'";
    }
}

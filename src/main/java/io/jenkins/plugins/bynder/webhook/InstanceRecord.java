package io.jenkins.plugins.bynder.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.bynder.engine.util.AtomicFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Detects copies of a JENKINS_HOME. A copy has the same keys and the same instance identity, so this compares four
 * traits of the event store: its path, its machine, the URL of Jenkins and the directory's identity on disk. One of
 * them may change, because a Jenkins can move. If two differ, this may be a copy whose original still runs.
 */
final class InstanceRecord {

    private static final int ALLOWED = 1;
    private static final JsonMapper JSON = new JsonMapper();

    /** Traits of a store; an empty text means unknown. */
    record Traits(String path, String machine, String url, String directory) {

        static Traits of(Path directory, String url) throws IOException {
            return new Traits(directory.toRealPath().toString(), host(), url, onDisk(directory));
        }

        private static String host() {
            try {
                return InetAddress.getLocalHost().getHostName();
            } catch (UnknownHostException e) {
                return "";
            }
        }

        /** File key, or creation time: both differ for another directory with the same path. */
        private static String onDisk(Path directory) throws IOException {
            try {
                return String.valueOf(Files.getAttribute(directory, "unix:ino"));
            } catch (UnsupportedOperationException | IllegalArgumentException e) {
                return Files.readAttributes(directory, BasicFileAttributes.class)
                        .creationTime()
                        .toString();
            }
        }

        private int differences(Traits other) {
            return differ(path, other.path)
                    + differ(machine, other.machine)
                    + differ(url, other.url)
                    + differ(directory, other.directory);
        }

        private static int differ(String one, String other) {
            return one.isEmpty() || other.isEmpty() || one.equals(other) ? 0 : 1;
        }
    }

    private final Path file;
    private boolean copy;

    private InstanceRecord(Path file, boolean copy) {
        this.file = file;
        this.copy = copy;
    }

    /** Compares the recorded traits with the current ones, and records these unless this may be a copy. */
    static InstanceRecord open(Path file, Traits now) throws IOException {
        InstanceRecord record = new InstanceRecord(
                file, Files.exists(file) && read(Files.readAllBytes(file)).differences(now) > ALLOWED);
        record.refresh(now);
        return record;
    }

    boolean isCopy() {
        return copy;
    }

    /** Records the traits after an administrator has confirmed that this is not a copy. */
    void accept(Traits now) throws IOException {
        copy = false;
        refresh(now);
    }

    /** Records the current traits, unless this may be a copy. */
    void refresh(Traits now) throws IOException {
        if (!copy) {
            ObjectNode node = JSON.createObjectNode()
                    .put("path", now.path())
                    .put("machine", now.machine())
                    .put("url", now.url())
                    .put("directory", now.directory());
            AtomicFile.write(file, node.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** An unreadable file counts as missing. */
    private static Traits read(byte[] content) throws IOException {
        try {
            JsonNode node = JSON.readTree(content);
            return new Traits(
                    node.path("path").asText(),
                    node.path("machine").asText(),
                    node.path("url").asText(),
                    node.path("directory").asText());
        } catch (JsonProcessingException e) {
            return new Traits("", "", "", "");
        }
    }
}

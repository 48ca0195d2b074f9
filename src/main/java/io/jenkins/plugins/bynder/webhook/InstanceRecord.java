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
 * Tells a copy of a JENKINS_HOME from the original. A copy has the same keys and the same instance identity, so this compares where
 * the store of events is: of its path, its machine, the URL of Jenkins and the directory on the disk, one may change, because a
 * Jenkins can move. If two differ, it may be a copy, and the original may still run.
 */
final class InstanceRecord {

    private static final int ALLOWED = 1;
    private static final JsonMapper JSON = new JsonMapper();

    /** Where a store is; an empty text is one that is not known. */
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

        /** Another directory of the same path has another number, or another time of creation. */
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

    /** Compares what the file says with how it is now; writes that down unless this may be a copy. */
    static InstanceRecord open(Path file, Traits now) throws IOException {
        InstanceRecord record = new InstanceRecord(
                file, Files.exists(file) && read(Files.readAllBytes(file)).differences(now) > ALLOWED);
        record.refresh(now);
        return record;
    }

    boolean isCopy() {
        return copy;
    }

    /** An administrator says that this Jenkins is to act. */
    void accept(Traits now) throws IOException {
        copy = false;
        refresh(now);
    }

    /** Writes down how it is now, unless this may be a copy. */
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

    /** A file that cannot be understood says nothing. */
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

package io.jenkins.plugins.bynder.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.webhook.InstanceRecord.Traits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceRecordTest {

    private static final Traits HERE = new Traits("/var/jenkins", "alpha", "https://jenkins.example/", "1");

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void start() throws IOException {
        file = folder.resolve("instance.json");
        assertThat(open(HERE).isCopy()).as("the first start").isFalse();
    }

    private InstanceRecord open(Traits now) throws IOException {
        return InstanceRecord.open(file, now);
    }

    @Test
    void detectsACopiedHomeUntilAnAdministratorConfirmsIt() throws IOException {
        Traits elsewhere = new Traits("/srv/copy", "alpha", "https://jenkins.example/", "2");
        open(elsewhere);
        InstanceRecord copy = open(elsewhere);
        assertThat(copy.isCopy()).isTrue();
        copy.refresh(elsewhere);
        assertThat(open(elsewhere).isCopy()).isTrue();

        copy.accept(elsewhere);
        assertThat(copy.isCopy()).isFalse();
        assertThat(open(elsewhere).isCopy()).isFalse();
    }

    @Test
    void detectsACopyOnAnotherMachine() throws IOException {
        assertThat(open(new Traits("/var/jenkins", "beta", "https://jenkins.example/", "7"))
                        .isCopy())
                .isTrue();
    }

    @Test
    void oneTraitMayChangeAtATime() throws IOException {
        assertThat(open(new Traits("/var/jenkins", "beta", "https://jenkins.example/", "1"))
                        .isCopy())
                .isFalse();
        assertThat(open(new Traits("/var/jenkins", "beta", "https://dam.example/", "1"))
                        .isCopy())
                .isFalse();
        assertThat(open(new Traits("/var/jenkins", "beta", "https://dam.example/", "9"))
                        .isCopy())
                .isFalse();
    }

    @Test
    void unknownTraitsDoNotCount() throws IOException {
        assertThat(open(new Traits("/srv/copy", "", "", "1")).isCopy()).isFalse();
        Files.writeString(file, "no JSON");
        assertThat(open(new Traits("/else", "gamma", "https://x.example/", "3")).isCopy())
                .isFalse();
    }

    @Test
    void aCopiedDirectoryHasOtherTraits() throws IOException {
        Path original = Files.createDirectory(folder.resolve("original"));
        Path copied = Files.createDirectory(folder.resolve("copied"));
        Traits one = Traits.of(original, "https://jenkins.example/");
        assertThat(Traits.of(original, "https://jenkins.example/")).isEqualTo(one);
        Traits other = Traits.of(copied, "https://jenkins.example/");
        assertThat(other.path()).isNotEqualTo(one.path());
        assertThat(other.directory()).isNotEqualTo(one.directory());
    }
}

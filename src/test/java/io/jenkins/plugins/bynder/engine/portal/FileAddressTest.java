package io.jenkins.plugins.bynder.engine.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bynder.sample.RawFileHost;
import io.jenkins.plugins.bynder.sample.SampleAnswer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cases 30 and 32: addresses are requested as they were given, and only what HTTP does not allow is encoded. */
@Timeout(60)
class FileAddressTest {

    private static final PortalAddress PORTAL = PortalAddress.of("brand.bynder.com");

    private RawFileHost raw;
    private PortalAddress local;
    private FileHost host;

    @BeforeEach
    void start() throws Exception {
        raw = RawFileHost.start();
        local = PortalAddress.of(raw.url());
        host = FileHost.of(local, Fixture.QUICK, 2);
    }

    @AfterEach
    void stop() throws Exception {
        host.close();
        raw.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/o'brien.jpg?name='a'&x=1",
                "/a/%2E%2E/b/%2e/c",
                "/%2E%2E",
                "/a/../b/./c",
                "/a%2Fb%5cc/%e4%C3%84",
                "/a+b;v=1,2?x=a+b;c&d=%7e~",
                "/a?",
                "/%2E?",
                "/a??b=/c?d",
                "//double//slash/",
                "/!$&()*,:=@-._~?!$&()*,:=@-._~/",
                "/",
                "/'?'"
            })
    void sendsLegalTargetsByteForByte(String target) throws Exception {
        assertThat(requested(raw.url() + target)).isEqualTo(target);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '`',
            value = {
                "`/webimage-My Poster [1] Größe.jpg` /webimage-My%20Poster%20%5B1%5D%20Gr%C3%B6%C3%9Fe.jpg",
                "`/a?x=1|2^3&y={\"z\"}` /a?x=1%7C2%5E3&y=%7B%22z%22%7D",
                "`/50%_off%zz%2` /50%25_off%25zz%252",
                "`/a\\b` /a%5Cb",
                "`/a<b>c?<d>` /a%3Cb%3Ec?%3Cd%3E",
                "`/a#fragment?x` /a",
                "`/a%20b c'd` /a%20b%20c'd",
                "`/smile\uD83D\uDE00` /smile%F0%9F%98%80",
                "`?x=1` /?x=1",
                "`` /",
            })
    void encodesOnlyIllegalCharacters(String given, String target) throws Exception {
        assertThat(requested(raw.url() + given)).isEqualTo(target);
    }

    @ParameterizedTest
    @CsvSource({
        "//cdn.example/x.jpg, https://cdn.example/x.jpg",
        "/media/x.jpg?y=1, https://brand.bynder.com/media/x.jpg?y=1",
        "media/x.jpg, https://brand.bynder.com/media/x.jpg",
        "HTTPS://CDN.Example:443/X.jpg, https://cdn.example/X.jpg",
        "'  https://cdn.example:8443/x.jpg \t\n', https://cdn.example:8443/x.jpg",
        "https://my_bucket.s3.example/x, https://my_bucket.s3.example/x",
        "https://käse.example/x, https://xn--kse-qla.example/x"
    })
    void resolvesRelativeAddressesAgainstThePortal(String given, String address) {
        assertThat(DownloadLink.of(given, PORTAL).uri()).hasToString(address);
    }

    @Test
    void usesHttpWithoutASchemeOnlyOnLoopback() {
        String sameHost = raw.url().substring("http:".length());
        assertThat(DownloadLink.of(sameHost + "/x", local).uri()).hasToString(raw.url() + "/x");
        assertThat(DownloadLink.of("//cdn.example/x", local).uri()).hasToString("https://cdn.example/x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://cdn.example/a",
                "https:/cdn.example/a",
                "https:cdn.example",
                "https://",
                "https:///a",
                "https://user@cdn.example/a",
                "//user:secret@cdn.example/a",
                "https://cdn.example\\@evil.example/a",
                "https://cdn example/a",
                "https://cdn%2Eexample/a",
                "https://cdn.example:99999/a",
                "https://cdn.example:x/a",
                "ftp://cdn.example/a",
                "javascript:alert(1)",
                "file:///etc/passwd",
                "#fragment",
                " "
            })
    void rejectsUnsafeAddresses(String text) {
        assertThatThrownBy(() -> DownloadLink.of(text, PORTAL)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"/b/'%2E%2E'?x=', /b/'%2E%2E'?x='", "{host}/%2E', /%2E'", "{host}/a [1]|b, /a%20%5B1%5D%7Cb"})
    void redirectsAreReadTheSameWay(String location, String target) throws Exception {
        raw.serve("/start", redirect(location.replace("{host}", raw.url())));
        raw.serve("/again", redirect(location.replace("{host}", raw.url().substring("http:".length()))));
        host.open(DownloadLink.of(raw.url() + "/start"));
        host.open(DownloadLink.of(raw.url() + "/again"));
        assertThat(raw.targets()).containsExactly("/start", target, "/again", target);
    }

    private static SampleAnswer redirect(String location) {
        return SampleAnswer.of(302, "text/plain", "").withHeader("Location", location);
    }

    @Test
    void redirectRelativeToItsFolderIsFollowed() throws Exception {
        raw.serve("/a/b/start?x", redirect("../c.jpg?y"));
        raw.serve("/a/c.jpg?y", "image/jpeg", new byte[] {1});
        FileAnswer answer = host.open(DownloadLink.of(raw.url() + "/a/b/start?x"));
        assertThat(answer).isInstanceOf(FileAnswer.Whole.class);
        ((FileAnswer.Whole) answer).body().close();
    }

    @Test
    void reusesConnectionsForAnyTarget() throws Exception {
        for (String target : new String[] {"/a", "/%2E'", "/b?'"}) {
            raw.serve(target, "text/plain", target.getBytes(StandardCharsets.US_ASCII));
            try (FileBody body = ((FileAnswer.Whole) host.open(DownloadLink.of(raw.url() + target))).body()) {
                assertThat(body.stream().readAllBytes())
                        .asString(StandardCharsets.US_ASCII)
                        .isEqualTo(target);
            }
        }
        assertThat(raw.connections()).isEqualTo(1);
    }

    @Test
    void serializesALinkUnchanged() throws Exception {
        DownloadLink link = DownloadLink.of("https://my_bucket.example/a'%2E?'", PORTAL);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ObjectOutputStream objects = new ObjectOutputStream(out)) {
            objects.writeObject(link);
        }
        try (ObjectInputStream objects = new ObjectInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            assertThat(objects.readObject()).isEqualTo(link);
        }
    }

    private String requested(String address) throws Exception {
        host.open(DownloadLink.of(address, local));
        assertThat(raw.targets()).hasSize(1);
        return raw.targets().get(0);
    }
}

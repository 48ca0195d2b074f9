package io.jenkins.plugins.bynder.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Addresses on the file host. Those of originals are signed and expire, as in S3; those of renditions are public. */
final class FileLinks {

    private final String fileHostUrl;
    private final SampleClock clock;
    private final Duration lifetime;
    private final Quirks quirks;
    private final Set<String> exact = ConcurrentHashMap.newKeySet();
    private final byte[] secret = SampleCredentials.random(32).getBytes(UTF_8);

    FileLinks(String fileHostUrl, SampleClock clock, Duration lifetime, Quirks quirks) {
        this.fileHostUrl = fileHostUrl;
        this.clock = clock;
        this.lifetime = lifetime;
        this.quirks = quirks;
    }

    URI original(String assetId, SampleVersion version) {
        String path = "/original/" + Parameters.encode(assetId) + '/' + version.itemId();
        if (quirks.exactTargets()) {
            path = path.replace("-", "%2D");
        }
        long expires = clock.instant().plus(quirks.lifetimeOr(lifetime)).toEpochMilli();
        String query = "X-Amz-Algorithm=AWS4-HMAC-SHA256&Expires=" + expires
                + "&response-content-disposition=" + Parameters.encode(disposition(version.fileName()))
                + "&Signature=" + signature(path, expires);
        return URI.create(fileHostUrl + handedOut(path + '?' + (quirks.exactTargets() ? "x='(%41)*'&" : "") + query));
    }

    URI rendition(String assetId, SampleVersion version, String name) {
        return URI.create(fileHostUrl
                + handedOut("/rendition/" + Parameters.encode(assetId) + '/' + version.itemId() + '/'
                        + Parameters.encode(name) + '.' + FileKind.PNG.extension()
                        + (quirks.exactTargets() ? "?x='%2E'" : "")));
    }

    private String handedOut(String target) {
        if (quirks.exactTargets()) {
            exact.add(target);
        }
        return target;
    }

    /** Whether a link with exactly this target was issued, if targets are compared. */
    boolean isExact(Call call) {
        return !quirks.exactTargets() || exact.contains(call.target());
    }

    /** Whether the portal signed this address at any time. */
    boolean signed(Call call) {
        String given = call.query().first("Signature").orElse("");
        String expected = signature(call.path(), expires(call));
        return MessageDigest.isEqual(expected.getBytes(UTF_8), given.getBytes(UTF_8));
    }

    boolean expired(Call call) {
        return !clock.instant().isBefore(Instant.ofEpochMilli(expires(call)));
    }

    private static long expires(Call call) {
        try {
            return Long.parseLong(call.query().first("Expires").orElse("0"));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private String signature(String path, long expires) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal((path + '\n' + expires).getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("Every Java has HmacSHA256", e);
        }
    }

    private static String disposition(String fileName) {
        return "attachment; filename*=UTF-8''" + Parameters.encode(fileName);
    }
}

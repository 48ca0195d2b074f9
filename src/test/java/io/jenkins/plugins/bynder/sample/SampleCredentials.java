package io.jenkins.plugins.bynder.sample;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Credentials of the three kinds that Bynder issues. Random, so that tests can search logs and files for them. */
public record SampleCredentials(
        String consumerKey,
        String consumerSecret,
        String tokenKey,
        String tokenSecret,
        String permanentToken,
        String clientId,
        String clientSecret) {

    static SampleCredentials random() {
        return new SampleCredentials(
                "ck-" + random(12),
                random(20),
                "tk-" + random(12),
                random(20),
                random(32),
                "app-" + random(10),
                random(24));
    }

    static String random(int bytes) {
        byte[] chosen = new byte[bytes];
        new SecureRandom().nextBytes(chosen);
        return HexFormat.of().formatHex(chosen);
    }

    @Override
    public String toString() {
        return "Keys";
    }
}

package io.jenkins.plugins.bynder.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Users of the portal and their credentials. */
public final class Access {

    /** Tolerance for the timestamp of an OAuth 1.0a signature against the machine's clock. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private record Issued(SampleUser user, Set<String> scopes, Instant expires) {}

    private final SampleClock clock;
    private final Duration tokenLifetime;
    private final SampleIds ids = new SampleIds(0xACCE55);
    private final List<SampleUser> users = new CopyOnWriteArrayList<>();
    private final Map<String, Issued> issued = new ConcurrentHashMap<>();
    private final Map<String, Instant> nonces = new LinkedHashMap<>();
    private final SampleUser owner;

    Access(SampleClock clock, Duration tokenLifetime) {
        this.clock = clock;
        this.tokenLifetime = tokenLifetime;
        this.owner = addUser("ann@example.com", "Integration", SampleUser.ROLES, SampleUser.SCOPES);
    }

    /** A user with all permissions. */
    public SampleUser owner() {
        return owner;
    }

    /** Adds a user with a profile of their own. */
    public SampleUser addUser(String email, String profileName, Set<String> roles, Set<String> scopes) {
        SampleUser user = new SampleUser(email, profileName, roles, scopes, ids);
        users.add(user);
        return user;
    }

    public List<SampleUser> users() {
        return List.copyOf(users);
    }

    /** Invalidates all OAuth 2 tokens before they expire. */
    public void forgetTokens() {
        issued.clear();
    }

    /** A new token for the app; empty if id and secret match no app. */
    Optional<SampleUser> app(String clientId, String clientSecret) {
        return users.stream()
                .filter(user -> !user.revoked() && user.keys().clientId().equals(clientId))
                .filter(user -> same(user.keys().clientSecret(), clientSecret))
                .findFirst();
    }

    String issue(SampleUser user, Set<String> scopes) {
        String token = SampleCredentials.random(32);
        issued.put(token, new Issued(user, Set.copyOf(scopes), clock.instant().plus(tokenLifetime)));
        return token;
    }

    Duration tokenLifetime() {
        return tokenLifetime;
    }

    /**
     * Identifies the sender.
     *
     * @param address requested scheme, host and path
     * @param form fields of a form body
     */
    Optional<Caller> identify(Call call, String address, Parameters form) {
        String header = call.authorization().orElse("");
        if (header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return bearer(header.substring(7).strip());
        }
        return OAuth1.header(header).flatMap(fields -> signer(fields, call, address, form));
    }

    private Optional<Caller> bearer(String token) {
        Issued found = issued.get(token);
        if (found != null) {
            boolean valid =
                    clock.instant().isBefore(found.expires()) && !found.user().revoked();
            return valid ? Optional.of(new Caller(found.user(), Optional.of(found.scopes()))) : Optional.empty();
        }
        return users.stream()
                .filter(user -> !user.revoked() && same(user.keys().permanentToken(), token))
                .findFirst()
                .map(user -> new Caller(user, Optional.of(user.scopes())));
    }

    private Optional<Caller> signer(Map<String, String> fields, Call call, String address, Parameters form) {
        if (!"HMAC-SHA1".equals(fields.get("oauth_signature_method"))
                || !"1.0".equals(fields.getOrDefault("oauth_version", "1.0"))) {
            return Optional.empty();
        }
        String base = OAuth1.baseString(call.method(), address, fields, call.query(), form);
        return users.stream()
                .filter(user -> !user.revoked())
                .filter(user -> user.keys().consumerKey().equals(fields.get("oauth_consumer_key")))
                .filter(user -> user.keys().tokenKey().equals(fields.get("oauth_token")))
                .filter(user -> same(
                        OAuth1.sign(
                                base, user.keys().consumerSecret(), user.keys().tokenSecret()),
                        fields.getOrDefault("oauth_signature", "")))
                .filter(user -> fresh(fields))
                .findFirst()
                .map(user -> new Caller(user, Optional.empty()));
    }

    /** Whether the signature is recent and was not seen before. */
    private boolean fresh(Map<String, String> fields) {
        // Clients sign with the machine's clock, not with the portal's.
        Instant now = Instant.now();
        Instant at;
        try {
            at = Instant.ofEpochSecond(Long.parseLong(fields.getOrDefault("oauth_timestamp", "")));
        } catch (NumberFormatException e) {
            return false;
        }
        String nonce = fields.getOrDefault("oauth_nonce", "");
        if (nonce.isEmpty() || Duration.between(at, now).abs().compareTo(SKEW) > 0) {
            return false;
        }
        synchronized (nonces) {
            Iterator<Instant> oldest = nonces.values().iterator();
            while (oldest.hasNext() && oldest.next().plus(SKEW.multipliedBy(2)).isBefore(now)) {
                oldest.remove();
            }
            return nonces.putIfAbsent(fields.get("oauth_token") + ' ' + at + ' ' + nonce, now) == null;
        }
    }

    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(UTF_8), given.getBytes(UTF_8));
    }
}

package io.jenkins.plugins.bynder.engine.portal;

import static io.jenkins.plugins.bynder.engine.portal.Fixture.GELATO;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.sample.Fault;
import io.jenkins.plugins.bynder.sample.FaultRule;
import io.jenkins.plugins.bynder.sample.Route;
import io.jenkins.plugins.bynder.sample.SampleAnswer;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import io.jenkins.plugins.bynder.sample.Served;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Searches everything that is ever said, logged at the finest level or thrown, for what must not be in it. */
@Timeout(120)
class SecrecyTest {

    private static final Pattern SIGNATURE = Pattern.compile("(?i)oauth_signature=\"[^\"]|[?&]signature=\\w");

    private final Logger root = Logger.getLogger("");
    private final StringBuffer said = new StringBuffer();
    private final Set<String> loggers = ConcurrentHashMap.newKeySet();
    private final Handler listening = new Handler() {
        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord record) {
            // What the machine and the sample portal say does not matter.
            if (!record.getLoggerName().startsWith("jdk.")
                    && !record.getLoggerName().startsWith("org.eclipse.")) {
                loggers.add(record.getLoggerName());
                said.append(formatter.format(record));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private Level level;
    private final List<Level> levels = new ArrayList<>();
    private Fixture fixture;

    @BeforeEach
    void start() throws Exception {
        level = root.getLevel();
        for (Handler handler : root.getHandlers()) {
            levels.add(handler.getLevel());
            handler.setLevel(Level.WARNING);
        }
        listening.setLevel(Level.ALL);
        root.addHandler(listening);
        root.setLevel(Level.ALL);
        fixture = Fixture.start();
    }

    @AfterEach
    void stop() {
        fixture.close();
        root.removeHandler(listening);
        root.setLevel(level);
        for (int i = 0; i < levels.size(); i++) {
            root.getHandlers()[i].setLevel(levels.get(i));
        }
    }

    @Test
    void noMessageContainsASecretATokenOrASignedAddress() throws Exception {
        SampleAsset asset = fixture.add("One");
        Set<String> tokens = new TreeSet<>();
        for (ApiCredentials keys : List.of(fixture.apiKeys(), fixture.permanentToken(), fixture.client())) {
            say(keys);
            say(Signer.of(keys, Ticker.system()));
            useAndFail(keys, asset);
        }
        fixture.sample.traffic().journal().stream()
                .map(Served::call)
                .flatMap(call -> call.authorization().stream())
                .filter(header -> header.startsWith("Bearer "))
                .forEach(header -> tokens.add(header.substring("Bearer ".length())));
        assertThat(tokens).as("the permanent and an access token").hasSizeGreaterThan(1);
        List<String> lines = said.toString().lines().toList();
        assertThat(loggers).contains(HttpPortal.class.getName()).anyMatch(name -> name.startsWith("okhttp3"));
        tokens.addAll(secrets());
        assertThat(lines.stream()
                        .filter(line -> SIGNATURE.matcher(line).find()
                                || tokens.stream().anyMatch(line::contains)))
                .isEmpty();
    }

    private List<String> secrets() {
        var keys = fixture.sample.access().owner().keys();
        return List.of(
                keys.consumerKey(),
                keys.consumerSecret(),
                keys.tokenKey(),
                keys.tokenSecret(),
                keys.permanentToken(),
                keys.clientId(),
                keys.clientSecret());
    }

    private void useAndFail(ApiCredentials keys, SampleAsset asset) throws Exception {
        PortalSession session = new PortalSession(fixture.address(), keys, RequestBudget.bynder(), Fixture.QUICK);
        HttpPortal portal = HttpPortal.of(session);
        say(session);
        say(portal);
        say(portal.assets(GELATO, 1, AssetParts.basic()));
        DownloadLink link = portal.downloadLink(asset.id());
        say(link);
        say(session.signer());
        try (FileHost host = FileHost.of(fixture.address(), Fixture.QUICK, 1)) {
            say(host);
            FileAnswer answer = host.open(link);
            say(answer);
            ((FileAnswer.Whole) answer).body().close();
            fixture.sample.faults().add(FaultRule.files(Fault.resetUnserved()));
            say(host.open(link));
        }
        for (Fault fault : faults(sent(keys))) {
            fixture.sample.faults().clear();
            FaultRule rule = FaultRule.api(fault);
            fixture.sample.faults().add(keys instanceof ClientCredentials ? rule : rule.on(routes()));
            say(Fixture.failure(() -> portal.downloadLink(asset.id())));
            say(Fixture.failure(() -> portal.writeMetaproperty(asset.id(), "m", "v")));
            HttpPortal fresh = fixture.portal(keys);
            say(Fixture.failure(() -> fresh.whoAmI()));
        }
        fixture.sample.faults().clear();
    }

    private static Route[] routes() {
        return Stream.of(Route.values()).filter(route -> route != Route.TOKEN).toArray(Route[]::new);
    }

    /** What a portal may have got to see. */
    private static List<String> sent(ApiCredentials keys) {
        if (keys instanceof OAuth1Credentials four) {
            return List.of(four.consumerKey(), four.tokenKey(), four.consumerSecret(), four.tokenSecret());
        }
        return keys instanceof PermanentToken permanent
                ? List.of(permanent.token())
                : List.of(((ClientCredentials) keys).id(), ((ClientCredentials) keys).secret());
    }

    /** A portal that says everything it knows. */
    private static List<Fault> faults(List<String> sent) {
        List<Fault> faults = new ArrayList<>();
        String all = String.join(" ", sent);
        for (int status : new int[] {400, 401, 403, 404, 409}) {
            faults.add(Fault.instead(
                    SampleAnswer.of(status, "application/json", "{\"message\":\"Denied: " + all + "\"}")));
            faults.add(Fault.instead(SampleAnswer.of(status, "text/plain", all)));
        }
        String field = sent.get(0);
        faults.add(Fault.json("{\"" + field + "\": " + field + "}"));
        faults.add(Fault.json("{\"s3_file\": \"http://files.example/?Signature=" + field + "\"}"));
        faults.add(Fault.redirect(302, "https://other.example/?token=" + field));
        faults.add(Fault.resetUnserved());
        faults.add(Fault.truncated(3));
        faults.add(Fault.html(503));
        return faults;
    }

    private void say(Object thing) {
        if (thing instanceof Throwable thrown) {
            StringWriter trace = new StringWriter();
            thrown.printStackTrace(new PrintWriter(trace));
            said.append(trace);
        }
        said.append(thing).append('\n'); // Null where a fault is none for a write.
    }
}

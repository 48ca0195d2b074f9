package io.jenkins.plugins.bynder.cli;

import io.jenkins.plugins.bynder.engine.portal.HttpPortal;
import io.jenkins.plugins.bynder.engine.portal.HttpSettings;
import io.jenkins.plugins.bynder.engine.portal.Portal;
import io.jenkins.plugins.bynder.engine.portal.PortalAddress;
import io.jenkins.plugins.bynder.engine.portal.RequestBudget;
import io.jenkins.plugins.bynder.engine.portal.Tag;
import io.jenkins.plugins.bynder.engine.util.ErrorText;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of every command that uses a portal; credentials come from the environment. */
final class PortalOptions {

    @Option(names = "--portal", paramLabel = "URL", required = true)
    private String portal = "";

    @Option(names = "--tag", paramLabel = "TAG", defaultValue = "Gelato")
    private String tag = "";

    @Option(names = "--budget", paramLabel = "N/SECONDS|off", defaultValue = "4500/300")
    private String budget = "";

    @Option(names = "--json")
    private boolean json;

    @Mixin
    private final TimeoutOptions timeouts = new TimeoutOptions();

    /** Whether standard output is for machines. */
    boolean json() {
        return json;
    }

    /** @throws ConfigurationException if the tag is invalid */
    Tag tag() {
        return parsed(Tag::new, tag);
    }

    /** @throws ConfigurationException if an option or environment variable is missing or invalid */
    Portal open(Context context) {
        PortalAddress address = parsed(PortalAddress::of, portal);
        RequestBudget limit = parsed(RequestBudget::parse, budget);
        return HttpPortal.of(
                address, new CredentialsFromEnvironment(context.environment()).read(), limit, http(context));
    }

    /** @throws ConfigurationException if a timeout is invalid */
    HttpSettings http(Context context) {
        return context.http().withTimeouts(timeouts.timeouts(context.http().timeouts()));
    }

    Screen screen(Context context) {
        return json ? context.streams().screenBesideResult() : context.streams().screen();
    }

    /** The engine's types produce the message for an invalid text. */
    static <T> T parsed(Function<String, T> type, String text) {
        return parsed(() -> type.apply(text));
    }

    static <T> T parsed(Supplier<T> type) {
        try {
            return type.get();
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(ErrorText.of(e), e);
        }
    }
}

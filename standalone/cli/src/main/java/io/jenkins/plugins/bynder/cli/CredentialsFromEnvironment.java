package io.jenkins.plugins.bynder.cli;

import io.jenkins.plugins.bynder.engine.portal.ApiCredentials;
import io.jenkins.plugins.bynder.engine.portal.ClientCredentials;
import io.jenkins.plugins.bynder.engine.portal.OAuth1Credentials;
import io.jenkins.plugins.bynder.engine.portal.PermanentToken;
import io.jenkins.plugins.bynder.engine.util.ErrorText;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the credentials from environment variables, which are hidden from other users of the machine and from shell
 * histories. An empty variable counts as unset, because CI systems define variables without a value.
 */
final class CredentialsFromEnvironment {

    private static final String SCOPE = "BYNDER_SCOPE";

    /** The kinds of credentials and their variables. */
    private enum Kind {
        OAUTH1("BYNDER_CONSUMER_KEY", "BYNDER_CONSUMER_SECRET", "BYNDER_TOKEN_KEY", "BYNDER_TOKEN_SECRET"),
        PERMANENT_TOKEN("BYNDER_PERMANENT_TOKEN"),
        CLIENT_CREDENTIALS("BYNDER_CLIENT_ID", "BYNDER_CLIENT_SECRET");

        private final List<String> variables;

        Kind(String... variables) {
            this.variables = List.of(variables);
        }

        /** Variables only used by this kind, including optional ones. */
        private Stream<String> all() {
            return this == CLIENT_CREDENTIALS
                    ? Stream.concat(variables.stream(), Stream.of(SCOPE))
                    : variables.stream();
        }
    }

    private final Map<String, String> environment;

    CredentialsFromEnvironment(Map<String, String> environment) {
        this.environment = environment;
    }

    /** @throws ConfigurationException unless exactly one kind is complete; names variables, never values */
    ApiCredentials read() {
        List<Kind> kinds = Arrays.stream(Kind.values())
                .filter(kind -> kind.all().anyMatch(this::isSet))
                .toList();
        if (kinds.isEmpty()) {
            throw new ConfigurationException(CliTexts.text("credentials.none"));
        }
        if (kinds.size() > 1) {
            throw new ConfigurationException(CliTexts.text(
                    "credentials.several",
                    names(Arrays.stream(Kind.values()).flatMap(Kind::all).filter(this::isSet))));
        }
        Kind kind = kinds.get(0);
        List<String> missing =
                kind.variables.stream().filter(name -> !isSet(name)).toList();
        if (!missing.isEmpty()) {
            throw new ConfigurationException(CliTexts.text(
                    "credentials.incomplete",
                    names(kind.all().filter(this::isSet)),
                    names(missing.stream()),
                    missing.size()));
        }
        try {
            return read(kind);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    CliTexts.text(
                            "credentials.malformed",
                            ErrorText.of(e),
                            names(kind.all().filter(this::isSet))),
                    e);
        }
    }

    private ApiCredentials read(Kind kind) {
        return switch (kind) {
            case OAUTH1 ->
                new OAuth1Credentials(
                        value("BYNDER_CONSUMER_KEY"),
                        value("BYNDER_CONSUMER_SECRET"),
                        value("BYNDER_TOKEN_KEY"),
                        value("BYNDER_TOKEN_SECRET"));
            case PERMANENT_TOKEN -> new PermanentToken(value("BYNDER_PERMANENT_TOKEN"));
            case CLIENT_CREDENTIALS ->
                isSet(SCOPE)
                        ? new ClientCredentials(value("BYNDER_CLIENT_ID"), value("BYNDER_CLIENT_SECRET"), value(SCOPE))
                        : new ClientCredentials(value("BYNDER_CLIENT_ID"), value("BYNDER_CLIENT_SECRET"));
        };
    }

    private boolean isSet(String name) {
        return !environment.getOrDefault(name, "").isBlank();
    }

    private String value(String name) {
        return environment.get(name);
    }

    private static String names(Stream<String> names) {
        return names.collect(Collectors.joining(", "));
    }
}

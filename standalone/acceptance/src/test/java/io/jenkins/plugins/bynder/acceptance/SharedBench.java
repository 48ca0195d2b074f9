package io.jenkins.plugins.bynder.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the {@link JenkinsFixture} for the first test that needs it, and stops it after the last test. */
final class SharedBench implements BeforeEachCallback, ParameterResolver {

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        AcceptanceSettings.assumeJenkins();
        bench(context).configure();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == JenkinsFixture.class;
    }

    @Override
    public JenkinsFixture resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return bench(context);
    }

    private static JenkinsFixture bench(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(SharedBench.class))
                .getOrComputeIfAbsent(
                        JenkinsFixture.class,
                        key -> {
                            try {
                                return JenkinsFixture.open();
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        },
                        JenkinsFixture.class);
    }
}

package io.jenkins.plugins.bynder.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The top-level command, which only has subcommands. Its texts are in {@code Help.properties}. */
@Command(
        name = "bynder-sync",
        resourceBundle = "io.jenkins.plugins.bynder.cli.Help",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class BynderSync implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    /** Runs when no subcommand was given. */
    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.USAGE;
    }
}

package io.jenkins.plugins.bynder.cli;

import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.sync.SyncException;
import io.jenkins.plugins.bynder.engine.util.ErrorText;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.logging.LogManager;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** {@code bynder-sync}: the process, its commands, and its messages when a command fails. */
public final class Main {

    private static final String LOGGING = "java.util.logging.config.file";

    private Main() {}

    public static void main(String[] arguments) {
        configureLogging();
        Interruption interruption = Interruption.watch(Thread.currentThread());
        int exitCode = run(Context.ofProcess(), arguments);
        interruption.end(exitCode);
        System.exit(exitCode);
    }

    /** Runs one command without ending the process. */
    static int run(Context context, String... arguments) {
        try {
            return execute(context, arguments);
        } catch (OutOfMemoryError e) {
            context.streams()
                    .screen()
                    .error(CliTexts.text("memory", Runtime.getRuntime().maxMemory() >> 20));
            return ExitCode.MEMORY;
        }
    }

    private static int execute(Context context, String... arguments) {
        Streams streams = context.streams();
        CommandLine commands = new CommandLine(new BynderSync());
        subcommands(arguments).forEach((name, subcommand) -> commands.addSubcommand(name, subcommand.apply(context)));
        commands.setOut(new PrintWriter(streams.textOut(), true));
        commands.setErr(new PrintWriter(streams.textErr(), true));
        commands.setColorScheme(
                CommandLine.Help.defaultColorScheme(streams.colours() && streams.watchedOut() ? Ansi.ON : Ansi.OFF));
        commands.setCaseInsensitiveEnumValuesAllowed(true);
        commands.setUsageHelpWidth(Screen.COLUMNS + 1);
        commands.setParameterExceptionHandler((failure, given) -> wrongUsage(streams.screen(), failure));
        commands.setExecutionExceptionHandler((failure, command, given) -> failed(streams.screen(), failure));
        return commands.execute(arguments);
    }

    /** All subcommands by name, or only the one that is run, because it takes a tenth of a second to add the others. */
    private static Map<String, Function<Context, Callable<Integer>>> subcommands(String... arguments) {
        Map<String, Function<Context, Callable<Integer>>> all = new LinkedHashMap<>();
        all.put("check", CheckCommand::new);
        all.put("assets", AssetsCommand::new);
        all.put("sync", SyncCommand::new);
        all.put("backlink", BacklinkCommand::new);
        all.put("listen", ListenCommand::new);
        all.put("demo", DemoCommand::new);
        return arguments.length > 0 && all.containsKey(arguments[0])
                ? Map.of(arguments[0], all.get(arguments[0]))
                : all;
    }

    private static int wrongUsage(Screen screen, CommandLine.ParameterException failure) {
        screen.error(ErrorText.of(failure));
        screen.error(CliTexts.text(
                "usage.help", failure.getCommandLine().getCommandSpec().qualifiedName(" ")));
        return ExitCode.USAGE;
    }

    private static int failed(Screen screen, Exception failure) {
        if (failure instanceof ConfigurationException || failure instanceof SyncException) {
            screen.error(ErrorText.of(failure));
            return ExitCode.USAGE;
        }
        if (failure instanceof PortalException) {
            screen.error(ErrorText.of(failure));
            return ExitCode.PORTAL;
        }
        if (failure instanceof InterruptedException) {
            screen.error(CliTexts.text("interrupted"));
            return ExitCode.INTERRUPTED;
        }
        screen.error(CliTexts.text("defect", failure.toString()));
        for (StackTraceElement frame : failure.getStackTrace()) {
            screen.error("    " + frame);
        }
        return ExitCode.DEFECT;
    }

    /** Silences libraries, unless the user has configured Java's logging. */
    private static void configureLogging() {
        if (System.getProperty(LOGGING) != null) {
            return;
        }
        try (InputStream settings = Main.class.getResourceAsStream("logging.properties")) {
            LogManager.getLogManager().readConfiguration(settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

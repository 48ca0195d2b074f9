package io.jenkins.plugins.bynder.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules for the views of the plugin. */
class ResourcesTest {

    private static final Path RESOURCES = Path.of(System.getProperty("resources"));
    private static final Pattern FIELD = Pattern.compile("<f:entry[^>]*\\bfield=\"(\\w+)\"");
    private static final Pattern HANDLER = Pattern.compile("<script|\\son\\w+\\s*=|javascript:|\\sstyle\\s*=");

    static List<Path> views() throws IOException {
        return files(".jelly");
    }

    static List<Path> helps() throws IOException {
        return files(".html");
    }

    @ParameterizedTest
    @MethodSource("views")
    void aViewEscapesByDefault(Path view) throws IOException {
        assertThat(Files.readString(view)).startsWith("<?jelly escape-by-default='true'?>");
    }

    @ParameterizedTest
    @MethodSource("views")
    void aViewHoldsNoScript(Path view) throws IOException {
        assertThat(HANDLER.matcher(Files.readString(view)).results()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("helps")
    void aHelpHoldsNoScriptAndNoForeignAddress(Path help) throws IOException {
        assertThat(HANDLER.matcher(Files.readString(help)).results()).isEmpty();
        assertThat(Files.readString(help)).doesNotContain("<img", "src=");
    }

    @ParameterizedTest
    @MethodSource("views")
    void everyFieldHasAHelp(Path view) throws IOException {
        List<String> missing = new ArrayList<>();
        Matcher fields = FIELD.matcher(Files.readString(view));
        while (fields.find()) {
            String help = "help-" + fields.group(1) + ".html";
            if (folders(view).map(folder -> folder.resolve(help)).noneMatch(Files::exists)) {
                missing.add(fields.group(1));
            }
        }
        assertThat(missing).isEmpty();
    }

    /** Jenkins looks for a help beside the view, then beside the views of the superclasses. */
    private static Stream<Path> folders(Path view) {
        Path own = RESOURCES.relativize(view.getParent());
        return Stream.concat(
                Stream.of(view.getParent()),
                superclasses(own.toString().replace(own.getFileSystem().getSeparator(), "."))
                        .map(type -> RESOURCES.resolve(type.getName().replace('.', '/'))));
    }

    private static Stream<Class<?>> superclasses(String name) {
        try {
            Class<?> type = Class.forName(name, false, ResourcesTest.class.getClassLoader());
            return Stream.<Class<?>>iterate(type.getSuperclass(), Objects::nonNull, Class::getSuperclass);
        } catch (ClassNotFoundException e) {
            return Stream.empty(); // a tag library has no class
        }
    }

    private static List<Path> files(String ending) throws IOException {
        try (Stream<Path> paths = Files.walk(RESOURCES)) {
            return paths.filter(path -> path.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}

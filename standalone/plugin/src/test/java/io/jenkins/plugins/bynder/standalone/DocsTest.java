package io.jenkins.plugins.bynder.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Links in the docs resolve, and their examples are valid. */
class DocsTest {

    private static final Path REPOSITORY =
            Path.of(System.getProperty("repository")).toAbsolutePath().normalize();
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+)$");

    private static final Pattern MESSAGE = Pattern.compile("(?m)^\\| `([^`]+)` \\|");

    /** Maximum size of an image in bytes. */
    private static final long LARGEST_PICTURE = 150_000;

    static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(page("README.md"), page("CONTRIBUTING.md"), page("SECURITY.md")));
        try (Stream<Path> docs = Files.list(page("docs"))) {
            docs.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
        }
        return pages;
    }

    static List<Path> pictures() throws IOException {
        try (Stream<Path> images = Files.list(page("docs/images"))) {
            return images.sorted().toList();
        }
    }

    private static Path page(String name) {
        return REPOSITORY.resolve(name);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkHasATarget(Path page) throws IOException {
        List<String> dead = new ArrayList<>();
        Matcher links = LINK.matcher(BLOCK.matcher(Files.readString(page)).replaceAll(""));
        while (links.find()) {
            if (!leadsSomewhere(page, links.group(1))) {
                dead.add(links.group(1));
            }
        }
        assertThat(dead).as("dead links of " + page).isEmpty();
    }

    private static boolean leadsSomewhere(Path page, String link) throws IOException {
        if (link.startsWith("https://")) {
            return true; // Tests send no requests to the internet.
        }
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
        if (!target.startsWith(REPOSITORY) || !Files.exists(target)) {
            return false;
        }
        return parts.length == 1 || anchors(Files.readString(target)).contains(parts[1]);
    }

    /** Anchors as GitHub creates them. */
    private static Set<String> anchors(String text) {
        Set<String> anchors = new HashSet<>();
        Map<String, Integer> seen = new HashMap<>();
        Matcher headings = HEADING.matcher(BLOCK.matcher(text).replaceAll(""));
        while (headings.find()) {
            String anchor = headings.group(1)
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N} _-]", "")
                    .replace(' ', '-');
            int times = seen.merge(anchor, 1, Integer::sum);
            anchors.add(times == 1 ? anchor : anchor + "-" + (times - 1));
        }
        return anchors;
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyYamlCanBeLoaded(Path page) throws IOException {
        Matcher blocks = BLOCK.matcher(Files.readString(page));
        while (blocks.find()) {
            if (blocks.group(1).equals("yaml")) {
                Object loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(blocks.group(2));
                assertThat(loaded).as("YAML of " + page).isInstanceOf(Map.class);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyBlockIsClosed(Path page) throws IOException {
        assertThat(Files.readString(page).lines().filter(line -> line.startsWith("```")))
                .as("fences of " + page)
                .satisfies(fences -> assertThat(fences.size() % 2).isZero());
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void everyPictureIsSmallAndShown(Path picture) throws IOException {
        assertThat(Files.size(picture)).as("bytes of " + picture).isLessThanOrEqualTo(LARGEST_PICTURE);
        boolean shown = false;
        for (Path page : pages()) {
            shown |= Files.readString(page).contains("images/" + picture.getFileName());
        }
        assertThat(shown).as(picture + " is shown on a page").isTrue();
    }

    /** Otherwise users cannot find the message that the page explains. */
    @Test
    void everyMessageOfTheTroubleshootingPageExists() throws IOException {
        StringBuilder ours = new StringBuilder();
        try (Stream<Path> files = Files.walk(page("src/main/resources"))) {
            for (Path file : files.filter(DocsTest::isEnglishBundle).toList()) {
                Properties texts = new Properties();
                try (Reader reader = Files.newBufferedReader(file)) {
                    texts.load(reader);
                }
                texts.values()
                        .forEach(text -> ours.append(spoken(text.toString())).append('\n'));
            }
        }
        List<String> strange = new ArrayList<>();
        Matcher rows = MESSAGE.matcher(Files.readString(page("docs/troubleshooting.md")));
        while (rows.find()) {
            if (!ours.toString().contains(spoken(rows.group(1)))) {
                strange.add(rows.group(1));
            }
        }
        assertThat(strange).isEmpty();
    }

    /** The picture is generated by hand from the file that the architecture test reads. */
    @Test
    void thePackagePictureMatchesItsDiagram() throws IOException {
        String picture = Files.readString(page("docs/images/packages.svg"));
        List<String> arrows = Pattern.compile("\\[([a-z.]+)] --> \\[([a-z.]+)]")
                .matcher(Files.readString(page("docs/packages.puml")))
                .results()
                .map(arrow -> "<!--link " + arrow.group(1) + " to " + arrow.group(2) + "-->")
                .toList();
        assertThat(arrows).isNotEmpty().allMatch(picture::contains);
        assertThat(picture.split("<!--link ", -1)).as("arrows").hasSize(arrows.size() + 1);
    }

    private static boolean isEnglishBundle(Path file) {
        return file.toString().endsWith(".properties") && !file.toString().endsWith("_de.properties");
    }

    /** Without the variable parts. */
    private static String spoken(String text) {
        return text.replace("''", "'").replaceAll("\\{[^}]*}|[0-9][0-9,]*", "#");
    }
}

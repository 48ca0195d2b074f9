package io.jenkins.plugins.bynder.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import hudson.tasks.Builder;
import hudson.triggers.Trigger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.junit.jupiter.api.Test;
import org.kohsuke.stapler.export.ExportedBean;

/** Everything that the plugin offers to the web and to Pipelines has a row that says who may reach it. */
class AccessTableTest {

    private static final String TABLE = "src/test/resources/io/jenkins/plugins/bynder/architecture/access.txt";

    private static final String PACKAGE = "io.jenkins.plugins.bynder";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("/sample/"))
            .importPackages(PACKAGE);

    @Test
    void everyDoorHasARow() throws IOException {
        assertThat(rows()).containsExactlyInAnyOrderElementsOf(doors());
    }

    private static Set<String> rows() throws IOException {
        return Files.readString(repository().resolve(TABLE))
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf('|')).strip())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The standalone build runs its tests in a module below the repository. */
    private static Path repository() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.exists(directory.resolve(TABLE))) {
            directory = directory.getParent();
        }
        return directory;
    }

    private static Set<String> doors() {
        Set<String> doors = new TreeSet<>();
        for (JavaClass one : CLASSES) {
            if (one.getPackageName().startsWith(PACKAGE + ".engine")) {
                continue;
            }
            one.getMethods().stream()
                    .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC)
                            && !method.getModifiers().contains(JavaModifier.BRIDGE))
                    .filter(method -> isWebMethod(method) || leadsOn(method))
                    .forEach(method -> doors.add(name(one) + "." + method.getName()));
            if (one.isAnnotatedWith(ExportedBean.class)) {
                doors.add(name(one) + " api");
            }
            if (hasPage(one)) {
                doors.add(name(one) + " page");
            }
            boolean step = Stream.of(Step.class, Builder.class, Trigger.class).anyMatch(one::isAssignableTo);
            if (step && !one.getModifiers().contains(JavaModifier.ABSTRACT)) {
                doors.add(name(one) + " step");
            }
        }
        return doors;
    }

    private static boolean isWebMethod(JavaMethod method) {
        return method.getName().matches("do[A-Z].*")
                || method.getAnnotations().stream()
                        .anyMatch(
                                annotation -> annotation.getRawType().getName().endsWith(".WebMethod"));
    }

    /** Stapler calls these with a part of the address. */
    private static boolean leadsOn(JavaMethod method) {
        boolean byName = method.getName().matches("get[A-Z].*")
                && method.getRawParameterTypes().size() == 1
                && method.getRawParameterTypes().get(0).isEquivalentTo(String.class);
        return byName || method.getName().matches("getTarget|getDynamic|getStaplerFallback");
    }

    private static boolean hasPage(JavaClass one) {
        String page = "/" + one.getName().replace('.', '/').replace('$', '/') + "/index.jelly";
        return AccessTableTest.class.getResource(page) != null;
    }

    /** The descriptor of a class stands for the class. */
    private static String name(JavaClass one) {
        return one.getName().substring(PACKAGE.length() + 1).replaceFirst("\\$DescriptorImpl$", "");
    }
}

package io.jenkins.plugins.bynder.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition;
import com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.Configuration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.kohsuke.accmod.Restricted;

/** Rules for imports and for API that no class may use. */
@AnalyzeClasses(
        packages = "io.jenkins.plugins.bynder",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.WithoutSamplePortal.class})
class ArchitectureTest {

    /** The sample portal is part of the tests, but a module of its own. */
    static final class WithoutSamplePortal implements ImportOption {

        @Override
        public boolean includes(Location location) {
            return !location.contains("/bynder/sample/");
        }
    }

    private static final String OURS = "io.jenkins.plugins.bynder.";

    private static final String ENGINE = OURS + "engine..";

    private static final String[] THE_JDK = {"java..", "javax.."};

    private static final String[] OKHTTP = {"okhttp3..", "okio..", "kotlin.."};

    private static final String JACKSON = "com.fasterxml.jackson..";

    /** The docs show the same diagram. */
    @ArchTest
    static final ArchRule packages_import_each_other_as_in_the_diagram = classes()
            .should(PlantUmlArchCondition.adhereToPlantUmlDiagram(
                    diagram(), Configuration.consideringOnlyDependenciesInAnyPackage(OURS + ".")));

    @ArchTest
    static final ArchRule the_engine_knows_nothing_of_jenkins = noClasses()
            .that()
            .resideInAPackage(ENGINE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("hudson..", "jenkins..", "org.kohsuke..", "org.jenkinsci..", "com.cloudbees..");

    @ArchTest
    static final ArchRule the_portal_needs_only_its_libraries =
            libraries("engine.portal..", OKHTTP, JACKSON, "com.github.scribejava..");

    @ArchTest
    static final ArchRule a_sync_needs_only_jackson = libraries("engine.sync..", THE_JDK, JACKSON);

    @ArchTest
    static final ArchRule sns_needs_only_its_libraries = libraries("engine.sns..", OKHTTP, JACKSON);

    @ArchTest
    static final ArchRule events_need_only_jackson = libraries("engine.events..", THE_JDK, JACKSON);

    @ArchTest
    static final ArchRule utilities_need_only_jackson = libraries("engine.util..", THE_JDK, JACKSON);

    @ArchTest
    static final ArchRule backlinks_need_only_the_jdk = libraries("engine.backlink..", THE_JDK);

    @ArchTest
    static final ArchRule the_self_test_needs_only_the_jdk = libraries("engine.selftest..", THE_JDK);

    /** In addition to the JDK and the engine. */
    private static ArchRule libraries(String ours, String[] some, String... others) {
        DescribedPredicate<JavaClass> allowed = resideInAnyPackage(THE_JDK)
                .or(resideInAnyPackage(some))
                .or(resideInAnyPackage(others))
                .or(resideInAPackage(ENGINE));
        return classes()
                .that()
                .resideInAPackage(OURS + ours)
                .should()
                .onlyDependOnClassesThat(
                        allowed.as("are of the JDK, the engine, %s or %s", List.of(some), List.of(others)));
    }

    /** The working directory is the root of the project or a module of the standalone build. */
    private static Path diagram() {
        Path here = Path.of("docs/packages.puml");
        return Files.exists(here) ? here : Path.of("../../docs/packages.puml");
    }

    @ArchTest
    static final ArchRule there_is_no_cycle =
            slices().matching(OURS + "(**)").should().beFreeOfCycles();

    /** Other plugins may use the extension points, and jobs the data-bound classes; everything else may change. */
    @ArchTest
    static final ArchRule what_is_no_api_is_restricted = classes()
            .that()
            .resideOutsideOfPackage(ENGINE)
            .and()
            .arePublic()
            .and()
            .areTopLevelClasses()
            .and()
            .doNotHaveSimpleName("Messages")
            .and(DescribedPredicate.describe("are neither records nor API", type -> !type.isRecord() && !isApi(type)))
            .should()
            .beAnnotatedWith(Restricted.class);

    private static boolean isApi(JavaClass type) {
        return isExtensionPoint(type)
                || type.getMethodsWithParameterTypeOfSelf().stream()
                        .anyMatch(method -> isExtensionPoint(method.getOwner()))
                || type.getConstructors().stream()
                        .anyMatch(made -> made.isAnnotatedWith("org.kohsuke.stapler.DataBoundConstructor"));
    }

    private static boolean isExtensionPoint(JavaClass type) {
        return type.isInterface() && type.isAssignableTo("hudson.ExtensionPoint");
    }

    @ArchTest
    static final ArchRule there_is_no_static_state =
            fields().that().areStatic().and().areNotPrivate().should().beFinal();

    @ArchTest
    static final ArchRule classes_are_final_or_made_to_be_extended = classes()
            .that()
            .areNotInterfaces()
            .and()
            .areNotEnums()
            .should()
            .haveModifier(JavaModifier.FINAL)
            .orShould()
            .haveModifier(JavaModifier.ABSTRACT)
            .orShould()
            .beAnonymousClasses()
            .orShould()
            .haveSimpleName("Messages");

    /** Several webhook plugins have parsed XML entities from untrusted senders; this plugin parses no XML. */
    @ArchTest
    static final ArchRule nothing_parses_xml = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.xml..", "org.xml..", "org.w3c..", "org.dom4j..", "org.jdom..");

    /** No option disables certificate checks, and no class could implement one. */
    @ArchTest
    static final ArchRule tls_is_never_loosened = noClasses()
            .should()
            .beAssignableTo(TrustManager.class)
            .orShould()
            .beAssignableTo(HostnameVerifier.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(SSLContext.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(SSLSocketFactory.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(HostnameVerifier.class);
}

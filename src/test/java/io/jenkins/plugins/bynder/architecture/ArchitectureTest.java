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
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/** The package table of the design: who may import what. */
@AnalyzeClasses(
        packages = "io.jenkins.plugins.bynder",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.WithoutSamplePortal.class})
class ArchitectureTest {

    /** The sample portal belongs to the tests, but is a module of its own. */
    static final class WithoutSamplePortal implements ImportOption {

        @Override
        public boolean includes(Location location) {
            return !location.contains("/bynder/sample/");
        }
    }

    private static final String OURS = "io.jenkins.plugins.bynder.";

    private static final String UTIL = OURS + "engine.util..";

    private static final String ENGINE = OURS + "engine..";

    private static final DescribedPredicate<JavaClass> THE_JDK = resideInAnyPackage("java..", "javax..");

    private static final DescribedPredicate<JavaClass> OKHTTP = resideInAnyPackage("okhttp3..", "okio..", "kotlin..");

    private static final DescribedPredicate<JavaClass> JACKSON = resideInAPackage("com.fasterxml.jackson..");

    @ArchTest
    static final ArchRule the_engine_knows_nothing_of_jenkins = noClasses()
            .that()
            .resideInAPackage(ENGINE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "hudson..",
                    "jenkins..",
                    "org.kohsuke..",
                    "org.jenkinsci..",
                    "com.cloudbees..",
                    OURS + "config..",
                    OURS + "credentials..",
                    OURS + "step..",
                    OURS + "webhook..",
                    OURS + "trigger..",
                    OURS + "report..",
                    OURS + "admin..");

    @ArchTest
    static final ArchRule the_portal_needs_only_its_libraries = classes()
            .that()
            .resideInAPackage(OURS + "engine.portal..")
            .should()
            .onlyDependOnClassesThat(THE_JDK.or(OKHTTP)
                    .or(JACKSON)
                    .or(resideInAPackage("com.github.scribejava.."))
                    .or(resideInAPackage(OURS + "engine.portal.."))
                    .as("are of the JDK, OkHttp, Jackson, ScribeJava or portal"));

    @ArchTest
    static final ArchRule a_sync_needs_only_the_portal = classes()
            .that()
            .resideInAPackage(OURS + "engine.sync..")
            .should()
            .onlyDependOnClassesThat(THE_JDK.or(JACKSON)
                    .or(resideInAnyPackage(OURS + "engine.portal..", OURS + "engine.sync..", UTIL))
                    .as("are of the JDK, Jackson, portal, sync or util"));

    @ArchTest
    static final ArchRule sns_needs_only_its_libraries = classes()
            .that()
            .resideInAPackage(OURS + "engine.sns..")
            .should()
            .onlyDependOnClassesThat(THE_JDK.or(OKHTTP)
                    .or(JACKSON)
                    .or(resideInAnyPackage(OURS + "engine.sns..", UTIL))
                    .as("are of the JDK, OkHttp, Jackson, sns or util"));

    @ArchTest
    static final ArchRule events_need_only_sns = classes()
            .that()
            .resideInAPackage(OURS + "engine.events..")
            .should()
            .onlyDependOnClassesThat(THE_JDK.or(JACKSON)
                    .or(resideInAnyPackage(OURS + "engine.events..", OURS + "engine.sns..", UTIL))
                    .as("are of the JDK, Jackson, events, sns or util"));

    @ArchTest
    static final ArchRule utilities_need_only_the_jdk = classes()
            .that()
            .resideInAPackage(UTIL)
            .should()
            .onlyDependOnClassesThat(THE_JDK.or(resideInAPackage(UTIL)).as("are of the JDK or util"));

    @ArchTest
    static final ArchRule backlinks_need_only_the_portal = classes()
            .that()
            .resideInAPackage(OURS + "engine.backlink..")
            .should()
            .onlyDependOnClassesThat(
                    THE_JDK.or(resideInAnyPackage(OURS + "engine.portal..", OURS + "engine.backlink.."))
                            .as("are of the JDK, portal or backlink"));

    @ArchTest
    static final ArchRule the_self_test_needs_only_portal_and_backlinks = classes()
            .that()
            .resideInAPackage(OURS + "engine.selftest..")
            .should()
            .onlyDependOnClassesThat(THE_JDK.or(resideInAnyPackage(
                            OURS + "engine.portal..", OURS + "engine.backlink..", OURS + "engine.selftest.."))
                    .as("are of the JDK, portal, backlink or selftest"));

    @ArchTest
    static final ArchRule there_is_no_cycle =
            slices().matching(OURS + "(**)").should().beFreeOfCycles();

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

    /** Several webhook plugins have parsed entities that strangers sent; here nothing is XML. */
    @ArchTest
    static final ArchRule nothing_parses_xml = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.xml..", "org.xml..", "org.w3c..", "org.dom4j..", "org.jdom..");

    /** There is no switch that believes every server, and nothing to build one from. */
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

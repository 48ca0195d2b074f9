package io.jenkins.plugins.bynder.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What security advisories about Jenkins plugins keep reporting, and the tests that fail if it comes back. A test that is
 * renamed or removed leaves a gap in the table, and this fails. The acceptance tests look at much of it once more, in a real
 * Jenkins. One row of the advisories is missing, tokens that are not compared in constant time: there is no token to
 * compare, as signatures prove who sends events.
 */
class HostileGroundTest {

    /** Where the shared tests lie, from the root build and from the modules of the standalone build. */
    private static final List<Path> SOURCES = List.of(
            Path.of("src/test/java/io/jenkins/plugins/bynder"),
            Path.of("../../src/test/java/io/jenkins/plugins/bynder"));

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        a form method calls a given URL without a permission | config/ConfigurationPermissionsTest.ssrf_nobodyButAnAdministratorMakesTheControllerCallAnUrl
        a form method without a permission check             | architecture/WebMethodsTest.web_methods_look_at_permissions
        a form method that takes a GET                       | config/ConfigurationPermissionsTest.csrf_whatIsNotAPostIsRefused
        a form method that takes a GET                       | architecture/WebMethodsTest.form_methods_take_post_only
        a key is sent to an attacker's URL                   | config/ConfigurationPermissionsTest.credentialCapture_aManagerCannotSendAKeyToANewPlace
        a key is sent to an attacker's URL                   | config/ConfigurationPermissionsTest.credentialCapture_aManagerCannotPairWhatIsKnownAnew
        a key is sent to an attacker's URL                   | credentials/PortalKeysTest.aDomainKeepsAKeyFromOtherHosts
        ids of credentials can be listed or guessed          | config/ConfigurationPermissionsTest.credentialsIdEnumeration_theDropdownShowsTheCurrentValueAlone
        ids of credentials can be listed or guessed          | config/ConfigurationPermissionsTest.credentialsIdEnumeration_theCheckAnswersAlikeWhetherTheyExistOrNot
        a secret in plain text on disk or in a page          | credentials/CredentialsTypesTest.theFileOnDiskHoldsNoPlainKey
        a secret in plain text on disk or in a page          | credentials/CredentialsTypesTest.theFormKeepsEveryFieldAndShowsNoKey
        a secret in plain text on disk or in a page          | config/ConfigurationFormTest.thePageShowsNoKeyAndTheFileHoldsNone
        a secret in plain text on disk or in a page          | config/ConfigurationAsCodeTest.theExportOfAllOfJenkinsHoldsNoKey
        a webhook that believes everybody                    | webhook/WebhookTest.onlySignedMessagesOfATrustedTopicComeIn
        a webhook that is open where nobody wants it         | webhook/WebhookTest.thereIsNoDoorWithoutAnIntegration
        a webhook that tells what there is                   | sns/ReceiverTest.givesTheSameAnswerToAllThatIsNotForUs
        stored XSS through events                            | webhook/WebhookTest.thePagesShowEventsTopicsAndWhatWasRefusedEscaped
        stored XSS through causes                            | trigger/BynderCauseTest.nothingHostileComesIn
        stored XSS through what a portal says                | config/ConnectionTestTest.xss_whatThePortalSaysIsShownAsText
        XXE                                                  | architecture/ArchitectureTest.nothing_parses_xml
        a remote name leaves its folder                      | sync/SyncNamesTest.noTitleLeavesTheFolderOrLosesAFile
        a remote name leaves its folder                      | sync/SyncNamesTest.linksInTheFolderAreNotFollowed
        a remote name leaves its folder                      | step/ReportCheckTest.whatItCannotSayIsRefused
        a crumb exclusion that covers more than it should    | webhook/WebhookTest.onlySignedMessagesOfATrustedTopicComeIn
        a key or a signed URL in a log                       | portal/SecrecyTest.nothingEverHoldsAKeyATokenOrASignedAddress
        a key or a signed URL in a log                       | step/SyncPipelineTest.aSandboxedScriptReadsWhatTheStepReturns
        an agent is trusted                                  | step/ReportCheckTest.theFolderIsTheOneThatTheControllerChose
        an agent is trusted                                  | step/ListedAssetsTest.nothingElseMay
        an agent is trusted                                  | report/ForeignReportTest.aPathThatLeadsElsewhereIsRefused
        TLS checks can be switched off                       | architecture/ArchitectureTest.tls_is_never_loosened
        a body without an end                                | sns/ReceiverTest.readsOneByteTooManyAndNoMore
        state that grows for ever                            | architecture/ArchitectureTest.there_is_no_static_state
        state that grows for ever                            | sns/SigningCertificatesTest.keepsAGoodOneWhateverStrangersAskFor
        a certificate from wherever a message says           | sns/SigningCertificatesTest.callsNoOtherIssuerThanAmazons
        a certificate from wherever a message says           | sns/SigningCertificatesTest.refusesACertificateOfAnyOtherAuthority
        """)
    void theTestIsThere(String attack, String test) throws IOException {
        String file = test.substring(0, test.indexOf('.'));
        String name = test.substring(test.indexOf('.') + 1);
        Path sources = SOURCES.stream()
                .filter(directory -> Files.isDirectory(directory.resolve("config")))
                .findFirst()
                .orElseThrow();

        String source = Files.readString(sources.resolve(file + ".java"));

        assertThat(source).as(attack).containsPattern("\\b" + name + "\\b");
    }
}

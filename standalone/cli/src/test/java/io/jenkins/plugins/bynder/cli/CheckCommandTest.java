package io.jenkins.plugins.bynder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.bynder.cli.Cli.Result;
import io.jenkins.plugins.bynder.sample.Fault;
import io.jenkins.plugins.bynder.sample.FaultRule;
import io.jenkins.plugins.bynder.sample.NewAsset;
import io.jenkins.plugins.bynder.sample.Route;
import io.jenkins.plugins.bynder.sample.SamplePortal;
import io.jenkins.plugins.bynder.sample.SampleUser;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckCommandTest {

    private SamplePortal portal;

    @BeforeEach
    void open() throws IOException {
        portal = SamplePortal.start();
        portal.library().add(NewAsset.jpeg("Fjord").tags("Gelato"));
        portal.library().add(NewAsset.pdf("Menu").tags("Gelato", "print"));
        portal.library().add(NewAsset.pdf("Small print").tags("gelato"));
    }

    @AfterEach
    void close() {
        portal.close();
    }

    @Test
    void showsAccountPermissionsAndNumberOfAssets() {
        Result result = check(Cli.of(portal));

        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .contains(portal.url() + " answers")
                .contains("Account    ann@example.com, permission profile \"Integration\"")
                .contains("+ Download original assets (MEDIAHIGHRES)")
                .contains("\"Gelato\": 2 assets have it");
    }

    @Test
    void countsArchivedAssetsSeparately() throws IOException {
        portal.library().archive(portal.library().named("Menu").id(), true);

        assertThat(check(Cli.of(portal)).out()).contains("2 assets have it").contains("1 of them is archived");
        JsonNode json =
                new ObjectMapper().readTree(check(Cli.of(portal), "--json").out());
        assertThat(json.path("archived").asInt()).isEqualTo(1);
    }

    @Test
    void showsMissingRolesAndTheirConsequences() {
        portal.access().owner().setRoles(Set.of("METAMANAGEMENT"));

        Result result = check(Cli.of(portal));

        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .containsPattern("- Download original assets \\(MEDIAHIGHRES\\) +No file can be downloaded")
                .containsPattern("- Edit assets \\(MEDIAEDIT\\) +No backlink can be written")
                .contains("+ Metaproperty management");
    }

    @Test
    void theTableShowsStatesAndWhereToGrantPermissions() throws IOException {
        portal.access().owner().setRoles(Set.of("MEDIAHIGHRES", "KEYVISUALSDOWNLOAD"));

        Result result = check(Cli.of(portal));
        JsonNode json =
                new ObjectMapper().readTree(check(Cli.of(portal), "--json").out());

        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .containsPattern(
                        "\\. Permissions management \\(PERMISSIONMANAGEMENT\\) +Not needed to read your own profile")
                .containsPattern("- Metaproperty management .*cannot be created")
                .containsPattern(
                        "- Metaproperty \"Gelato URL\" +The field does not exist and these credentials cannot create it")
                .containsPattern("\\+ Test download +A test download of \"Fjord\" started")
                .containsPattern("\\+ Resuming of interrupted downloads +The file host sends the rest of a file")
                .containsPattern("\\+ Size of the downloaded file +The file has the 20,000 bytes")
                .containsPattern("\\? Listing by last change ")
                .contains("Where      Bynder: Settings > Users & rights > Permission Management");
        assertThat(json.path("findings").findValuesAsText("key"))
                .contains("MEDIAHIGHRES", "MEDIAEDIT", "Gelato URL", "download");
        assertThat(json.path("findings").findValuesAsText("state")).contains("present", "missing", "notNeeded");
        assertThat(portal.traffic().fileRequests()).as("of two checks").isEqualTo(4);
        assertThat(portal.edits()).isEmpty();
    }

    /** Case 20. */
    @Test
    void marksNotes() throws IOException {
        portal.quirks().metadataInFiles(187);

        Result result = check(Cli.of(portal));
        JsonNode json =
                new ObjectMapper().readTree(check(Cli.of(portal), "--json").out());

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).containsPattern("i Size of the downloaded file +Bynder lists 20,000 bytes");
        assertThat(json.path("findings").findValuesAsText("state")).contains("info");
    }

    /** Case 31. */
    @Test
    void testsTheDerivativeInPlaceOfTheOriginal() {
        assertThat(check(Cli.of(portal), "--derivative", "webimage").out())
                .containsPattern("\\+ Test download +A test download of \"Fjord\" started")
                .containsPattern("\\+ Type of the derivative +The file host sends image/png");
        assertThat(check(Cli.of(portal), "--derivative", "poster").out())
                .containsPattern("\\? Test download +None of the tagged assets has the derivative \"poster\"");
    }

    @Test
    void showsTheScopesOfAnApp() {
        Result result = check(
                Cli.withClient(portal.access().owner().keys()).with("BYNDER_SCOPE", "asset:read current.user:read"));

        assertThat(result.out())
                .contains("+ Scope asset:read")
                .containsPattern("- Scope asset:write +No backlink can be written")
                .containsPattern("- Scope meta.assetbank:read ")
                .containsPattern("\\. Scope current.profile:read ")
                .contains("OAuth Apps");
    }

    @Test
    void reportsAMetapropertyOfAnotherType() {
        portal.library().metaproperties().define("gelatourl", "Gelato URL", "date");
        portal.library().metaproperties().define("shop", "Shop", "text");

        assertThat(check(Cli.of(portal)).out()).contains("is of type date");
        assertThat(check(Cli.of(portal), "--label", "Shop").out())
                .containsPattern("\\+ Metaproperty \"Shop\" +Found: shop \\(text\\)");
    }

    @Test
    void suggestsATagThatDiffersInCase() {
        Result result = check(Cli.of(portal), "--tag", "GELATO");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .contains("\"GELATO\": no asset has it")
                .contains("Did you mean \"Gelato\" (2 assets)")
                .contains("Did you mean \"gelato\" (1 asset)");
        assertThat(check(Cli.of(portal), "--tag", "Sorbet").out()).contains("No tag differs from it only in case");
    }

    /** Case 7. */
    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 429, 500, 503})
    void aFailingTagListOmitsOnlyTheHint(int status) {
        portal.faults().add(FaultRule.api(Fault.status(status)).on(Route.TAGS));

        theHintIsMissingAndNothingElse();
    }

    /** Case 7. */
    @ParameterizedTest
    @ValueSource(strings = {"", "7", "null", "{\"message\":\"x\"}", "[[[", "{\"0\":null}", "<html>"})
    void anUnreadableTagListOmitsOnlyTheHint(String body) {
        portal.faults().add(FaultRule.api(Fault.json(body)).on(Route.TAGS));

        theHintIsMissingAndNothingElse();
    }

    /** Case 7. */
    @Test
    void anIncompleteTagListOmitsOnlyTheHint() {
        portal.faults().add(FaultRule.api(Fault.lostAnswer()).on(Route.TAGS));

        theHintIsMissingAndNothingElse();
        assertThat(portal.traffic().requests(Route.TAGS)).isEqualTo(1);
    }

    private void theHintIsMissingAndNothingElse() {
        Result result = check(Cli.of(portal), "--tag", "Sorbet");

        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .contains("Account    ann@example.com")
                .contains("\"Sorbet\": no asset has it")
                .doesNotContain("Did you mean");
    }

    /** The kind of case 7: no question but the listing has to be answered. */
    @ParameterizedTest
    @EnumSource(names = {"CURRENT_USER", "PROFILE", "METAPROPERTIES", "DOWNLOAD"})
    void anyOtherFailedRequestIsAtMostAFinding(Route route) {
        for (Fault fault : List.of(Fault.status(400), Fault.status(401), Fault.json("7"), Fault.html(404))) {
            portal.faults().clear();
            portal.faults().add(FaultRule.api(fault).on(route));

            Result result = check(Cli.of(portal));

            assertThat(result.exitCode()).isZero();
            assertThat(result.out()).contains("\"Gelato\": 2 assets have it");
        }
    }

    @Test
    void acceptsCredentialsThatMayNotReadTheirUser() {
        SampleUser reader =
                portal.access().addUser("bob@example.com", "Readers", SampleUser.ROLES, Set.of("asset:read"));

        Result result = check(
                Cli.withoutKeys().with("BYNDER_PERMANENT_TOKEN", reader.keys().permanentToken()));

        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .contains("current.user:read")
                .contains("cannot be read with these credentials")
                .contains("2 assets have it");
    }

    @Test
    void acceptsAllThreeKindsOfCredentials() {
        var keys = portal.access().owner().keys();

        assertThat(check(Cli.withApiKeys(keys)).exitCode()).isZero();
        assertThat(check(Cli.withClient(keys)).exitCode()).isZero();
        assertThat(check(Cli.withClient(keys).with("BYNDER_SCOPE", "asset:read"))
                        .exitCode())
                .isZero();
    }

    @Test
    void jsonIsOnStandardOutputAndTextOnStandardError() throws IOException {
        portal.access().owner().setRoles(Set.of("MEDIAHIGHRES"));

        Result result = check(Cli.of(portal), "--json");
        JsonNode json = new ObjectMapper().readTree(result.out());

        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).contains("Account    ann@example.com");
        assertThat(json.path("portal").asText()).isEqualTo(portal.url());
        assertThat(json.path("user").asText()).isEqualTo("ann@example.com");
        assertThat(json.path("roles")).hasSize(1);
        assertThat(json.path("missing").findValuesAsText("role")).contains("MEDIAEDIT");
        assertThat(json.path("assets").asInt()).isEqualTo(2);
        assertThat(json.path("apiRequests").asLong()).isEqualTo(portal.traffic().apiRequests());
    }

    @Test
    void reportsRejectedCredentials() {
        Result token = check(Cli.withoutKeys().with("BYNDER_PERMANENT_TOKEN", "abcdef0123456789"));
        Result client = check(
                Cli.withoutKeys().with("BYNDER_CLIENT_ID", "app").with("BYNDER_CLIENT_SECRET", "abcdef0123456789"));
        Result four =
                check(Cli.withApiKeys(portal.access().owner().keys()).with("BYNDER_TOKEN_SECRET", "abcdef0123456789"));

        assertThat(token.exitCode()).isEqualTo(3);
        assertThat(token.err()).contains("rejected the permanent token").doesNotContain("abcdef");
        assertThat(client.exitCode()).isEqualTo(3);
        assertThat(client.err()).contains("OAuth 2 client").doesNotContain("abcdef");
        assertThat(four.exitCode()).isEqualTo(3);
        assertThat(four.err()).contains("API credentials").doesNotContain("abcdef");
        assertThat(token.out() + client.out() + four.out()).isEmpty();
    }

    @Test
    void namesAMissingScope() {
        portal.access().owner().setScopes(Set.of("asset:read"));

        Result result = check(Cli.withClient(portal.access().owner().keys()));

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.err()).contains("scope");
        assertThat(result.err().lines()).hasSize(1);
    }

    @Test
    void reportsAnUnreachablePortal() {
        Result result = Cli.of(portal).run("check", "--portal", "http://127.0.0.1:9");

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.err()).contains("http://127.0.0.1:9 cannot be reached");
        assertThat(result.err().lines()).hasSize(1);
    }

    @Test
    void reportsAServerThatIsNotAPortal() {
        portal.faults().add(FaultRule.api(Fault.html(200)));

        Result result = check(Cli.of(portal));

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.err()).contains("web page instead of data");
    }

    @Test
    void reportsInvalidJson() {
        portal.faults().add(FaultRule.api(Fault.json("{\"media\": 7}")));

        Result result = check(Cli.of(portal));

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.err()).contains("gave an unusable response");
        assertThat(result.err().lines()).hasSize(1);
    }

    private Result check(Cli cli, String... more) {
        String[] arguments = new String[more.length + 3];
        arguments[0] = "check";
        arguments[1] = "--portal";
        arguments[2] = portal.url();
        System.arraycopy(more, 0, arguments, 3, more.length);
        return cli.run(arguments);
    }
}

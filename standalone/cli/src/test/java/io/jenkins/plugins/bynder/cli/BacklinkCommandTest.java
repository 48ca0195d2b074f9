package io.jenkins.plugins.bynder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.bynder.cli.Cli.Result;
import io.jenkins.plugins.bynder.sample.Fault;
import io.jenkins.plugins.bynder.sample.FaultRule;
import io.jenkins.plugins.bynder.sample.NewAsset;
import io.jenkins.plugins.bynder.sample.Route;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import io.jenkins.plugins.bynder.sample.SamplePortal;
import io.jenkins.plugins.bynder.sample.SampleSettings;
import io.jenkins.plugins.bynder.sample.SampleUser;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BacklinkCommandTest {

    private static final String URL = "https://shop.example/order?id={assetId}&n={assetName}";

    private SamplePortal portal;
    private SampleAsset fjord;
    private SampleAsset menu;

    @BeforeEach
    void open() throws IOException {
        portal = SamplePortal.start(SampleSettings.defaults().withEditDelay(Duration.ZERO));
        fjord = portal.library().add(NewAsset.jpeg("Fjord, été").tags("Gelato"));
        menu = portal.library().add(NewAsset.pdf("Menu").tags("Gelato", "print"));
        portal.library().add(NewAsset.pdf("Of others").tags("other"));
        portal.library().add(NewAsset.pdf("Old").tags("Gelato").archived());
    }

    @AfterEach
    void close() {
        portal.close();
    }

    private Result backlink(String... more) {
        return backlink(Cli.of(portal), more);
    }

    private Result backlink(Cli cli, String... more) {
        List<String> arguments = new ArrayList<>(List.of("backlink", "--portal", portal.url()));
        arguments.addAll(List.of(more));
        return cli.run(arguments);
    }

    private List<String> link(SampleAsset asset, String property) {
        return portal.library().asset(asset.id()).properties().getOrDefault(property, List.of());
    }

    @Test
    void writesTheLinkOfEveryTaggedAssetOnce() {
        Result first = backlink("--url", URL);
        long requests = portal.traffic().apiRequests();
        Result second = backlink("--url", URL);

        assertThat(first.exitCode()).isZero();
        assertThat(first.err()).isEmpty();
        assertThat(first.out())
                .contains("Done: backlinks in \"Gelato URL\": 2 written")
                .contains("Fjord, été");
        assertThat(link(fjord, "gelatourl"))
                .containsExactly("https://shop.example/order?id=" + fjord.id() + "&n=Fjord%2C%20%C3%A9t%C3%A9");
        assertThat(portal.edits()).hasSize(2);
        assertThat(second.exitCode()).isZero();
        assertThat(second.out()).contains("2 unchanged").contains("2 API requests");
        assertThat(portal.traffic().apiRequests()).isEqualTo(requests + 2);
    }

    @Test
    void writesLinksOfSelectedAssetsRegardlessOfTheirTags() {
        SampleAsset other = portal.library().named("Of others");

        Result result = backlink(
                "--url",
                "https://shop.example/{tag}",
                "--label",
                "Print link",
                "--asset",
                other.id() + "," + menu.id());

        assertThat(result.exitCode()).isZero();
        assertThat(link(other, "printlink")).containsExactly("https://shop.example/Gelato");
        assertThat(link(menu, "printlink")).hasSize(1);
        assertThat(link(fjord, "printlink")).isEmpty();
    }

    @Test
    void aDryRunShowsTheLinksAndWritesNone() {
        Result result = backlink("--url", URL, "--dry-run");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .contains("Planned: backlinks in \"Gelato URL\": 2 to write (dry run, nothing was changed)")
                .contains("https://shop.example/order?id=" + menu.id() + "&n=Menu");
        assertThat(portal.edits()).isEmpty();
        assertThat(portal.library().metaproperties().all()).isEmpty();
    }

    @Test
    void theJsonContainsEveryLink() throws IOException {
        portal.faults()
                .add(FaultRule.api(Fault.status(403)).on(Route.MEDIA_EDIT).asset(menu.id()));

        Result result = backlink("--url", URL, "--json");
        JsonNode json = new ObjectMapper().readTree(result.out());

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("Incomplete: backlinks").contains("MEDIAEDIT");
        assertThat(json.path("portal").asText()).isEqualTo(portal.url());
        assertThat(json.path("label").asText()).isEqualTo("Gelato URL");
        assertThat(json.path("url").asText()).isEqualTo(URL);
        assertThat(json.path("complete").asBoolean(true)).isFalse();
        assertThat(json.at("/counts/written").asInt()).isEqualTo(1);
        assertThat(json.at("/counts/failed").asInt()).isEqualTo(1);
        assertThat(json.path("links").findValuesAsText("state")).containsExactlyInAnyOrder("written", "failed");
        assertThat(json.path("apiRequests").asLong()).isEqualTo(portal.traffic().apiRequests());
    }

    @Test
    void namesAnUnknownAsset() {
        Result result = backlink("--url", URL, "--asset", "nowhere");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).contains("nowhere").contains("no such asset");
        assertThat(portal.edits()).isEmpty();
    }

    @Test
    void reportsInvalidOptionsBeforeAnyRequest() {
        assertThat(backlink("--url", "http://shop.example/").err()).contains("not encrypted");
        assertThat(backlink("--url", "{jobUrl}x").err()).contains("{jobUrl}", "only Jenkins can fill in");
        assertThat(backlink("--url", "https://shop.example/{assetID}").err()).contains("does not exist");
        assertThat(backlink("--url", URL, "--label", " ").err()).contains("label");
        assertThat(backlink("--url", URL, "--asset", "../x").err()).contains("not the id of an asset");
        assertThat(backlink().err()).contains("--url");
        assertThat(backlink("--url", "{jobUrl}x").exitCode()).isEqualTo(2);
        assertThat(portal.traffic().apiRequests()).isZero();
    }

    @Test
    void reportsAMetapropertyOfAnotherType() {
        portal.library().metaproperties().define("gelatourl", "Gelato URL", "select");

        Result result = backlink("--url", URL);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("is of type select");
    }

    @Test
    void namesAProfileThatMayNotEditOnce() {
        SampleUser looker = portal.access()
                .addUser("lo@example.com", "Lookers", Set.of("METAPROPERTYMANAGEMENT"), SampleUser.SCOPES);

        Result result = backlink(
                Cli.withoutKeys().with("BYNDER_PERMANENT_TOKEN", looker.keys().permanentToken()), "--url", URL);

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("\"Lookers\" lacks \"Edit assets\"");
        assertThat(result.out()).contains("2 failed");
    }

    @Test
    void titlesCannotControlTheTerminal() {
        portal.library().rename(menu.id(), "Menu\u001b[31m\u0007");

        assertThat(backlink("--url", URL).out()).doesNotContain("\u001b", "\u0007");
    }
}

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
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AssetsCommandTest {

    private SamplePortal portal;

    @BeforeEach
    void open() throws IOException {
        portal = SamplePortal.start();
    }

    @AfterEach
    void close() {
        portal.close();
    }

    @Test
    void printsARowForEachAssetWithExactlyTheTag() {
        SampleAsset asset =
                portal.library().add(NewAsset.pdf("夏 menu").tags("Gelato").size(24_100));
        portal.library().add(NewAsset.pdf("Small print").tags("gelato"));

        Result result = assets();

        assertThat(result.exitCode()).isZero();
        assertThat(result.out().lines().toList()).hasSize(3).satisfies(lines -> {
            assertThat(lines.get(0)).startsWith("ID").endsWith("NAME");
            assertThat(lines.get(1))
                    .startsWith(asset.id())
                    .contains("document", "24.1 kB")
                    .endsWith("夏 menu");
            assertThat(lines.get(2)).contains("1 asset,");
        });
    }

    @Test
    void namesCannotControlTheTerminal() {
        portal.library().add(NewAsset.pdf("x\u001b[2Jy\nz").tags("Gelato"));

        assertThat(assets().out()).doesNotContain("\u001b").contains("x\uFFFD[2Jy\uFFFDz");
    }

    @Test
    void printsAnArrayWithOneAssetPerLine() throws IOException {
        SampleAsset first = portal.library()
                .add(NewAsset.jpeg("One").tags("Gelato", "print").archived());
        portal.library().add(NewAsset.jpeg("Two\u001b").tags("Gelato"));

        Result result = assets("--json");
        JsonNode json = new ObjectMapper().readTree(result.out());

        assertThat(json).hasSize(2);
        assertThat(result.out().lines()).hasSize(4);
        assertThat(json.get(0).path("id").asText()).isEqualTo(first.id());
        assertThat(json.get(0).path("size").asLong()).isEqualTo(first.size());
        assertThat(json.get(0).path("tags")).hasSize(2);
        assertThat(json.get(0).path("archived").asBoolean()).isTrue();
        assertThat(json.get(1).path("name").asText()).isEqualTo("Two\u001b");
        assertThat(result.err()).contains("2 assets");
    }

    @Test
    void printsAnEmptyArrayWithoutAssets() throws IOException {
        Result result = assets("--json");

        assertThat(result.exitCode()).isZero();
        assertThat(new ObjectMapper().readTree(result.out())).isEmpty();
        assertThat(result.out()).startsWith("[");
    }

    @Test
    void readsSeveralPages() {
        for (int number = 0; number < 2300; number++) {
            portal.library().add(NewAsset.jpeg("Asset " + number).tags("Gelato").size(1000));
        }

        Result result = assets();

        assertThat(result.out().lines().filter(line -> line.contains("Asset "))).hasSize(2300);
        assertThat(portal.traffic().requests(Route.MEDIA_LIST)).isEqualTo(3);
    }

    @Test
    void reportsAnInconsistentListing() {
        portal.library().add(NewAsset.jpeg("One").tags("Gelato"));
        portal.quirks().totalOff(1);

        Result result = assets();

        assertThat(result.exitCode()).isEqualTo(5);
        assertThat(result.err()).contains("reports 2 assets and sent 1");
    }

    @Test
    void aPortalThatFailsMidwayLeavesNoValidArray() {
        for (int number = 0; number < 1100; number++) {
            portal.library().add(NewAsset.jpeg("Asset " + number).tags("Gelato").size(1000));
        }
        portal.faults()
                .add(FaultRule.api(Fault.status(500))
                        .on(Route.MEDIA_LIST)
                        .when(call -> (call.page() - 1) * call.limit() >= 1000));

        Result result = assets("--json");

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.out()).startsWith("[").doesNotContain("]\n]").doesNotEndWith("]\n");
        assertThat(result.err()).contains("keeps failing");
    }

    private Result assets(String... more) {
        String[] arguments = new String[more.length + 3];
        arguments[0] = "assets";
        arguments[1] = "--portal";
        arguments[2] = portal.url();
        System.arraycopy(more, 0, arguments, 3, more.length);
        return Cli.of(portal).run(arguments);
    }
}

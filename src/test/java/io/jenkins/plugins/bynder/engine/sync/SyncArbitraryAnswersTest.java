package io.jenkins.plugins.bynder.engine.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import io.jenkins.plugins.bynder.sample.Fault;
import io.jenkins.plugins.bynder.sample.FaultRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** However a portal damages the fields of its answers, a sync deletes no file and ends with a report or a named reason. */
class SyncArbitraryAnswersTest {

    private static final JsonMapper JSON = new JsonMapper();

    private static final List<String> FLYERS = List.of("Flyer 0", "Flyer 1", "Flyer 2", "Flyer 3", "Flyer 4");

    /** Changes of these to other valid values say that an asset has left the set. */
    private static final Set<String> MEMBERSHIP = Set.of("tags", "archive");

    private static final List<String> GARBAGE = List.of(
            "null",
            "{}",
            "{\"0\":{\"x\":[null]}}",
            "[[[]]]",
            "-1",
            "1e400",
            "9223372036854775808",
            "\"\"",
            "\"\\u0000../..\\uD800\"",
            "\"2026-99-99T99:99:99\"");

    @Property(tries = 15, edgeCases = EdgeCasesMode.NONE)
    void noDamagedAnswerDeletesAFile(@ForAll long seed) throws IOException {
        Path directory = Files.createTempDirectory("answers");
        try (SyncFixture fixture = new SyncFixture(directory.resolve("DAM import"))) {
            FLYERS.forEach(fixture::add);
            fixture.sync();
            Map<String, String> files = fixture.files();
            assertThat(files).hasSize(FLYERS.size());
            Random random = new Random(seed);
            fixture.portal
                    .faults()
                    .add(FaultRule.api(Fault.rewritten(answer -> damaged(answer, random)))
                            .chance(0.3 + 0.7 * random.nextDouble(), random.nextLong()));
            for (int run = 0; run < 3; run++) {
                try {
                    SyncReport report = fixture.sync(settings -> settings.withDeleteDespiteFailures(true));
                    assertThat(report.count(Outcome.DELETED)).isZero();
                } catch (SyncException | PortalException e) {
                    assertThat(e.getMessage()).isNotBlank().doesNotContain("null", "Exception");
                }
                assertThat(fixture.files().values()).containsAll(files.values());
            }
            fixture.portal.faults().clear();
            assertThat(fixture.sync().complete()).isTrue();
            fixture.assertFolderEqualsSet();
        } finally {
            FaultCampaignTest.delete(directory);
        }
    }

    /** One to three fields, wherever they are in the answer, or the end of it. */
    private static synchronized String damaged(String answer, Random random) {
        try {
            JsonNode root = JSON.readTree(answer);
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                damage(root, random);
            }
            String text = root.toString();
            return random.nextInt(10) == 0 ? text.substring(0, random.nextInt(text.length())) : text;
        } catch (IOException e) {
            return answer;
        }
    }

    private static void damage(JsonNode root, Random random) throws IOException {
        List<ObjectNode> objects = new ArrayList<>();
        List<ArrayNode> arrays = new ArrayList<>();
        collect(root, objects, arrays);
        if (!arrays.isEmpty() && random.nextInt(4) == 0) {
            ArrayNode array = arrays.get(random.nextInt(arrays.size()));
            array.add(JSON.readTree(GARBAGE.get(random.nextInt(GARBAGE.size()))));
        } else if (!objects.isEmpty()) {
            ObjectNode object = objects.get(random.nextInt(objects.size()));
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            names.removeAll(MEMBERSHIP);
            if (!names.isEmpty()) {
                String name = names.get(random.nextInt(names.size()));
                if (random.nextInt(4) == 0) {
                    object.remove(name);
                } else {
                    object.set(name, JSON.readTree(GARBAGE.get(random.nextInt(GARBAGE.size()))));
                }
            }
        }
    }

    private static void collect(JsonNode node, List<ObjectNode> objects, List<ArrayNode> arrays) {
        if (node instanceof ObjectNode object) {
            objects.add(object);
        } else if (node instanceof ArrayNode array) {
            arrays.add(array);
        }
        node.forEach(child -> collect(child, objects, arrays));
    }
}

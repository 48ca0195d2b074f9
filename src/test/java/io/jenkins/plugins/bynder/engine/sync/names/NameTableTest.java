package io.jenkins.plugins.bynder.engine.sync.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NameTableTest {

    private static final int TEXTS = 3000;

    /** Puts, replaces and removes at random, next to a map of Java. */
    @Test
    void isLikeAMap() {
        Random random = new Random(18);
        NameTable table = new NameTable();
        Map<String, String> map = new HashMap<>();
        for (int n = 0; n < 50_000; n++) {
            String text = "flyer-" + random.nextInt(TEXTS) + ".jpg";
            assertThat(table.has(text)).isEqualTo(map.containsKey(text));
            if (random.nextInt(3) > 0) {
                table.put(text, "id" + n);
                map.put(text, "id" + n);
            } else if (table.has(text)) {
                long holder = table.remove(text);
                if (random.nextBoolean()) {
                    table.put(text, holder);
                } else {
                    map.remove(text);
                }
            }
        }
        assertThat(map).hasSizeGreaterThan(TEXTS / 2);
        for (int n = 0; n < TEXTS; n++) {
            String text = "flyer-" + n + ".jpg";
            assertThat(table.has(text)).isEqualTo(map.containsKey(text));
            assertThat(table.isHeldByAnother(text, "another")).isEqualTo(map.containsKey(text));
            assertThat(table.isHeldByAnother(text, map.getOrDefault(text, ""))).isFalse();
        }
    }

    @Test
    void isEmptyAtFirst() {
        NameTable table = new NameTable();
        assertThat(table.has("")).isFalse();
        assertThat(table.isHeldByAnother("a", "b")).isFalse();
    }
}

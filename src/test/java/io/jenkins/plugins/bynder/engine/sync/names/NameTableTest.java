package io.jenkins.plugins.bynder.engine.sync.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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
            if (random.nextInt(3) == 0) {
                assertThat(table.remove(text)).isEqualTo(Optional.ofNullable(map.remove(text)));
            } else {
                table.put(text, "id" + n);
                map.put(text, "id" + n);
            }
        }
        assertThat(map).hasSizeGreaterThan(TEXTS / 2);
        for (int n = 0; n < TEXTS; n++) {
            String text = "flyer-" + n + ".jpg";
            assertThat(table.get(text)).isEqualTo(Optional.ofNullable(map.get(text)));
        }
    }

    @Test
    void isEmptyAtFirst() {
        NameTable table = new NameTable();
        assertThat(table.get("")).isEmpty();
        assertThat(table.remove("a")).isEmpty();
    }
}

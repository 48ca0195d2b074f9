package io.jenkins.plugins.bynder.engine.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TagTest {

    @ParameterizedTest
    @ValueSource(strings = {"Gelato", "spring 2025", "\u30b8\u30a7\u30e9\u30fc\u30c8", "a&b=c+d%/\u00fc\"'", "{0}"})
    void acceptsAnyOtherText(String text) {
        assertThat(new Tag(text)).hasToString(text);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("", "is empty"),
                Arguments.of("  ", "is empty"),
                Arguments.of("a,b", "contains a comma"),
                Arguments.of(" a", "has leading or trailing blanks"),
                Arguments.of("a\u00a0b\u0007", "control characters"),
                Arguments.of("x".repeat(256), "256 characters"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void explainsAMalformedTag(String text, String reason) {
        assertThatThrownBy(() -> new Tag(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }
}

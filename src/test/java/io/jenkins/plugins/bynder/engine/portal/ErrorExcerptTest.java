package io.jenkins.plugins.bynder.engine.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorExcerptTest {

    private static final List<String> SECRETS = List.of("t0k3n+/=", "s3cr3t");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"message\":\"Access denied\",\"statuscode\":\"403\"} | Access denied",
                "{\"message\":{\"a\":1},\"error\":\"invalid_client\"} | invalid_client",
                "{\"errorCode\":1,\"message\":\"no\"} | no",
                "Invalid or expired token. | Invalid or expired token.",
                "{\"message\":\"a\\nb\\u202ec\\u0000\"} | a b c",
                "{\"message\":\"token t0k3n+/= is bad\"} | token … is bad",
                "form said client_secret=s3cr3t and t0k3n%2B%2F%3D | form said client_secret=… and …",
                "{\"message\":\"see https://host/x?Signature=abc now\"} | see … now",
                "{\"message\":\"id 0A1B2C3D-1111-2222-3333444455556666\"} | id 0A1B2C3D-1111-2222-3333444455556666",
                "key AAAAAAAAAABBBBBBBBBBCCCCCCCCCCDDDDDDDDDDE is gone | key … is gone",
                "{\"message\":| ''",
                // Case 8.
                "[{\"message\":\"Tag does not exist\",\"statuscode\":400}] | Tag does not exist",
                "{\"errors\":[{\"status\":\"400\",\"title\":\"Invalid\",\"detail\":\"Tag does not exist\"}]} | Tag does not exist",
                "{\"error\":{\"code\":\"E1\",\"message\":\"Tag does not exist\"}} | Tag does not exist",
                "{\"errorCode\":\"TAG\",\"statuscode\":\"400\"} | TAG",
                "{\"message\":\"Bad Request\",\"errors\":{\"tags\":[\"Tag does not exist\"]}} | Bad Request: Tag does not exist",
                "{\"message\":null,\"error\":\"Tag does not exist\"} | Tag does not exist",
                "{\"message\":[\"Tag does not exist\"]} | Tag does not exist",
                "{\"error\":true,\"Message\":\"Tag does not exist\"} | Tag does not exist",
                "{\"fault\":{\"faultstring\":\"Tag does not exist\"}} | Tag does not exist",
                "{\"type\":\"about:blank\",\"title\":\"Tag does not exist\",\"status\":400} | Tag does not exist",
                "\"Tag does not exist\" | Tag does not exist",
                "[\"Tag does not exist\"] | Tag does not exist",
                "[[{\"message\":\"Tag &quot;a&quot; does not exist\"},{}]] | Tag \"a\" does not exist",
                "{\"message\":\"Tag does not exist\",\"cut | Tag does not exist",
                "{\"message\":\"<b>Tag</b> does<br>not exist\"} | Tag does not exist",
                "<html><head><title>502  Bad Gateway</title></head><body>nginx</body></html> | 502 Bad Gateway",
                "<!doctype html><p>Sorry</p> | ''",
                "null | ''",
                "400 | ''",
                "{\"status\":400,\"data\":null} | ''",
                "[] | ''",
                "'' | ''",
            })
    void quotesOnlyThePortalsMessage(String body, String excerpt) {
        assertThat(ErrorExcerpt.of(body, SECRETS)).isEqualTo(excerpt);
    }

    @Property(tries = 300)
    void isAlwaysShortAndOnOneLine(@ForAll String body) {
        assertThat(ErrorExcerpt.of(body + "s3cr3t", SECRETS))
                .hasSizeLessThan(210)
                .doesNotContain("s3cr3t");
        assertThat(ErrorExcerpt.of(body, List.of()).codePoints()).noneMatch(Character::isISOControl);
    }
}

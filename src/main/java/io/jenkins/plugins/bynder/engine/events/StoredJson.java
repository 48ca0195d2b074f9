package io.jenkins.plugins.bynder.engine.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.jenkins.plugins.bynder.engine.sns.TopicArn;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.io.IOException;
import java.time.Instant;
import java.util.function.Function;

/** Records in files as JSON, with the names of their components. Topics, times and texts for users are texts. */
final class StoredJson {

    private static final JsonSerializer<LocalizableText> ENCODED = new JsonSerializer<>() {
        @Override
        public void serialize(LocalizableText text, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            json.writeString(text.encoded());
        }
    };

    static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addSerializer(TopicArn.class, ToStringSerializer.instance)
                    .addDeserializer(TopicArn.class, parsed(TopicArn::of))
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addDeserializer(Instant.class, parsed(Instant::parse))
                    .addSerializer(LocalizableText.class, ENCODED)
                    .addDeserializer(LocalizableText.class, parsed(LocalizableText::decode)))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private StoredJson() {}

    private static <T> JsonDeserializer<T> parsed(Function<String, T> parser) {
        return new JsonDeserializer<>() {
            @Override
            public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
                return parser.apply(json.getText());
            }
        };
    }
}

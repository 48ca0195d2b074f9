package io.jenkins.plugins.bynder.engine.portal;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** Parses the JSON of a successful response while it arrives, on the thread that sent the request. */
@FunctionalInterface
interface ResponseParser<T> {

    /**
     * @param json positioned on its first token
     * @throws InvalidResponseException if it violates the API specification
     */
    T read(JsonParser json) throws IOException;
}

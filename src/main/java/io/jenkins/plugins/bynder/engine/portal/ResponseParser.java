package io.jenkins.plugins.bynder.engine.portal;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** Reads the JSON of a good answer while it arrives; called on the thread that sent the request. */
@FunctionalInterface
interface ResponseParser<T> {

    /**
     * @param json stands on its first token
     * @throws InvalidResponseException if it is not what the interface promises
     */
    T read(JsonParser json) throws IOException;
}

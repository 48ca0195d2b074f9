package io.jenkins.plugins.bynder.engine.util;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * How records are written to a {@link RecordStore}.
 *
 * @param <T> a record
 */
public interface RecordFormat<T> {

    /** Identifies the record within a store. */
    String key(T record);

    void write(T record, DataOutputStream out) throws IOException;

    T read(DataInputStream in) throws IOException;
}

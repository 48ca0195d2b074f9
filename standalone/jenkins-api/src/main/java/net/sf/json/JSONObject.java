package net.sf.json;

public final class JSONObject {

    public JSONObject() {}

    public Object put(Object key, Object value) {
        throw new UnsupportedOperationException();
    }

    public Object opt(String key) {
        throw new UnsupportedOperationException();
    }

    public String optString(String key) {
        throw new UnsupportedOperationException();
    }
}

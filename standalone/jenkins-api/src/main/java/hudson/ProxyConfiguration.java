package hudson;

import hudson.util.Secret;
import java.net.Proxy;

public final class ProxyConfiguration {

    private ProxyConfiguration() {}

    public Proxy createProxy(String host) {
        throw new UnsupportedOperationException();
    }

    public String getName() {
        throw new UnsupportedOperationException();
    }

    public int getPort() {
        throw new UnsupportedOperationException();
    }

    public String getUserName() {
        throw new UnsupportedOperationException();
    }

    public Secret getSecretPassword() {
        throw new UnsupportedOperationException();
    }

    public String getNoProxyHost() {
        throw new UnsupportedOperationException();
    }
}

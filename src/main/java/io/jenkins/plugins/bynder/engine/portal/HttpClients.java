package io.jenkins.plugins.bynder.engine.portal;

import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/**
 * Builds HTTP clients that follow no redirects, repeat nothing and keep no cookies, because each request counts against
 * a budget and the credentials are for one host.
 */
final class HttpClients {

    /**
     * Servers and load balancers close idle connections after a minute or less; a request on a closed connection fails.
     */
    private static final long IDLE_SECONDS = 20;

    private HttpClients() {}

    /** @param connections maximum number of idle connections */
    static OkHttpClient build(HttpSettings settings, int connections) {
        return new OkHttpClient.Builder()
                .connectionPool(new ConnectionPool(connections, IDLE_SECONDS, TimeUnit.SECONDS))
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .connectTimeout(settings.timeouts().connect())
                // For the response headers; TimedBody sets the timeout of the body.
                .readTimeout(settings.timeouts().firstByte())
                .writeTimeout(settings.timeouts().silence())
                .proxySelector(new ConfiguredProxySelector(settings.proxy()))
                .proxyAuthenticator(new ProxyAuthenticator(settings.proxy()))
                .eventListenerFactory(call -> {
                    RequestStartListener sending = call.request().tag(RequestStartListener.class);
                    return sending == null ? EventListener.NONE : sending;
                })
                .addNetworkInterceptor(chain -> prepared(chain.proceed(chain.request())))
                .build();
    }

    /** A response as the interceptors of OkHttp should see it. */
    private static Response prepared(Response response) {
        return response.newBuilder()
                // OkHttp would silently retry "503, Retry-After: 0".
                .removeHeader("Retry-After")
                .body(new UntypedBody(response.body()))
                .build();
    }
}

package io.jenkins.plugins.bynder.engine.portal;

import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;

/**
 * Builds HTTP clients that do exactly what they are told: no redirect followed, nothing repeated, no cookie kept, because
 * each request counts against a budget and the keys are for one host.
 */
final class HttpClients {

    /** Servers and load balancers close idle connections after a minute or less; a request on a closed one is lost. */
    private static final long IDLE_SECONDS = 20;

    private HttpClients() {}

    /** @param connections how many idle ones to keep */
    static OkHttpClient build(HttpSettings settings, int connections) {
        return new OkHttpClient.Builder()
                .connectionPool(new ConnectionPool(connections, IDLE_SECONDS, TimeUnit.SECONDS))
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .connectTimeout(settings.timeouts().connect())
                // Of the head of an answer; TimedBody sets that of the body.
                .readTimeout(settings.timeouts().firstByte())
                .writeTimeout(settings.timeouts().silence())
                .proxySelector(new ConfiguredProxySelector(settings.proxy()))
                .proxyAuthenticator(new ProxyAuthenticator(settings.proxy()))
                .eventListenerFactory(call -> {
                    RequestStartListener sending = call.request().tag(RequestStartListener.class);
                    return sending == null ? EventListener.NONE : sending;
                })
                // "503, Retry-After: 0" would be repeated behind our back.
                .addNetworkInterceptor(chain -> chain.proceed(chain.request())
                        .newBuilder()
                        .removeHeader("Retry-After")
                        .build())
                .build();
    }
}

package io.jenkins.plugins.bynder.engine.sns;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.messagemanager.sns.SnsMessageManager;
import software.amazon.awssdk.regions.Region;

/** AWS's own verifier, with a way out of the network that always finds our certificate. */
final class Oracle {

    private final SnsMessageManager manager = SnsMessageManager.builder()
            .region(Region.of(SnsFixture.TOPIC.region()))
            .httpClient(new CertificateClient())
            .build();

    boolean accepts(byte[] body) {
        try {
            manager.parseMessage(new ByteArrayInputStream(body));
            return true;
        } catch (RuntimeException e) {
            return false; // of any kind: null pointers and failed parsing among them
        }
    }

    private static final class CertificateClient implements SdkHttpClient {

        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            return new ExecutableHttpRequest() {
                @Override
                public HttpExecuteResponse call() {
                    byte[] file = SnsFixture.CERTIFICATE.pem().getBytes(US_ASCII);
                    return HttpExecuteResponse.builder()
                            .response(SdkHttpResponse.builder().statusCode(200).build())
                            .responseBody(AbortableInputStream.create(new ByteArrayInputStream(file)))
                            .build();
                }

                @Override
                public void abort() {}
            };
        }

        @Override
        public void close() {}
    }
}

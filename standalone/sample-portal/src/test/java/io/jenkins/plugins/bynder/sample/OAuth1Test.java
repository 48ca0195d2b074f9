package io.jenkins.plugins.bynder.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.scribejava.core.builder.ServiceBuilder;
import com.github.scribejava.core.builder.api.DefaultApi10a;
import com.github.scribejava.core.model.OAuth1AccessToken;
import com.github.scribejava.core.model.OAuth1RequestToken;
import com.github.scribejava.core.model.OAuthRequest;
import com.github.scribejava.core.model.Response;
import com.github.scribejava.core.model.Verb;
import com.github.scribejava.core.oauth.OAuth10aService;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OAuth1Test {

    private SamplePortal portal;
    private SampleCredentials keys;

    @BeforeEach
    void start() throws Exception {
        portal = SamplePortal.start(SampleSettings.defaults().withEditDelay(java.time.Duration.ZERO));
        keys = portal.access().owner().keys();
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    @Test
    void buildsTheBaseStringOfTheSpecification() {
        // RFC 5849, section 3.4.1.1
        Map<String, String> header = OAuth1.header("OAuth realm=\"Example\","
                        + " oauth_consumer_key=\"9djdj82h48djs9d2\", oauth_token=\"kkk9d7dh3k39sjv7\","
                        + " oauth_signature_method=\"HMAC-SHA1\", oauth_timestamp=\"137131201\","
                        + " oauth_nonce=\"7d8f3e4a\", oauth_signature=\"bYT5CMsGcbgUdFHObYMEfcx6bsw%3D\"")
                .orElseThrow();

        String base = OAuth1.baseString(
                "POST",
                "http://example.com/request",
                header,
                Parameters.parse("b5=%3D%253D&a3=a&c%40=&a2=r%20b"),
                Parameters.parse("c2&a3=2+q"));

        assertThat(base)
                .isEqualTo("POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q%26a3%3Da"
                        + "%26b5%3D%253D%25253D%26c%2540%3D%26c2%3D%26oauth_consumer_key%3D9djdj82h48djs9d2"
                        + "%26oauth_nonce%3D7d8f3e4a%26oauth_signature_method%3DHMAC-SHA1"
                        + "%26oauth_timestamp%3D137131201%26oauth_token%3Dkkk9d7dh3k39sjv7");
    }

    @Test
    void matchesTheSignatureOfTheSpecification() {
        // RFC 5849, section 1.2
        String base = OAuth1.baseString(
                "GET",
                "http://photos.example.net/photos",
                Map.of(
                        "oauth_consumer_key", "dpf43f3p2l4k3l03",
                        "oauth_token", "nnch734d00sl2jdk",
                        "oauth_signature_method", "HMAC-SHA1",
                        "oauth_timestamp", "137131202",
                        "oauth_nonce", "chapoH"),
                Parameters.parse("file=vacation.jpg&size=original"),
                Parameters.none());

        assertThat(OAuth1.sign(base, "kd94hf93k423kf44", "pfkkdhi9sl3r4s00")).isEqualTo("MdpQcU8iPSUjWoN/UDMsK2sui9I=");
    }

    @Test
    void acceptsWhatAnIndependentSignerSigns() throws Exception {
        portal.library().add(NewAsset.png("picture").tags("Gelàto & ‘more’ + 1~*"));
        OAuthRequest request = new OAuthRequest(Verb.GET, portal.url() + "/api/v4/media/");
        request.addQuerystringParameter("tags", "Gelàto & ‘more’ + 1~*");
        request.addQuerystringParameter("orderBy", "dateCreated asc");

        Response response = send(request, keys.tokenSecret());

        assertThat(response.getCode()).isEqualTo(200);
        assertThat(response.getBody()).contains("\"name\":\"picture\"");
    }

    @Test
    void acceptsASignedForm() throws Exception {
        SampleAsset asset = portal.library().add(NewAsset.png("picture"));
        SampleMetaproperty property = portal.library().metaproperties().define("gelatourl", "Gelato URL", "text");
        String value = "https://jenkins.example/job/dam/?a=1&b=%20ü+";
        OAuthRequest request = new OAuthRequest(Verb.POST, portal.url() + "/api/v4/media/" + asset.id() + "/");
        request.addBodyParameter("metaproperty." + property.id(), value);

        Response response = send(request, keys.tokenSecret());

        assertThat(response.getCode()).isEqualTo(202);
        assertThat(portal.library().asset(asset.id()).properties()).containsEntry("gelatourl", List.of(value));
        assertThat(portal.edits())
                .singleElement()
                .extracting(edit -> edit.fields().pairs())
                .isEqualTo(List.of(new Parameters.Pair("metaproperty." + property.id(), value)));
    }

    @Test
    void rejectsWrongSecretsReplaysAndOldSignatures() throws Exception {
        assertThat(send(currentUser(), "wrong").getCode()).isEqualTo(401);

        OAuthRequest request = currentUser();
        assertThat(send(request, keys.tokenSecret()).getCode()).isEqualTo(200);
        String header = request.getHeaders().get("Authorization");
        SamplePortalBrowser replayer = new SamplePortalBrowser(portal, header);
        assertThat(replayer.get("/api/v4/currentUser/").statusCode()).isEqualTo(401);

        String old = "OAuth oauth_consumer_key=\"" + keys.consumerKey() + "\", oauth_token=\"" + keys.tokenKey()
                + "\", oauth_signature_method=\"HMAC-SHA1\", oauth_timestamp=\"1000000000\", oauth_nonce=\"n\"";
        String base = OAuth1.baseString(
                "GET",
                portal.url() + "/api/v4/currentUser/",
                OAuth1.header(old).orElseThrow(),
                Parameters.none(),
                Parameters.none());
        String signature = OAuth1.sign(base, keys.consumerSecret(), keys.tokenSecret());
        SamplePortalBrowser late =
                new SamplePortalBrowser(portal, old + ", oauth_signature=\"" + Parameters.encode(signature) + '"');
        assertThat(late.get("/api/v4/currentUser/").statusCode()).isEqualTo(401);
        assertThat(SamplePortalBrowser.text(late.get("/api/v4/currentUser/"))).isEqualTo("Invalid or expired token.");
    }

    private OAuthRequest currentUser() {
        return new OAuthRequest(Verb.GET, portal.url() + "/api/v4/currentUser/");
    }

    private Response send(OAuthRequest request, String tokenSecret) throws Exception {
        OAuth10aService service = new ServiceBuilder(keys.consumerKey())
                .apiSecret(keys.consumerSecret())
                .build(new NoDance());
        service.signRequest(new OAuth1AccessToken(keys.tokenKey(), tokenSecret), request);
        return service.execute(request);
    }

    /** Keys are given out by hand, so there is nothing to ask for. */
    private static final class NoDance extends DefaultApi10a {
        @Override
        public String getRequestTokenEndpoint() {
            return "";
        }

        @Override
        public String getAccessTokenEndpoint() {
            return "";
        }

        @Override
        protected String getAuthorizationBaseUrl() {
            return "";
        }

        @Override
        public String getAuthorizationUrl(OAuth1RequestToken token) {
            return "";
        }
    }
}

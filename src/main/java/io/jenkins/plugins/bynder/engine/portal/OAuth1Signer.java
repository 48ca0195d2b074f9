package io.jenkins.plugins.bynder.engine.portal;

import com.github.scribejava.core.builder.ServiceBuilder;
import com.github.scribejava.core.builder.api.DefaultApi10a;
import com.github.scribejava.core.model.OAuth1AccessToken;
import com.github.scribejava.core.model.OAuthRequest;
import com.github.scribejava.core.model.Verb;
import com.github.scribejava.core.oauth.OAuth10aService;
import java.util.List;
import java.util.Optional;

/** Signs with HMAC-SHA1, in the header, over method, address, query and form. */
final class OAuth1Signer implements Signer {

    private final OAuth1Credentials credentials;
    private final OAuth10aService service;
    private final OAuth1AccessToken token;

    OAuth1Signer(OAuth1Credentials credentials) {
        this.credentials = credentials;
        this.service = new ServiceBuilder(credentials.consumerKey())
                .apiSecret(credentials.consumerSecret())
                .build(new SigningOnly());
        this.token = new OAuth1AccessToken(credentials.tokenKey(), credentials.tokenSecret());
    }

    @Override
    public Optional<String> authorization(ApiRequest request, String url) {
        boolean post = request.action().post();
        OAuthRequest signed = new OAuthRequest(post ? Verb.POST : Verb.GET, url);
        List<ApiRequest.Parameter> covered = request.action().postsJson() ? List.of() : request.parameters();
        for (ApiRequest.Parameter parameter : covered) {
            if (post) {
                signed.addBodyParameter(parameter.name(), parameter.value());
            } else {
                signed.addQuerystringParameter(parameter.name(), parameter.value());
            }
        }
        service.signRequest(token, signed);
        return Optional.of(signed.getHeaders().get("Authorization"));
    }

    @Override
    public List<String> secrets() {
        return List.of(
                credentials.consumerKey(),
                credentials.consumerSecret(),
                credentials.tokenKey(),
                credentials.tokenSecret());
    }

    /** Tokens are created in the portal's settings, so the endpoints of the token exchange are not used. */
    private static final class SigningOnly extends DefaultApi10a {

        @Override
        public String getRequestTokenEndpoint() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String getAccessTokenEndpoint() {
            throw new UnsupportedOperationException();
        }

        @Override
        protected String getAuthorizationBaseUrl() {
            throw new UnsupportedOperationException();
        }
    }
}

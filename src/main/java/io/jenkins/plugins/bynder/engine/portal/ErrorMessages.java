package io.jenkins.plugins.bynder.engine.portal;

import io.jenkins.plugins.bynder.engine.portal.PortalException.Problem;
import io.jenkins.plugins.bynder.engine.util.ErrorText;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.HttpUrl;

/** Turns a failure into one user-facing message. */
final class ErrorMessages {

    /** Answers to a request for the link of a file that Bynder still processes. */
    private static final Set<Integer> NOT_YET = Set.of(202, 204, 409, 425);

    private final PortalAddress address;
    private final ApiCredentials credentials;
    private final Signer signer;

    ErrorMessages(PortalAddress address, ApiCredentials credentials, Signer signer) {
        this.address = address;
        this.credentials = credentials;
        this.signer = signer;
    }

    PortalException refused(ApiRequest request, HttpResult.Refusal<?> refusal) {
        int status = refusal.status();
        if (status >= 300 && status < 400 && status != 304) {
            return redirected(refusal.location());
        }
        if (request.action() == ApiOperation.TOKEN && status != 404 && status != 429) {
            return noToken(request, refusal);
        }
        if (request.action() == ApiOperation.DOWNLOAD && NOT_YET.contains(status)) {
            return new PortalException(
                    Problem.NOT_FOUND, said(text("notYet.download", status, request.subject()), refusal.body()));
        }
        return switch (status) {
            case 401 -> new PortalException(Problem.CREDENTIALS, said(text(unauthorized()), refusal.body()));
            case 403 -> new PortalException(Problem.FORBIDDEN, said(forbidden(request), refusal.body()));
            case 404 -> missing(request, refusal);
            case 429 -> new PortalException(Problem.RATE_LIMITED, text("limit"));
            default ->
                new PortalException(
                        Problem.REJECTED, said(text("refused", request.action().phrase(), status), refusal.body()));
        };
    }

    private String unauthorized() {
        if (credentials instanceof OAuth1Credentials) {
            return "refused.oauth1";
        }
        return credentials instanceof PermanentToken ? "refused.permanent" : "refused.oauth2";
    }

    private PortalException noToken(ApiRequest request, HttpResult.Refusal<?> refusal) {
        String body = refusal.body().toLowerCase(Locale.ROOT);
        if (!body.contains("scope")) {
            return new PortalException(
                    Problem.CREDENTIALS, said(text("refused.client", refusal.status()), refusal.body()));
        }
        String named = Arrays.stream(request.subject().split(" "))
                .filter(scope -> body.contains(scope.toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(" "));
        return new PortalException(
                Problem.CREDENTIALS,
                said(
                        named.isEmpty()
                                ? text("refused.scopes", request.subject())
                                : text("refused.scope", named, request.subject()),
                        refusal.body()));
    }

    private LocalizableText forbidden(ApiRequest request) {
        if (lacksScope(request.action())) {
            return text(
                    "forbidden.scope",
                    request.action().phrase(),
                    request.action().scope());
        }
        String key = "forbidden." + request.action().name().toLowerCase(Locale.ROOT);
        return text(
                PortalTexts.has(key) ? key : "forbidden",
                request.subject(),
                request.action().phrase());
    }

    /** Whether the portal reported the granted scopes and the required one is missing. */
    boolean lacksScope(ApiOperation action) {
        String granted = signer.grantedScope();
        return !action.scope().isEmpty()
                && !granted.isBlank()
                && !Arrays.asList(granted.split("\\s+")).contains(action.scope());
    }

    private PortalException missing(ApiRequest request, HttpResult.Refusal<?> refusal) {
        // The gateway in front of a portal sends this for unknown paths (js-sdk issue 121).
        boolean gateway = refusal.body().toLowerCase(Locale.ROOT).contains("no route matched");
        if (gateway || !isData(refusal.body()) || request.action() == ApiOperation.TOKEN) {
            return new PortalException(
                    Problem.NOT_FOUND, text(gateway ? "missing.route" : "missing.path", request.path()));
        }
        String key = "missing." + request.action().name().toLowerCase(Locale.ROOT);
        return new PortalException(
                Problem.NOT_FOUND,
                said(
                        PortalTexts.has(key) ? text(key, request.subject()) : text("missing.path", request.path()),
                        refusal.body()));
    }

    /** A portal reports a missing asset as JSON; any other 404 comes from something in front of it. */
    private static boolean isData(String body) {
        return body.stripLeading().startsWith("{") || body.stripLeading().startsWith("[");
    }

    /** Whether the portal says that the asset does not exist, as opposed to there being no portal. */
    boolean isMissing(PortalException e, String assetId) {
        return e.getMessage().startsWith(text("missing.read", assetId).text());
    }

    private PortalException redirected(String location) {
        HttpUrl target = HttpUrl.get(address.uri()).resolve(location);
        if (target == null) {
            return new PortalException(Problem.INVALID_RESPONSE, text("redirect.nowhere"));
        }
        boolean elsewhere = !target.host().equals(HttpUrl.get(address.uri()).host());
        return new PortalException(
                Problem.INVALID_RESPONSE, elsewhere ? text("redirect.host", target.host()) : text("redirect.page"));
    }

    PortalException trouble(ApiRequest request, HttpResult.Trouble<?> trouble, int attempts) {
        LocalizableText sentence;
        if (!request.action().repeatable()) {
            sentence = text("write.trouble", request.action().phrase(), trouble.status());
        } else if (trouble.status() < 400) {
            sentence = text("reach.page", attempts);
        } else {
            sentence = text("reach.server", trouble.status(), attempts);
        }
        return new PortalException(Problem.UNREACHABLE, said(sentence, trouble.body()));
    }

    PortalException unreadable(ApiRequest request, HttpResult.Unreadable<?> answer) {
        return new PortalException(
                Problem.INVALID_RESPONSE, text("answer", request.action().phrase(), answer.why()));
    }

    PortalException broken(ApiRequest request, HttpResult.Broken<?> broken, int attempts) {
        LocalizableText sentence = !request.action().repeatable() && broken.sent()
                ? text("write.lost", request.action().phrase())
                : reach(address.toString(), broken.cause(), attempts, signer.secrets());
        // Without the cause: its class might not be allowed to cross to an agent.
        return new PortalException(Problem.UNREACHABLE, sentence);
    }

    /** Why there is no response, or only part of one. */
    static LocalizableText reach(String where, IOException cause, int attempts, List<String> secrets) {
        if (cause instanceof TimeLimitException late) {
            return PortalTexts.message("reach.late", late.why(), attempts);
        }
        return PortalTexts.message(reason(cause), where, attempts, ErrorExcerpt.of(ErrorText.of(cause), secrets));
    }

    private static String reason(IOException cause) {
        if (cause instanceof UnknownHostException) {
            return "reach.name";
        }
        if (cause instanceof SSLException) {
            return "reach.tls";
        }
        if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
            return "reach.connect";
        }
        return "reach.broken";
    }

    /** A certificate problem does not go away within seconds. */
    static boolean isPermanent(HttpResult.Broken<?> broken) {
        for (Throwable cause = broken.cause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException || cause instanceof SSLPeerUnverifiedException) {
                return true;
            }
        }
        return false;
    }

    private LocalizableText said(LocalizableText sentence, String body) {
        String excerpt = ErrorExcerpt.of(body, signer.secrets());
        return excerpt.isEmpty()
                ? sentence
                : LocalizableText.sentences(List.of(sentence, PortalTexts.message("said", excerpt)));
    }

    /** All these messages start with the portal. */
    private LocalizableText text(String key, Object... arguments) {
        Object[] all = new Object[arguments.length + 1];
        all[0] = address;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return PortalTexts.message(key, all);
    }
}

package io.jenkins.plugins.bynder.engine.portal;

import io.jenkins.plugins.bynder.engine.portal.RequestBudget.Priority;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sends a request until the portal answers or a retry would be wrong. One instance per user, because it counts
 * requests.
 */
final class ApiClient {

    private static final int RETRIES = 4;
    /** Each one costs a whole window without requests, because another client keeps exhausting the limit. */
    private static final int MAX_RATE_LIMITS = 3;

    private final PortalSession session;
    private final Duration longest;
    private final AtomicLong requests = new AtomicLong();

    /** @param longest maximum wait for the request budget */
    ApiClient(PortalSession session, Duration longest) {
        this.session = session;
        this.longest = longest;
    }

    long requests() {
        return requests.get();
    }

    <T> T call(ApiRequest request, ResponseParser<T> reader) throws PortalException, InterruptedException {
        return call(request, reader, true);
    }

    /** For the token request itself, which cannot be signed with a token. */
    <T> T callUnsigned(ApiRequest request, ResponseParser<T> reader) throws PortalException, InterruptedException {
        return call(request, reader, false);
    }

    private <T> T call(ApiRequest request, ResponseParser<T> reader, boolean signed)
            throws PortalException, InterruptedException {
        ErrorMessages failures = session.failures();
        Backoff backoff = new Backoff(session.settings().backoff().toMillis(), Long.MAX_VALUE);
        int attempts = 0;
        int rateLimits = 0;
        boolean renewed = false;
        while (true) {
            Attempt<T> attempt = attempt(request, reader, signed);
            HttpResult<T> reply = attempt.reply();
            if (reply instanceof HttpResult.Value<T> answer) {
                return answer.value();
            }
            if (reply instanceof HttpResult.Unreadable<T> answer) {
                throw failures.unreadable(request, answer);
            }
            if (reply instanceof HttpResult.Refusal<T> refusal) {
                if (refusal.status() == 429 && retries(request, reply) > 0 && ++rateLimits < MAX_RATE_LIMITS) {
                    continue;
                }
                if (refusal.status() == 401
                        && signed
                        && !renewed
                        && session.signer().renew(attempt.authorization())) {
                    renewed = true;
                    continue;
                }
                throw failures.refused(request, refusal);
            }
            attempts++;
            boolean again = attempts <= retries(request, reply) && mayRepeat(request, reply);
            if (!again && reply instanceof HttpResult.Trouble<T> trouble) {
                throw failures.trouble(request, trouble, attempts);
            }
            if (!again && reply instanceof HttpResult.Broken<T> broken) {
                throw failures.broken(request, broken, attempts);
            }
            backoff.pause(attempts);
        }
    }

    private static int retries(ApiRequest request, HttpResult<?> reply) {
        if (request.action() == ApiOperation.TAGS) {
            // On a portal with many tags, five failing attempts can take minutes; a hint is not worth that.
            return 0;
        }
        return request.reducible() ? retriesOfLarge(reply) : RETRIES;
    }

    /** A reducible request is repeated only if the response rules out its size as the cause. */
    private static int retriesOfLarge(HttpResult<?> reply) {
        if (reply instanceof HttpResult.Trouble<?> trouble) {
            return trouble.status() == 504 || trouble.status() == 408 ? 0 : 1;
        }
        if (reply instanceof HttpResult.Broken<?> broken && broken.sent()) {
            return broken.cause() instanceof InterruptedIOException ? 0 : 1;
        }
        return RETRIES;
    }

    private static boolean mayRepeat(ApiRequest request, HttpResult<?> reply) {
        if (reply instanceof HttpResult.Broken<?> broken) {
            return !ErrorMessages.isPermanent(broken) && (request.action().repeatable() || !broken.sent());
        }
        return request.action().repeatable();
    }

    private PortalException busy() {
        return new PortalException(
                PortalException.Problem.RATE_LIMITED,
                PortalTexts.message("budget.busy", session.address(), longest.toSeconds()));
    }

    private record Attempt<T>(HttpResult<T> reply, String authorization) {}

    private <T> Attempt<T> attempt(ApiRequest request, ResponseParser<T> reader, boolean signed)
            throws PortalException, InterruptedException {
        Signer signer = session.signer();
        boolean background = request.action() == ApiOperation.WRITE || request.action() == ApiOperation.USAGE;
        Priority priority = background ? Priority.BACKGROUND : Priority.NORMAL;
        while (true) {
            if (signed) {
                signer.prepare(this);
            }
            try (RequestBudget.Permit permit =
                    session.budget().acquire(priority, longest).orElseThrow(this::busy)) {
                Optional<String> authorization = signed
                        ? signer.authorization(request, session.transport().address(request))
                        : Optional.empty();
                if (signed && authorization.isEmpty()) {
                    continue; // The token expired during the wait for the budget.
                }
                permit.sent();
                requests.incrementAndGet();
                HttpResult<T> reply = session.transport().send(request, authorization, reader);
                if (reply instanceof HttpResult.Refusal<T> refusal && refusal.status() == 429) {
                    permit.rateLimited();
                }
                return new Attempt<>(reply, authorization.orElse(""));
            }
        }
    }
}

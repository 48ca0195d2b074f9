package io.jenkins.plugins.bynder.engine.portal;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/**
 * Downloads what a {@link DownloadLink} points to. Runs on the machine that stores the files, and neither has nor sends
 * credentials. Follows at most five redirects, and only to safe addresses: https, or loopback if the portal itself runs
 * on loopback.
 *
 * <p>Thread-safe.
 */
public final class FileHost implements AutoCloseable {

    private static final int REDIRECTS = 5;

    private final PortalAddress portal;
    private final HttpSettings settings;
    private final int concurrency;
    private final Set<Call> underWay = ConcurrentHashMap.newKeySet();
    private Optional<OkHttpClient> client = Optional.empty();
    private volatile boolean closed;

    private FileHost(PortalAddress portal, HttpSettings settings, int concurrency) {
        this.portal = portal;
        this.settings = settings;
        this.concurrency = concurrency;
    }

    /**
     * @param portal owner of the files; decides whether loopback addresses are safe
     * @param concurrency number of parallel downloads; sets the size of the connection pool
     */
    public static FileHost of(PortalAddress portal, HttpSettings settings, int concurrency) {
        return new FileHost(portal, settings, concurrency);
    }

    /** Built for the first download, because it reads the trusted certificates, and many syncs download nothing. */
    private synchronized OkHttpClient client() {
        client = client.or(() -> Optional.of(HttpClients.build(settings, concurrency)));
        return client.get();
    }

    /**
     * Requests the whole file and waits for the response headers. An interrupt ends the wait at once, except during a
     * DNS lookup, which cannot be interrupted.
     */
    public FileAnswer open(DownloadLink link) throws InterruptedException {
        return follow(link, FileRequest.whole());
    }

    /**
     * Requests the rest of a file.
     *
     * @param offset number of bytes already present, more than 0
     * @param validator of the {@linkplain FileBody#validator body} that these bytes came from; not empty
     * @return {@link FileAnswer.Whole} if the file has changed, or if the host does not support ranges
     */
    public FileAnswer resume(DownloadLink link, long offset, String validator) throws InterruptedException {
        return follow(link, FileRequest.rest(offset, validator));
    }

    /** Requests the whole file unless it still matches the validator: {@link FileAnswer.Unchanged}. */
    public FileAnswer openIfChanged(DownloadLink link, String validator) throws InterruptedException {
        return follow(link, FileRequest.ifChanged(validator));
    }

    /**
     * Requests only the first byte, to check that the file can be downloaded.
     *
     * @return {@link FileAnswer.Rest} with that byte, {@link FileAnswer.Whole} if the host does not support ranges,
     * {@link FileAnswer.Unsatisfiable} if the file is empty, or {@link FileAnswer.WrongRange} if the host sends another
     * range; close the body unread
     */
    public FileAnswer firstByte(DownloadLink link) throws InterruptedException {
        return follow(link, FileRequest.firstByte());
    }

    private FileAnswer follow(DownloadLink link, FileRequest wanted) throws InterruptedException {
        FileAddress address = link.address();
        for (int redirects = 0; redirects <= REDIRECTS; redirects++) {
            HttpUrl url = address.url();
            if (!isSafe(url)) {
                return new FileAnswer.Refused(PortalTexts.message("file.unsafe", url.host()));
            }
            RequestStartListener sending = new RequestStartListener(timeouts());
            Call call = client().newCall(sending.watched(wanted.to(url)));
            Response response;
            try {
                response = send(call);
            } catch (IOException e) {
                IOException named = sending.named(e, url.host());
                return new FileAnswer.Failed(ErrorMessages.reach(url.host(), named, 1, List.of()), isLate(named));
            }
            if (!isRedirect(response.code())) {
                return wanted.sort(response, timeouts(), () -> underWay.remove(call));
            }
            underWay.remove(call);
            response.close();
            try {
                address = FileAddress.read(response.header("Location", ""), address.uri());
            } catch (IllegalArgumentException e) {
                return new FileAnswer.Refused(PortalTexts.message("file.nowhere", url.host()));
            }
        }
        return new FileAnswer.Refused(PortalTexts.message("file.redirects", REDIRECTS));
    }

    private static boolean isLate(IOException broken) {
        return broken instanceof TimeLimitException late && late.limit() == TimeLimit.FIRST_BYTE;
    }

    private Response send(Call call) throws IOException, InterruptedException {
        underWay.add(call);
        // Checked after the call is registered, so that close() either sees the call or is seen here.
        if (closed) {
            call.cancel();
        }
        boolean answered = false;
        try {
            Response response = InterruptibleCalls.run(call, answer -> answer, Response::close);
            answered = true;
            return response;
        } finally {
            if (!answered) {
                underWay.remove(call);
            }
        }
    }

    /** A portal must not make an agent call services on its own machine. */
    private boolean isSafe(HttpUrl url) {
        boolean loopback = Loopback.isLoopback(url.host());
        return loopback ? portal.loopback() : url.isHttps();
    }

    private static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    public Timeouts timeouts() {
        return settings.timeouts();
    }

    /** Cancels all downloads in flight, from any thread: their reads fail with an exception. */
    public void cancelAll() {
        underWay.forEach(Call::cancel);
    }

    /** Cancels all downloads, current and future. */
    @Override
    public void close() {
        closed = true;
        cancelAll();
        synchronized (this) {
            client.ifPresent(built -> built.connectionPool().evictAll());
        }
    }
}

package io.jenkins.plugins.bynder.portal;

/**
 * The second hop of a download: fetches what a {@link DownloadLink} leads to. Runs where the files go, knows no keys and
 * sends none. Follows at most five redirects, and only to safe addresses: https, or loopback if the portal itself runs
 * on loopback.
 *
 * <p>Safe for use by several threads.
 */
public final class FileHost implements AutoCloseable {

    private final PortalAddress portal;
    private final HttpSettings settings;
    private final int concurrency;

    private FileHost(PortalAddress portal, HttpSettings settings, int concurrency) {
        this.portal = portal;
        this.settings = settings;
        this.concurrency = concurrency;
    }

    /**
     * @param portal whose files these are; decides whether loopback addresses are safe
     * @param concurrency how many files will be fetched at once, for the size of the connection pool
     */
    public static FileHost of(PortalAddress portal, HttpSettings settings, int concurrency) {
        return new FileHost(portal, settings, concurrency);
    }

    /** Asks for the whole file and waits for the head of the answer. An interrupt ends the wait at once. */
    public FileAnswer open(DownloadLink link) throws InterruptedException {
        throw new UnsupportedOperationException(portal + " " + settings + concurrency);
    }

    /**
     * Asks for the rest of a file.
     *
     * @param offset bytes that are there already, more than 0
     * @param validator of the {@linkplain FileBody#validator body} that these bytes are from; not empty
     * @return {@link FileAnswer.Whole} if the file has changed since, or the host cannot send a part of it
     */
    public FileAnswer resume(DownloadLink link, long offset, String validator) throws InterruptedException {
        throw new UnsupportedOperationException();
    }

    /** Asks for the whole file unless it is still the one of the validator: {@link FileAnswer.Unchanged}. */
    public FileAnswer openIfChanged(DownloadLink link, String validator) throws InterruptedException {
        throw new UnsupportedOperationException();
    }

    /** Ends all transfers under way at once, from any thread: their reads fail with an exception. */
    public void cancelAll() {
        throw new UnsupportedOperationException();
    }

    /** Cancels all, for good. */
    @Override
    public void close() {
        cancelAll();
    }
}

package io.jenkins.plugins.bynder.portal;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/** A {@link Portal} spoken to over HTTP. One per user, for the count of requests; all share the session. */
public final class HttpPortal implements Portal {

    private final PortalSession session;

    private HttpPortal(PortalSession session) {
        this.session = session;
    }

    /** A user of the portal with a session of its own. */
    public static HttpPortal of(PortalAddress address, Keys keys, RequestBudget budget, HttpSettings settings) {
        return of(new PortalSession(address, keys, budget, settings));
    }

    /** One more user of the session. */
    public static HttpPortal of(PortalSession session) {
        return new HttpPortal(session);
    }

    @Override
    public PortalAddress address() {
        return session.address();
    }

    @Override
    public AssetPage assets(Tag tag, int number, AssetFields fields) throws PortalException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Asset> assets(Collection<String> ids, AssetFields fields) throws PortalException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    @Override
    public OriginalVersion original(String assetId) throws PortalException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    @Override
    public DownloadLink downloadLink(String assetId) throws PortalException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    @Override
    public Set<String> renditions() throws PortalException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<TagCount> tags(String keyword) throws PortalException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Metaproperty> metaproperties() throws PortalException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    @Override
    public String createTextMetaproperty(String name, String label) throws PortalException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    @Override
    public void writeMetaproperty(String assetId, String metapropertyId, String value)
            throws PortalException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    @Override
    public Account whoAmI() throws PortalException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    @Override
    public long requests() {
        throw new UnsupportedOperationException();
    }

    @Override
    public BudgetState budget() {
        return session.budget().state();
    }
}

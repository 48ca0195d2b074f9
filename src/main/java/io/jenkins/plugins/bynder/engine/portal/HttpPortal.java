package io.jenkins.plugins.bynder.engine.portal;

import io.jenkins.plugins.bynder.engine.portal.PortalException.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A {@link Portal} over HTTP. Create one per user, because it counts requests; all of them share the session.
 *
 * <p>Paths, parameters and responses: Bynder's OpenAPI files (api.bynder.com/reference) and official SDKs. They
 * disagree about trailing slashes; the spellings here work.
 */
public final class HttpPortal implements Portal {

    private static final String MEDIA = "/api/v4/media/";
    private static final String METAPROPERTIES = "/api/v4/metaproperties/";

    private final PortalSession session;
    private final ApiClient client;
    private final MissingRoleExplainer roles = new MissingRoleExplainer(this::whoAmI);

    private HttpPortal(PortalSession session, Duration longest) {
        this.session = session;
        this.client = new ApiClient(session, longest);
    }

    /** Creates a portal with its own session. */
    public static HttpPortal of(
            PortalAddress address, ApiCredentials credentials, RequestBudget budget, HttpSettings settings) {
        return of(new PortalSession(address, credentials, budget, settings));
    }

    /** Creates a portal that shares a session. */
    public static HttpPortal of(PortalSession session) {
        return new HttpPortal(session, RequestBudget.FOREVER);
    }

    /**
     * Creates a portal that shares a session and fails early instead of waiting long for the request budget.
     *
     * @param longest maximum wait for the request budget; after that, a request fails with {@link Problem#RATE_LIMITED}
     */
    public static HttpPortal impatient(PortalSession session, Duration longest) {
        return new HttpPortal(session, longest);
    }

    @Override
    public PortalAddress address() {
        return session.address();
    }

    @Override
    public ListingPage assets(Tag tag, int number, int limit, AssetParts fields)
            throws PortalException, InterruptedException {
        return list(tag, number, limit, fields, "dateCreated asc");
    }

    @Override
    public ListingPage newest(Tag tag, int number, int limit, AssetParts fields)
            throws PortalException, InterruptedException {
        return list(tag, number, limit, fields, "dateModified desc");
    }

    private ListingPage list(Tag tag, int number, int limit, AssetParts fields, String order)
            throws PortalException, InterruptedException {
        ApiRequest request = new ApiRequest(ApiOperation.LIST, MEDIA, tag.value())
                .with("tags", tag.value())
                .with("limit", limit)
                .with("page", number)
                .with("orderBy", order)
                .with("count", 1)
                .withReducible(PageSizes.isReducible(limit));
        return client.call(request, json -> PageReader.read(json, number, limit, fields, tag));
    }

    @Override
    public Optional<Asset> asset(String id, AssetParts fields) throws PortalException, InterruptedException {
        try {
            Asset asset = client.call(about(ApiOperation.READ, id, ""), json -> AssetReader.read(json, fields));
            if (!asset.id().equals(id)) {
                throw new PortalException(
                        Problem.INVALID_RESPONSE,
                        PortalTexts.message(
                                "answer", address(), ApiOperation.READ.phrase(), PortalTexts.message("bad.other")));
            }
            return Optional.of(asset);
        } catch (PortalException e) {
            if (e.problem() == Problem.NOT_FOUND && session.failures().isMissing(e, id)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public List<Asset> assets(Collection<String> ids, AssetParts fields) throws PortalException, InterruptedException {
        List<String> distinct = new ArrayList<>(new LinkedHashSet<>(ids));
        distinct.forEach(Ids::requireSafe);
        List<Asset> found = new ArrayList<>();
        for (int from = 0; from < distinct.size(); from += IDS_PER_REQUEST) {
            List<String> batch = distinct.subList(from, Math.min(from + IDS_PER_REQUEST, distinct.size()));
            Set<String> missing = new LinkedHashSet<>(batch);
            ApiRequest request = new ApiRequest(ApiOperation.LIST, MEDIA, "")
                    .with("ids", String.join(",", batch))
                    .with("limit", IDS_PER_REQUEST)
                    .with("page", 1);
            ListingPage page = client.call(
                    request,
                    json -> PageReader.read(json, IDS_PER_REQUEST, fields, asset -> missing.contains(asset.id())));
            page.assets().stream().filter(asset -> missing.remove(asset.id())).forEach(found::add);
        }
        return List.copyOf(found);
    }

    @Override
    public OriginalVersion original(String assetId) throws PortalException, InterruptedException {
        ApiRequest request = about(ApiOperation.READ, assetId, "").with("versions", 1);
        Optional<OriginalVersion> original = client.call(request, OriginalReader::read);
        return original.orElseThrow(() ->
                new PortalException(Problem.NOT_FOUND, PortalTexts.message("missing.download", address(), assetId)));
    }

    @Override
    public DownloadLink downloadLink(String assetId) throws PortalException, InterruptedException {
        try {
            ResponseParsers.Link given =
                    client.call(about(ApiOperation.DOWNLOAD, assetId, "download/"), ResponseParsers::link);
            if (given.address().isBlank()) {
                throw new PortalException(
                        Problem.INVALID_RESPONSE, PortalTexts.message("link.none", address(), assetId));
            }
            return link(given);
        } catch (PortalException e) {
            boolean byRole =
                    e.problem() == Problem.FORBIDDEN && !session.failures().lacksScope(ApiOperation.DOWNLOAD);
            throw byRole ? roles.explain(e, address(), assetId) : e;
        }
    }

    private DownloadLink link(ResponseParsers.Link given) throws PortalException {
        try {
            DownloadLink link = DownloadLink.of(given.address(), address()).withDisclaimer(given.disclaimer());
            if (link.loopback() && !address().loopback()) {
                throw new PortalException(Problem.INVALID_RESPONSE, PortalTexts.message("link.loopback", address()));
            }
            return link;
        } catch (IllegalArgumentException e) {
            throw new PortalException(Problem.INVALID_RESPONSE, PortalTexts.message("link.unsafe", address()));
        }
    }

    @Override
    public Set<String> renditions() throws PortalException, InterruptedException {
        Set<String> names = new TreeSet<>(BUILT_IN_RENDITIONS);
        names.addAll(client.call(
                new ApiRequest(ApiOperation.RENDITIONS, "/api/v4/account/derivatives", ""),
                ResponseParsers::derivatives));
        return names;
    }

    @Override
    public List<TagCount> tags(String keyword) throws PortalException, InterruptedException {
        ApiRequest request = new ApiRequest(ApiOperation.TAGS, "/api/v4/tags/", keyword)
                .with("keyword", keyword)
                .with("limit", ListingPage.LIMIT)
                .with("page", 1);
        return client.call(request, ResponseParsers::tags);
    }

    @Override
    public List<Metaproperty> metaproperties() throws PortalException, InterruptedException {
        // Without options, because portals time out on large taxonomies.
        return client.call(
                new ApiRequest(ApiOperation.METAPROPERTIES, METAPROPERTIES, "").with("options", 0),
                ResponseParsers::metaproperties);
    }

    @Override
    public String createTextMetaproperty(String name, String label) throws PortalException, InterruptedException {
        String data = Json.object(json -> {
            json.writeStringField("name", name);
            json.writeStringField("label", label);
            json.writeStringField("type", "text");
            json.writeBooleanField("isEditable", true);
            json.writeBooleanField("isFilterable", false);
            json.writeNumberField("zindex", 999);
        });
        return client.call(
                new ApiRequest(ApiOperation.CREATE, METAPROPERTIES, label).with("data", data),
                ResponseParsers::createdId);
    }

    @Override
    public void writeMetaproperty(String assetId, String metapropertyId, String value)
            throws PortalException, InterruptedException {
        // Only this field: an empty name would erase the name, and a list of tags would replace all tags.
        String field = "metaproperty." + Ids.requireSafe(metapropertyId);
        client.call(about(ApiOperation.WRITE, assetId, "").with(field, value), json -> true);
    }

    /** Asset usage v4 specification: an address without a usage loses those that it had. */
    @Override
    public Map<String, String> syncUsage(String integrationId, Collection<String> uris, Collection<AssetUsage> usages)
            throws PortalException, InterruptedException {
        String body = Json.object(json -> {
            json.writeStringField("integration_id", integrationId);
            json.writeArrayFieldStart("uris");
            for (String uri : uris) {
                json.writeString(uri);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("usages");
            for (AssetUsage usage : usages) {
                json.writeStartObject();
                json.writeStringField("asset_id", usage.assetId());
                json.writeStringField("uri", usage.uri());
                json.writeStringField("additional", usage.additional());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
        return client.call(
                new ApiRequest(ApiOperation.USAGE, "/api/media/usage/sync", integrationId).with("json", body),
                ResponseParsers::rejectedUsages);
    }

    @Override
    public Account whoAmI() throws PortalException, InterruptedException {
        ResponseParsers.User user =
                client.call(new ApiRequest(ApiOperation.USER, "/api/v4/currentUser/", ""), ResponseParsers::user);
        Account unknown = new Account(user.name(), "", Set.of(), false);
        if (user.profileId().isEmpty()) {
            return unknown;
        }
        try {
            return client.call(
                    new ApiRequest(ApiOperation.PROFILE, "/api/v4/profiles/" + user.profileId(), ""),
                    json -> ResponseParsers.account(json, user.name()));
        } catch (PortalException e) {
            return unknown; // The user is known, and the credentials work.
        }
    }

    @Override
    public Set<String> grantedScopes() {
        String granted = session.signer().grantedScope().strip();
        return granted.isEmpty() ? Set.of() : Set.copyOf(List.of(granted.split("\\s+")));
    }

    @Override
    public long requests() {
        return client.requests();
    }

    @Override
    public BudgetState budget() {
        return session.budget().state();
    }

    private static ApiRequest about(ApiOperation action, String assetId, String rest) {
        return new ApiRequest(action, MEDIA + Ids.requireSafe(assetId) + "/" + rest, assetId);
    }
}

package io.jenkins.plugins.bynder.engine.portal;

import static io.jenkins.plugins.bynder.engine.portal.Fixture.GELATO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bynder.engine.portal.PortalException.Problem;
import io.jenkins.plugins.bynder.sample.NewAsset;
import io.jenkins.plugins.bynder.sample.Route;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import io.jenkins.plugins.bynder.sample.SampleUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
class HttpPortalTest {

    enum Kind {
        FOUR_KEYS(Fixture::apiKeys),
        PERMANENT(Fixture::permanentToken),
        OAUTH2(Fixture::client);

        private final Function<Fixture, ApiCredentials> keys;

        Kind(Function<Fixture, ApiCredentials> keys) {
            this.keys = keys;
        }
    }

    private Fixture fixture;

    @BeforeEach
    void start() throws Exception {
        fixture = Fixture.start();
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyKindOfCredentialsWorks(Kind kind) throws Exception {
        String tag = "R&D, 50% = \u00fc+*~'()".replace(",", "");
        SampleAsset asset = fixture.sample.library().add(NewAsset.pdf("Flyer").tags(tag));
        HttpPortal portal = fixture.portal(kind.keys.apply(fixture));

        ListingPage page = portal.assets(new Tag(tag), 1, AssetParts.basic());
        assertThat(page.assets()).extracting(Asset::id).containsExactly(asset.id());
        assertThat(page.total()).isEqualTo(1);
        assertThat(portal.assets(List.of(asset.id()), AssetParts.basic())).hasSize(1);
        assertThat(portal.original(asset.id()).itemId())
                .isEqualTo(asset.original().itemId());
        assertThat(portal.downloadLink(asset.id()).uri().toString()).startsWith(fixture.sample.fileHostUrl());
        assertThat(portal.tags("r&d")).containsExactly(new TagCount(tag, 1));
        assertThat(portal.renditions()).contains("mini", "webimage", "thul");
        assertThat(portal.whoAmI().user())
                .isEqualTo(fixture.sample.access().owner().email());

        String property = portal.createTextMetaproperty("gelatourl", "Gelato \"URL\" & more");
        assertThat(portal.metaproperties())
                .contains(new Metaproperty(property, "gelatourl", "Gelato \"URL\" & more", "text"));
        String value = "https://jenkins.example/a%20b?x=1&y=\u00fc*~+ ";
        portal.writeMetaproperty(asset.id(), property, value);
        fixture.sample.library().settle();
        ListingPage after = portal.assets(new Tag(tag), 1, AssetParts.basic().withProperty("gelatourl"));
        assertThat(after.assets().get(0).properties()).isEqualTo(java.util.Map.of("gelatourl", List.of(value)));
        assertThat(portal.requests()).isEqualTo(fixture.sample.traffic().apiRequests());
    }

    @Test
    void listsPageByPageInTheOrderOfCreation() throws Exception {
        for (int i = 0; i < 2100; i++) {
            fixture.sample.library().add(NewAsset.jpeg("A" + i).tags("Gelato").size(2000));
        }
        HttpPortal portal = fixture.portal();
        List<String> ids = new ArrayList<>();
        ListingPage page;
        int number = 1;
        do {
            page = portal.assets(GELATO, number++, AssetParts.basic());
            assertThat(page.total()).isEqualTo(2100);
            page.assets().forEach(asset -> ids.add(asset.id()));
        } while (!page.last());
        assertThat(ids)
                .containsExactlyElementsOf(fixture.sample.library().assets().stream()
                        .map(SampleAsset::id)
                        .toList());
        assertThat(portal.requests()).isEqualTo(3);
    }

    @Test
    void keepsOnlyTheExactTagAndCountsTheRest() throws Exception {
        SampleAsset asset = fixture.add("One");
        fixture.sample.library().add(NewAsset.jpeg("Two").tags("gelato"));
        ListingPage page = fixture.portal().assets(GELATO, 1, AssetParts.basic());
        assertThat(page.assets()).extracting(Asset::id).containsExactly(asset.id());
        assertThat(page.received()).isEqualTo(2);
    }

    @Test
    void readsAssetsByIdInBatchesAndLeavesOutTheUnknown() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            ids.add(fixture.add("A" + i).id());
        }
        List<String> asked = new ArrayList<>(ids);
        asked.add("00000000-0000-0000-0000000000000000");
        asked.add(ids.get(0));
        HttpPortal portal = fixture.portal();
        assertThat(portal.assets(asked, AssetParts.basic()))
                .extracting(Asset::id)
                .containsExactlyInAnyOrderElementsOf(ids);
        assertThat(portal.requests()).isEqualTo(2);
        assertThat(portal.assets(List.of(), AssetParts.basic())).isEmpty();
        assertThat(portal.requests()).isEqualTo(2);
    }

    @Test
    void keepsRequestedRenditions() throws Exception {
        fixture.sample.library().defineDerivative("print", 300, 200);
        fixture.add("One");
        HttpPortal portal = fixture.portal();
        assertThat(portal.renditions()).containsExactlyInAnyOrder("mini", "thul", "webimage", "print");
        Asset asset = portal.assets(GELATO, 1, AssetParts.basic().withRendition("print"))
                .assets()
                .get(0);
        assertThat(asset.renditions()).containsOnlyKeys("print");
        assertThat(DownloadLink.of(asset.renditions().get("print")).uri()).isNotNull();
    }

    @Test
    void followsTheActiveVersion() throws Exception {
        SampleAsset asset = fixture.add("One");
        HttpPortal portal = fixture.portal();
        OriginalVersion first = portal.original(asset.id());
        assertThat(first.versions()).isEqualTo(1);
        assertThat(first.size()).isEqualTo(asset.original().size());
        fixture.sample.library().uploadNewVersion(asset.id(), "two.jpg", 30_000);
        OriginalVersion second = portal.original(asset.id());
        assertThat(second.itemId()).isNotEqualTo(first.itemId());
        assertThat(second.fileName()).isEqualTo("two.jpg");
        assertThat(second.size()).isEqualTo(30_000);
        assertThat(second.versions()).isEqualTo(2);
        fixture.sample.library().activate(asset.id(), 1);
        assertThat(portal.original(asset.id()).itemId()).isEqualTo(first.itemId());
    }

    @Test
    void writesOneFieldAndNothingElse() throws Exception {
        SampleAsset asset = fixture.add("One");
        HttpPortal portal = fixture.portal();
        String property = portal.createTextMetaproperty("gelatourl", "Gelato URL");
        portal.writeMetaproperty(asset.id(), property, "https://a");
        assertThat(fixture.sample.edits()).singleElement().satisfies(edit -> {
            assertThat(edit.fields().pairs()).singleElement().satisfies(pair -> {
                assertThat(pair.name()).isEqualTo("metaproperty." + property);
                assertThat(pair.value()).isEqualTo("https://a");
            });
        });
    }

    @Test
    void readsRolesOfTheOwnProfileOnly() throws Exception {
        Account account = fixture.portal().whoAmI();
        assertThat(account.rolesKnown()).isTrue();
        assertThat(account.profile()).isEqualTo(fixture.sample.access().owner().profileName());
        assertThat(account.roles()).isEqualTo(SampleUser.ROLES);
        assertThat(Permission.values()).allMatch(permission -> permission.grantedTo(account));
        assertThat(fixture.sample.traffic().requests(Route.PROFILES)).isZero();
    }

    @Test
    void reportsUnknownRolesIfTheProfileIsNotShown() throws Exception {
        SampleUser user = fixture.sample
                .access()
                .addUser("bob@example.com", "Readers", Set.of(), Set.of("asset:read", "current.user:read"));
        Account account = fixture.portal(fixture.permanentToken(user)).whoAmI();
        assertThat(account).isEqualTo(new Account("bob@example.com", "", Set.of(), false));
    }

    @Test
    void rejectsUnsafeIds() {
        HttpPortal portal = fixture.portal();
        assertThatThrownBy(() -> portal.downloadLink("../../oauth")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> portal.assets(List.of("a,b"), AssetParts.basic()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(portal.requests()).isZero();
    }

    @Test
    void clientsOfASessionShareTokenAndBudgetButCountSeparately() throws Exception {
        fixture.add("One");
        PortalSession session =
                new PortalSession(fixture.address(), fixture.client(), RequestBudget.bynder(), Fixture.QUICK);
        HttpPortal first = HttpPortal.of(session);
        HttpPortal second = HttpPortal.of(session);
        first.assets(GELATO, 1, AssetParts.basic());
        second.assets(GELATO, 1, AssetParts.basic());
        second.assets(GELATO, 1, AssetParts.basic());
        assertThat(first.requests()).isEqualTo(2);
        assertThat(second.requests()).isEqualTo(2);
        assertThat(fixture.sample.traffic().requests(Route.TOKEN)).isEqualTo(1);
        assertThat(second.budget().used()).isEqualTo(4);
    }

    @Test
    void assetWithoutOriginalIsNotFound() {
        SampleAsset asset = fixture.add("One");
        fixture.sample.quirks().withoutFile(asset.id());
        PortalException failure = Fixture.failure(() -> fixture.portal().downloadLink(asset.id()));
        assertThat(failure.problem()).isEqualTo(Problem.NOT_FOUND);
        assertThat(failure).hasMessageContaining(asset.id()).hasMessageContaining("Original file not available");
    }
}

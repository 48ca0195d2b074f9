package io.jenkins.plugins.bynder.engine.backlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jenkins.plugins.bynder.engine.portal.Metaproperty;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.sample.Fault;
import io.jenkins.plugins.bynder.sample.FaultRule;
import io.jenkins.plugins.bynder.sample.Route;
import io.jenkins.plugins.bynder.sample.SampleUser;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which metaproperty holds the link. */
class LinkFieldTest {

    private BacklinkFixture portals;

    @BeforeEach
    void open() throws Exception {
        portals = BacklinkFixture.start();
    }

    @AfterEach
    void close() {
        portals.close();
    }

    private LinkField lookUp(String label) throws Exception {
        return LinkField.lookUp(portals.portal, new MetapropertyLabel(label));
    }

    private void define(String name, String label, String type) {
        portals.sample.library().metaproperties().define(name, label, type);
    }

    @Test
    void findsAMetapropertyByLabelRegardlessOfItsName() throws Exception {
        define("gelatourl", "Old link", "text");
        define("print_link", "Gelato URL", "text");

        assertThat(lookUp("Gelato URL").found().orElseThrow().name()).isEqualTo("print_link");
        assertThat(lookUp("gelato url").found().orElseThrow().name()).isEqualTo("print_link");
    }

    @Test
    void findsAMetapropertyByNameAfterItsLabelChanged() throws Exception {
        define("gelatourl", "Gelato link", "text");

        assertThat(lookUp("Gelato URL").found().orElseThrow().label()).isEqualTo("Gelato link");
        assertThat(lookUp("Another client").found()).isEmpty();
    }

    @Test
    void looksUpWithOneRequestWithoutOptions() throws Exception {
        portals.sample.traffic().reset();
        lookUp("Gelato URL");

        assertThat(portals.sample.traffic().apiRequests()).isEqualTo(1);
        assertThat(portals.sample
                        .traffic()
                        .journal(Route.METAPROPERTIES)
                        .get(0)
                        .call()
                        .query()
                        .first("options"))
                .contains("0");
    }

    @Test
    void rejectsAnotherType() {
        define("gelatourl", "Gelato URL", "select");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> lookUp("Gelato URL"))
                .withMessageContaining("\"Gelato URL\" (gelatourl) is of type select");
        assertThat(portals.sample.traffic().requests(Route.METAPROPERTY_CREATE)).isZero();
    }

    @Test
    void prefersTypeTextAmongEqualLabels() {
        List<Metaproperty> all = List.of(
                new Metaproperty("1", "other", "Gelato URL", "date"),
                new Metaproperty("3", "print_link", "Gelato URL", "text"),
                new Metaproperty("2", "gelatourl", "Gelato URL", "text"));

        assertThat(LinkField.find(all, MetapropertyLabel.DEFAULT).orElseThrow().id())
                .isEqualTo("2");
        assertThat(LinkField.find(all.subList(0, 2), MetapropertyLabel.DEFAULT)
                        .orElseThrow()
                        .id())
                .isEqualTo("3");
    }

    /** Case 12: the classic screen leaves special characters out, the newer one writes underscores and keeps case. */
    @ParameterizedTest
    @ValueSource(strings = {"gelatourl", "GelatoURL", "Gelato_URL", "gelato_url", "GELATO__URL"})
    void findsANameCreatedByEitherRule(String name) throws Exception {
        define(name, "Link of the shop", "text");

        assertThat(lookUp("Gelato URL").ensure().name()).isEqualTo(name);
        assertThat(portals.sample.traffic().requests(Route.METAPROPERTY_CREATE)).isZero();
    }

    /** Case 12. */
    @Test
    void findsALabelInAnyLanguage() throws Exception {
        define("x1", "Not this one", "text");
        portals.sample
                .faults()
                .add(FaultRule.api(Fault.rewritten(json -> json.replace(
                                "\"label\":\"Not this one\"", "\"labels\":{\"de_DE\":null,\"en_US\":\"gelato URL \"}")))
                        .on(Route.METAPROPERTIES));

        assertThat(lookUp("Gelato URL").ensure().name()).isEqualTo("x1");
        assertThat(portals.sample.traffic().requests(Route.METAPROPERTY_CREATE)).isZero();
    }

    @Test
    void findsLabelsAndNamesWithSpecialCharacters() throws Exception {
        define("R_D_link", "Research", "text");

        assertThat(lookUp("R&D link").ensure().name()).isEqualTo("R_D_link");
        assertThat(lookUp("RDX link").found()).isEmpty();
    }

    /** Case 12. */
    @Test
    void usesTheBestMatchAndNotesTheAmbiguity() throws Exception {
        define("a", "Gelato URL", "select");
        define("Gelato_URL", "Another", "text");
        define("c", "GELATO URL", "text");

        LinkField field = lookUp("Gelato URL");

        assertThat(field.found().orElseThrow().name()).isEqualTo("c");
        assertThat(field.note().text()).contains("2 metaproperties match", "\"GELATO URL\" (c) is used");
        assertThat(lookUp("Another").note().text()).isEmpty();
    }

    @Test
    void doesNotDuplicateAMetapropertyWithoutId() {
        portals.sample
                .faults()
                .add(FaultRule.api(Fault.json("[{\"name\":\"other\"},{\"name\":\"gelatourl\",\"type\":\"text\"}]"))
                        .on(Route.METAPROPERTIES));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> lookUp("Gelato URL"))
                .withMessageContaining("gelatourl");
    }

    @Test
    void createsAMissingMetapropertyAsText() throws Exception {
        Metaproperty made = lookUp("Gelato URL").ensure();

        assertThat(portals.sample.library().metaproperties().byId(made.id())).hasValueSatisfying(property -> {
            assertThat(property.name()).isEqualTo("gelatourl");
            assertThat(property.label()).isEqualTo("Gelato URL");
            assertThat(property.type()).isEqualTo("text");
        });
        assertThat(lookUp("Gelato URL").found()).contains(made);
    }

    @Test
    void concurrentCreatorsGetTheSameMetaproperty() throws Exception {
        LinkField field = lookUp("Gelato URL");
        portals.sample
                .faults()
                .add(FaultRule.api(Fault.meanwhile(() -> define("gelatourl", "Gelato URL", "text")))
                        .on(Route.METAPROPERTY_CREATE));

        Metaproperty found = field.ensure();

        assertThat(portals.sample.library().metaproperties().all()).hasSize(1);
        assertThat(portals.sample.library().metaproperties().byId(found.id())).isPresent();
    }

    @Test
    void rejectsAnotherTypeCreatedMeanwhile() throws Exception {
        LinkField field = lookUp("Gelato URL");
        portals.sample
                .faults()
                .add(FaultRule.api(Fault.meanwhile(() -> define("gelatourl", "Gelato URL", "date")))
                        .on(Route.METAPROPERTY_CREATE));

        assertThatIllegalArgumentException().isThrownBy(field::ensure).withMessageContaining("is of type date");
    }

    @Test
    void findsTheMetapropertyIfOnlyTheResponseWasLost() throws Exception {
        portals.sample.faults().add(FaultRule.api(Fault.lostAnswer()).on(Route.METAPROPERTY_CREATE));

        Metaproperty made = lookUp("Gelato URL").ensure();

        assertThat(portals.sample.traffic().requests(Route.METAPROPERTY_CREATE)).isEqualTo(1);
        assertThat(portals.sample.library().metaproperties().byId(made.id())).isPresent();
    }

    @Test
    void namesThePermissionRequiredToCreateIt() throws Exception {
        SampleUser editor =
                portals.sample.access().addUser("ed@example.com", "Editors", Set.of("MEDIAEDIT"), SampleUser.SCOPES);
        LinkField field = LinkField.lookUp(portals.portal(editor), MetapropertyLabel.DEFAULT);

        assertThatExceptionOfType(PortalException.class)
                .isThrownBy(field::ensure)
                .withMessageContaining("Metaproperty management")
                .withMessageContaining("METAPROPERTYMANAGEMENT");
        assertThat(portals.sample.traffic().requests(Route.METAPROPERTIES)).isEqualTo(1);
    }

    @Test
    void quotesAnyOtherRejection() throws Exception {
        LinkField field = lookUp("Gelato URL");
        portals.sample.faults().add(FaultRule.api(Fault.status(400)).on(Route.METAPROPERTY_CREATE));

        assertThatExceptionOfType(PortalException.class)
                .isThrownBy(field::ensure)
                .satisfies(e -> assertThat(e.problem()).isEqualTo(PortalException.Problem.REJECTED));
    }
}

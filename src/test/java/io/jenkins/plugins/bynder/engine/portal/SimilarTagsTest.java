package io.jenkins.plugins.bynder.engine.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.sample.Fault;
import io.jenkins.plugins.bynder.sample.FaultRule;
import io.jenkins.plugins.bynder.sample.NewAsset;
import io.jenkins.plugins.bynder.sample.Route;
import io.jenkins.plugins.bynder.sample.SamplePortal;
import io.jenkins.plugins.bynder.sample.SampleSettings;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimilarTagsTest {

    private Fixture fixture;
    private SamplePortal portal;

    @BeforeEach
    void start() throws Exception {
        fixture = Fixture.start(SampleSettings.defaults());
        portal = fixture.sample;
        portal.library().add(NewAsset.jpeg("Menu").tags("Gelato", "Summer 2026"));
        portal.library().add(NewAsset.jpeg("Poster").tags("GELATO"));
        portal.library().add(NewAsset.jpeg("Flyer").tags("GELATO", "Gel", "Geology"));
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @ParameterizedTest
    @CsvSource({"gelato", "Gelatto", "Gelat", "Gelatos", "gel-ato"})
    void findsOtherSpellings(String tag) throws Exception {
        assertThat(find(tag)).containsExactly(new TagCount("GELATO", 2), new TagCount("Gelato", 1));
    }

    @Test
    void mixedUpBlanksAreFound() throws Exception {
        assertThat(find("summer_2026")).containsExactly(new TagCount("Summer 2026", 1));
    }

    @ParameterizedTest
    @CsvSource({"Sorbet", "Ge", "b"})
    void otherWordsAreNotSimilar(String tag) throws Exception {
        assertThat(find(tag)).isEmpty();
    }

    @Test
    void aPortalThatDoesNotListTagsGivesNoHint() throws Exception {
        portal.faults().add(FaultRule.api(Fault.status(403)).on(Route.TAGS));

        assertThat(SimilarTags.find(open(), new Tag("gelato"))).isEmpty();
    }

    private List<TagCount> find(String tag) throws Exception {
        return SimilarTags.find(open(), new Tag(tag)).orElseThrow();
    }

    private Portal open() {
        return fixture.portal(fixture.apiKeys());
    }
}

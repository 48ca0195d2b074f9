package io.jenkins.plugins.bynder.engine.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import io.jenkins.plugins.bynder.sample.Fault;
import io.jenkins.plugins.bynder.sample.FaultRule;
import io.jenkins.plugins.bynder.sample.NewAsset;
import io.jenkins.plugins.bynder.sample.Route;
import io.jenkins.plugins.bynder.sample.SampleAsset;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A portal or file host that refuses everything costs few requests, however many assets there are: the kind of case 26. */
@Timeout(300)
class SyncRefusalTest extends SyncFixtureBase {

    private static final int MANY = 1000;

    /** One page of the listing, twenty links, and two questions about the permission profile after the first 403. */
    private static final int REQUESTS = 1 + 20 + 2;

    private static final int CONCURRENCY = 8;

    private void add(int count) {
        for (int n = 0; n < count; n++) {
            fixture.library().add(NewAsset.jpeg("Flyer " + n).size(300).tags(SyncFixture.TAG));
        }
    }

    private void on(FaultRule rule) {
        fixture.portal.faults().add(rule);
    }

    /** Case 26. */
    @ParameterizedTest
    @ValueSource(ints = {400, 403, 405, 410, 422, 302})
    void stopsEarlyIfThePortalRejectsEveryLink(int status) throws Exception {
        add(MANY);
        on(FaultRule.api(status == 302 ? Fault.redirect(302, "/login") : Fault.status(status))
                .on(Route.DOWNLOAD));

        SyncReport report = fixture.sync();

        assertThat(report.end()).isEqualTo(SyncReport.End.PORTAL_UNAVAILABLE);
        assertThat(report.message()).contains("127.0.0.1").doesNotContain("null");
        assertThat(report.apiRequests()).isLessThanOrEqualTo(REQUESTS + CONCURRENCY - 1);
        fixture.portal.traffic().reset();

        fixture.sync(settings -> settings.withConcurrency(1));

        assertThat(fixture.portal.traffic().apiRequests()).isEqualTo(status == 403 ? REQUESTS : REQUESTS - 2);
        assertThat(fixture.files()).isEmpty();
    }

    /** Case 26: an answer that is no answer. */
    @ParameterizedTest
    @ValueSource(strings = {"7", "{}", "null", "{\"s3_file\":\"ftp://x\"}"})
    void stopsEarlyIfNoLinkCanBeRead(String body) throws Exception {
        add(MANY);
        on(FaultRule.api(Fault.json(body)).on(Route.DOWNLOAD));

        assertThat(fixture.sync().apiRequests()).isLessThanOrEqualTo(REQUESTS + CONCURRENCY - 1);
    }

    /** Assets that are refused one after the other, at the start of the listing, do not hide the others. */
    @ParameterizedTest
    @ValueSource(ints = {400, 403})
    void manyConsecutiveRejectionsDoNotBlockOtherAssets(int status) throws Exception {
        add(300);
        Set<String> refused = Set.copyOf(fixture.library().assets().stream()
                .limit(60)
                .map(SampleAsset::id)
                .toList());
        on(FaultRule.api(Fault.status(status)).on(Route.DOWNLOAD).when(call -> refused.contains(call.assetId())));

        SyncReport report = fixture.sync();

        assertThat(report.end()).isEqualTo(SyncReport.End.COMPLETED_WITH_FAILURES);
        assertThat(report.count(Outcome.FAILED)).isEqualTo(60);
        assertThat(report.count(Outcome.ADDED)).isEqualTo(240);
    }

    /** Case 26: a portal that tells nothing of assets that have changed. */
    @ParameterizedTest
    @ValueSource(ints = {400, 403, 410})
    void limitsRequestsIfThePortalRejectsThem(int status) throws Exception {
        add(MANY);
        assertThat(fixture.sync().complete()).isTrue();
        fixture.later();
        fixture.library().assets().forEach(asset -> fixture.library().describe(asset.id(), "words"));
        on(FaultRule.api(Fault.status(status)).on(Route.MEDIA));

        SyncReport report = fixture.sync();

        assertThat(report.count(Outcome.FAILED)).isEqualTo(MANY);
        assertThat(report.apiRequests()).isLessThanOrEqualTo(1 + 100 + CONCURRENCY - 1);
        assertThat(fixture.files()).hasSize(MANY);
        fixture.portal.faults().clear();
        assertThat(fixture.sync().complete()).isTrue();
    }

    /** Case 28: the file host sends everyone to its login page. */
    @Test
    void aLoginPageInPlaceOfFilesIsNeverSaved() throws Exception {
        add(MANY);
        on(FaultRule.files(Fault.redirect(302, fixture.portal.url() + "/")).on(Route.ORIGINAL));

        SyncReport report = fixture.sync();

        assertThat(report.end()).isEqualTo(SyncReport.End.PORTAL_UNAVAILABLE);
        assertThat(report.message()).containsOnlyOnce("a web page or an error message instead of the file");
        assertThat(report.apiRequests()).isLessThanOrEqualTo(70);
        assertThat(fixture.files()).isEmpty();
    }

    /** The kind of case 26: the portal sends everyone to its login page. */
    @ParameterizedTest
    @ValueSource(ints = {302, 200})
    void aLoginPageInPlaceOfTheListingIsOneMessage(int status) throws Exception {
        add(3);
        on(FaultRule.api(status == 302 ? Fault.redirect(302, "/login") : Fault.html(200)));

        assertThatThrownBy(fixture::sync)
                .isInstanceOf(PortalException.class)
                .hasMessageContaining("127.0.0.1")
                .hasMessageContaining("web page");
        assertThat(fixture.files()).isEmpty();
        assertThat(fixture.portal.traffic().apiRequests()).isLessThanOrEqualTo(12);
    }
}

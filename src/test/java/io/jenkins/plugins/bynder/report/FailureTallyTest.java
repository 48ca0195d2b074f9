package io.jenkins.plugins.bynder.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.engine.sync.report.AssetReport;
import io.jenkins.plugins.bynder.engine.sync.report.Outcome;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailureTallyTest {

    private final FailureTally tally = new FailureTally();

    private static AssetReport failed(String id, String title, String reason) {
        return new AssetReport(id, title, title + ".png", Outcome.FAILED, LocalizableText.plain(reason), -1, "");
    }

    @Test
    void twoAssetsThatFailForTheSameReasonAreOneGroup() {
        tally.add(failed("id-1", "Menu card", "Bynder does not allow to download id-1 (\"Menu card\")."));
        tally.add(failed("id-2", "Poster", "Bynder does not allow to download id-2 (\"Poster\")."));

        List<FailureCause> causes = tally.causes();
        assertThat(causes).hasSize(1);
        assertThat(causes.get(0).count()).isEqualTo(2);
        assertThat(causes.get(0).getReason())
                .startsWith("Bynder does not allow to download")
                .doesNotContain("id-1", "Menu card");
    }

    @Test
    void theKeyRevealsNothingAboutTheAsset() {
        AssetReport one = failed("id-1", "Menu card", "No link for id-1.");
        AssetReport other = failed("id-2", "Poster", "No link for id-2.");

        assertThat(FailureCause.key(one)).isEqualTo(FailureCause.key(other)).matches("[0-9a-f]{32}");
    }

    @Test
    void byteCountsDoNotSplitAGroup() {
        tally.add(failed("a", "Menu card", "The file host sent 1,000 of 20,000 bytes repeatedly."));
        tally.add(failed("b", "Poster", "The file host sent 7 of 300 bytes repeatedly."));

        assertThat(tally.causes()).hasSize(1);
    }

    @Test
    void groupsDifferByReasonAndOutcomeAndTheLargestComesFirst() {
        tally.add(failed("a", "Menu card", "The portal answered 500."));
        tally.add(failed("b", "Poster", "The portal answered 403."));
        tally.add(failed("c", "Logo", "The portal answered 403."));
        tally.add(new AssetReport(
                "d", "Cone", "", Outcome.UNAVAILABLE, LocalizableText.plain("The portal answered 403."), -1, ""));

        assertThat(tally.causes()).extracting(FailureCause::count).containsExactly(2, 1, 1);
    }

    @Test
    void aSyncedAssetHasNoCause() {
        tally.add(Rows.asset("a", "a.png", Outcome.ADDED));

        assertThat(tally.causes()).isEmpty();
    }

    @Test
    void oneLetterTitlesLeaveTheReasonReadable() {
        AssetReport asset = failed("x1", "a", "The portal was away.");

        assertThat(FailureCause.reason(asset).text()).isEqualTo("The portal was away.");
    }

    @Test
    void tooManyReasonsAreNotSummarized() {
        for (int n = 0; n < 100; n++) {
            tally.add(failed("asset" + n, "Title " + n, "Reason " + (char) ('A' + n)));
        }

        assertThat(tally.causes()).hasSize(FailureTally.MAX);
    }
}

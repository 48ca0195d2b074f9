package io.jenkins.plugins.bynder.sns;

/** What one seed of a campaign leads to. */
interface CampaignStory {

    /** @throws AssertionError if anything is not as it should be, with all that happened before */
    void tell() throws Exception;

    /** How often the power went. */
    int crashes();

    /** How many came in. */
    int messages();
}

package io.jenkins.plugins.bynder.cli;

import io.jenkins.plugins.bynder.engine.events.QuietPeriod;
import io.jenkins.plugins.bynder.engine.sns.HttpFetcher;
import io.jenkins.plugins.bynder.engine.sns.TrustRoots;
import io.jenkins.plugins.bynder.sample.SampleAnswer;
import io.jenkins.plugins.bynder.sample.SampleTopic;
import java.time.Duration;
import java.util.List;

/**
 * SNS of the sample portal in this process.
 *
 * @param calm quiet period of events
 */
record SampleSns(SampleTopic topic, Duration calm) implements Sns {

    @Override
    public HttpFetcher fetcher() {
        return (url, max) -> {
            SampleAnswer answer = topic.answer(url);
            return new HttpFetcher.Reply(answer.status(), answer.body().bytes(), List.of(topic.issuer()));
        };
    }

    @Override
    public TrustRoots roots() {
        return TrustRoots.of(List.of(topic.root()));
    }

    @Override
    public QuietPeriod quiet() {
        return new QuietPeriod(calm);
    }
}

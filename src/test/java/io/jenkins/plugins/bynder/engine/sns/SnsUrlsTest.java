package io.jenkins.plugins.bynder.engine.sns;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SnsUrlsTest {

    private static final String FILE = "/SimpleNotificationService-7506a1e35b36ef5a444dd1a8e7cc3ed8.pem";
    private static final String HOST = "https://sns.eu-central-1.amazonaws.com";
    private static final String ARN = SnsFixture.TOPIC.toString();

    @ParameterizedTest
    @CsvSource({
        "arn:aws:sns:eu-central-1:123456789012:t, https://sns.eu-central-1.amazonaws.com",
        "arn:aws:sns:mx-central-1:123456789012:t, https://sns.mx-central-1.amazonaws.com",
        "arn:aws-cn:sns:cn-north-1:123456789012:t, https://sns.cn-north-1.amazonaws.com.cn",
        "arn:aws-us-gov:sns:us-gov-east-1:123456789012:t, https://sns.us-gov-east-1.amazonaws.com"
    })
    void acceptsTheCertificateUrlOfTheRegion(String topic, String origin) {
        assertThat(SnsUrls.certificate(origin + FILE, TopicArn.of(topic))).contains(URI.create(origin + FILE));
        assertThat(SnsUrls.certificate(origin + ":443" + FILE, TopicArn.of(topic)))
                .contains(URI.create(origin + FILE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://sns.eu-central-1.amazonaws.com" + FILE,
                "HTTPS://sns.eu-central-1.amazonaws.com" + FILE,
                "https://sns.eu-west-1.amazonaws.com" + FILE,
                "https://sns.eu-central-1.amazonaws.com.cn" + FILE,
                "https://sns.eu-central-1.amazonaws.com.evil.example" + FILE,
                "https://sns.eu-central-1.amazonaws.com@evil.example" + FILE,
                "https://evil.example@sns.eu-central-1.amazonaws.com" + FILE,
                "https://sns.eu-central-1.amazonaws.com:444" + FILE,
                "https://sns.eu-central-1.amazonaws.com:4430" + FILE,
                "https://sns.eu-central-1.amazonaws.com." + FILE,
                "https://sns.eu-central-1.amazonaws.com" + FILE + "?x",
                "https://sns.eu-central-1.amazonaws.com" + FILE + "#x",
                "https://sns.eu-central-1.amazonaws.com/x" + FILE,
                "https://sns.eu-central-1.amazonaws.com/..%2f" + FILE,
                "https://sns.eu-central-1.amazonaws.com//evil.example" + FILE,
                "https://sns.eu-central-1.amazonaws.com\\evil.example" + FILE,
                "https://sns.eu-central-1.amazonaws.com/SimpleNotificationService.pem",
                "https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-7506a1e35b36ef5a.pem.exe",
                "https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-../../x.pem",
                "https://s3.amazonaws.com" + FILE,
                "https://evil.example/sns.eu-central-1.amazonaws.com" + FILE,
                "file:///etc/passwd",
                ""
            })
    void rejectsAnyOtherCertificateUrl(String url) {
        assertThat(SnsUrls.certificate(url, SnsFixture.TOPIC)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/?Action=ConfirmSubscription&TopicArn={arn}&Token=2336ab",
                "/?Token=2336ab&TopicArn={arn}&Action=ConfirmSubscription",
                ":443/?Action=ConfirmSubscription&TopicArn=arn%3Aaws%3Asns%3Aeu-central-1%3A123456789012%3Aportal-topic"
                        + "&Token=2336ab"
            })
    void acceptsTheConfirmationUrlOfTopicAndToken(String rest) {
        String url = HOST + rest.replace("{arn}", ARN);
        assertThat(SnsUrls.subscription(url, SnsFixture.TOPIC, "2336ab")).contains(URI.create(url.replace(":443", "")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/?Action=Unsubscribe&TopicArn={arn}&Token=2336ab",
                "/?Action=ConfirmSubscription&TopicArn=arn:aws:sns:eu-central-1:210987654321:other&Token=2336ab",
                "/?Action=ConfirmSubscription&TopicArn={arn}&Token=2336ac",
                "/?Action=ConfirmSubscription&TopicArn={arn}",
                "/?Action=Publish&Action=ConfirmSubscription&TopicArn={arn}&Token=2336ab",
                "/?Action=ConfirmSubscription&Action=Publish&TopicArn={arn}&Token=2336ab",
                "/?Action=ConfirmSubscription&TopicArn={arn}&Token=2336ab&x=%zz",
                "/?Action=ConfirmSubscription&TopicArn={arn}&Token=2336ab#x",
                "/x?Action=ConfirmSubscription&TopicArn={arn}&Token=2336ab",
                "?Action=ConfirmSubscription&TopicArn={arn}&Token=2336ab",
                "@evil.example/?Action=ConfirmSubscription&TopicArn={arn}&Token=2336ab",
                ".evil.example/?Action=ConfirmSubscription&TopicArn={arn}&Token=2336ab",
                ":8443/?Action=ConfirmSubscription&TopicArn={arn}&Token=2336ab"
            })
    void rejectsAnyOtherUrl(String rest) {
        assertThat(SnsUrls.subscription(HOST + rest.replace("{arn}", ARN), SnsFixture.TOPIC, "2336ab"))
                .isEmpty();
    }

    @Test
    void rejectsAConfirmationUrlOfAnotherRegion() {
        String url = "https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn=" + ARN + "&Token=a";
        assertThat(SnsUrls.subscription(url, SnsFixture.TOPIC, "a")).isEmpty();
    }
}

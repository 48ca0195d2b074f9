package io.jenkins.plugins.bynder.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.jvnet.localizer.LocaleProvider;

class AmountsTest {

    private final LocaleProvider before = LocaleProvider.getProvider();

    @AfterEach
    void restoreTheProvider() {
        LocaleProvider.setProvider(before);
    }

    @Test
    void figuresAreInTheLanguageOfTheRequestAndNeverBreakBeforeTheirUnit() {
        LocaleProvider.setProvider(new LocaleProvider() {
            @Override
            public Locale get() {
                return Locale.GERMAN;
            }
        });

        assertThat(Amounts.bytes(1250)).isEqualTo("1,25\u00a0kB");
        assertThat(Amounts.duration(252_000)).isEqualTo("4\u00a0min\u00a012\u00a0s");
        assertThat(Amounts.number(1250)).isEqualTo("1.250");
    }
}

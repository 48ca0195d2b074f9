package io.jenkins.plugins.bynder.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class IntegrationNamesTest {

    @Test
    void jobsMayUseTheNameAndFormerNames() {
        IntegrationNames names = names("Brand", "Shop", "Store");
        assertThat(names.include("Brand")).isTrue();
        assertThat(names.include("Store")).isTrue();
        assertThat(names.include("brand")).isFalse();
    }

    @Test
    void anIntegrationThatIsRenamedBackDoesNotListItsOwnName() {
        assertThat(names("Brand", "Shop", "Brand", "Shop").former()).containsExactly("Shop");
    }

    @Test
    void twoIntegrationsCannotHaveTheSameName() {
        assertThatThrownBy(() -> IntegrationNames.requireUnique(List.of(names("Brand"), names("Brand"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"Brand\"");
    }

    /** Otherwise jobs that name the renamed integration would silently get another portal. */
    @Test
    void aFormerNameCannotBeUsedForAnotherIntegration() {
        for (List<IntegrationNames> all : List.of(
                List.of(names("Shop", "Brand"), names("Brand")), List.of(names("Brand"), names("Shop", "Brand")))) {
            assertThatThrownBy(() -> IntegrationNames.requireUnique(all))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("\"Brand\" is a former name of \"Shop\"");
        }
    }

    @Test
    void twoIntegrationsCannotSwapTheirNames() {
        assertThatThrownBy(() -> IntegrationNames.requireUnique(List.of(names("B", "A"), names("A", "B"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is a former name of");
    }

    @Test
    void twoIntegrationsCannotShareAFormerName() {
        assertThatThrownBy(() -> IntegrationNames.requireUnique(List.of(names("A", "Brand"), names("B", "Brand"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"Brand\" is a former name of \"A\" and of \"B\"");
    }

    @Test
    void differentNamesAreAccepted() {
        assertThatCode(() -> IntegrationNames.requireUnique(List.of(names("A", "C", "D"), names("B", "E"))))
                .doesNotThrowAnyException();
    }

    private static IntegrationNames names(String name, String... former) {
        return new IntegrationNames(name, List.of(former));
    }
}

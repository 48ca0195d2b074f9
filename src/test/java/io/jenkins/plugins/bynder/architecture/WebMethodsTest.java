package io.jenkins.plugins.bynder.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.jenkins.plugins.bynder.step.FormChoices;
import java.util.HashSet;
import java.util.Set;
import org.kohsuke.stapler.verb.GET;
import org.kohsuke.stapler.verb.POST;

/** Every method that Stapler exposes accepts one HTTP method and checks a permission. */
@AnalyzeClasses(packages = "io.jenkins.plugins.bynder", importOptions = ImportOption.DoNotIncludeTests.class)
class WebMethodsTest {

    /**
     * The only exception is the event consumer URL: Amazon SNS cannot log in, so signatures replace permissions. It
     * responds to other methods with 405 itself, because {@code @POST} would respond with 404.
     */
    private static final String OPEN_TO_ALL = "io.jenkins.plugins.bynder.webhook.WebhookAction.doIndex(";

    private static final DescribedPredicate<JavaMethod> WEB_METHOD = new DescribedPredicate<>("are web methods") {
        @Override
        public boolean test(JavaMethod method) {
            return method.getModifiers().contains(JavaModifier.PUBLIC) // Stapler exposes no others.
                    && method.getName().matches("do[A-Z].*")
                    && !method.getFullName().startsWith(OPEN_TO_ALL);
        }
    };

    /** Downloads are links and therefore use GET; they have no side effects. */
    @ArchTest
    static final ArchRule web_methods_take_one_verb_only = methods()
            .that(WEB_METHOD)
            .should()
            .beAnnotatedWith(POST.class)
            .orShould()
            .beAnnotatedWith(GET.class);

    @ArchTest
    static final ArchRule form_methods_take_post_only = methods()
            .that()
            .haveNameMatching("do(Check|Fill|Test|Validate|Submit)[A-Z].*")
            .should()
            .beAnnotatedWith(POST.class);

    @ArchTest
    static final ArchRule reading_alone_is_done_by_get = methods()
            .that()
            .areAnnotatedWith(GET.class)
            .should()
            .haveNameMatching("do(Index|Json|Csv|Thumbnail|Before|Download)");

    @ArchTest
    static final ArchRule web_methods_look_at_permissions = methods()
            .that(WEB_METHOD)
            .should(new ArchCondition<>("look at a permission, themselves or through a helper") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    events.add(new SimpleConditionEvent(
                            method,
                            fixedChoices(method) || looksAtPermission(method, new HashSet<>()),
                            method.getFullName()));
                }
            });

    /** Constants are the same for all users and no secret. */
    private static boolean fixedChoices(JavaMethod method) {
        return method.getRawParameterTypes().isEmpty()
                && method.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getTarget().getName().equals("fixed")
                                && call.getTargetOwner().isEquivalentTo(FormChoices.class));
    }

    private static boolean looksAtPermission(JavaCodeUnit unit, Set<JavaCodeUnit> seen) {
        if (!seen.add(unit)) {
            return false;
        }
        for (JavaMethodCall call : unit.getMethodCallsFromSelf()) {
            String name = call.getTarget().getName();
            if (name.equals("checkPermission") || name.equals("hasPermission")) {
                return true;
            }
            boolean ours = call.getTargetOwner().getPackageName().startsWith("io.jenkins.plugins.bynder");
            if (ours
                    && call.getTarget()
                            .resolveMember()
                            .map(helper -> looksAtPermission(helper, seen))
                            .orElse(false)) {
                return true;
            }
        }
        return false;
    }
}

package io.jenkins.plugins.bynder.engine.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.bynder.engine.sync.names.FileNames;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Plans for worlds that change at random, carried out in a model of the folder. */
class PlannerTest {

    @Property(tries = 400)
    void anExecutedPlanLeavesNothingToDo(@ForAll long seed) {
        ScenarioPortal world = new ScenarioPortal(new Random(seed));
        for (int round = 0; round < 6; round++) {
            world.change();
            world.carryOut(world.plan());
            world.assertFolderEqualsSet();
            Plan again = world.plan();
            assertThat(again.steps()).isEmpty();
            assertThat(again.removals()).isEmpty();
            assertThat(again.unchanged()).isEqualTo(world.listing().size());
        }
    }

    @Property(tries = 400)
    void aPlanDoesNotDependOnTheOrderOfTheListing(@ForAll long seed) {
        Random random = new Random(seed);
        ScenarioPortal world = new ScenarioPortal(random);
        world.change();
        world.carryOut(world.plan());
        world.change();
        Plan plan = world.plan();
        List<ListedAsset> shuffled = new ArrayList<>(world.listing());
        Collections.shuffle(shuffled, random);
        Plan other = world.plan(shuffled);
        assertThat(other.steps()).isEqualTo(plan.steps());
        assertThat(other.removals()).isEqualTo(plan.removals());
    }

    @Property(tries = 400)
    void deletesNoListedAssetAndAssignsNoNameTwice(@ForAll long seed) {
        ScenarioPortal world = new ScenarioPortal(new Random(seed));
        world.change();
        world.carryOut(world.plan());
        world.change();
        Plan plan = world.plan();
        Set<String> listed = new HashSet<>();
        world.listing().forEach(asset -> listed.add(asset.id()));
        assertThat(plan.removals())
                .allMatch(removal -> !listed.contains(removal.entry().id()));
        Set<String> keys = new HashSet<>();
        assertThat(plan.steps()).allMatch(step -> keys.add(FileNames.key(step.path())));
    }

    @Property(tries = 200)
    void shardsShareTheStepsAndAgreeOnNames(@ForAll long seed) {
        ScenarioPortal world = new ScenarioPortal(new Random(seed));
        world.change();
        Plan whole = world.plan();
        List<PlanStep> together = new ArrayList<>();
        for (int index = 1; index <= 3; index++) {
            together.addAll(world.plan(new Shard(index, 3)).steps());
        }
        assertThat(together).containsExactlyInAnyOrderElementsOf(whole.steps());
    }
}

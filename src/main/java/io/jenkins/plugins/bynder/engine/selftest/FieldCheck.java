package io.jenkins.plugins.bynder.engine.selftest;

import io.jenkins.plugins.bynder.engine.backlink.FieldLabel;
import io.jenkins.plugins.bynder.engine.backlink.LinkField;
import io.jenkins.plugins.bynder.engine.portal.Metaproperty;
import io.jenkins.plugins.bynder.engine.portal.Portal;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import java.util.Optional;

/**
 * Whether the metaproperty for links is there, and can hold them.
 *
 * @param label empty if no links are wanted
 * @param trouble why it is not to be had, a sentence for people; empty if nobody said so
 */
record FieldCheck(Optional<FieldLabel> label, Optional<Metaproperty> found, String trouble) {

    static FieldCheck of(Portal portal, Optional<FieldLabel> label) throws PortalException, InterruptedException {
        if (label.isEmpty()) {
            return new FieldCheck(label, Optional.empty(), "");
        }
        try {
            return new FieldCheck(label, LinkField.lookUp(portal, label.get()).found(), "");
        } catch (IllegalArgumentException e) {
            return new FieldCheck(label, Optional.empty(), e.getMessage());
        } catch (PortalException e) {
            if (e.problem() != PortalException.Problem.FORBIDDEN) {
                throw e;
            }
            return new FieldCheck(label, Optional.empty(), e.getMessage());
        }
    }

    boolean wanted() {
        return label.isPresent();
    }

    /** Whether it would have to be made. */
    boolean absent() {
        return wanted() && found.isEmpty() && trouble.isEmpty();
    }

    /** @param mayMake whether these keys could make it; empty if that is not known */
    Finding finding(Optional<Boolean> mayMake) {
        if (!wanted()) {
            return finding(Finding.State.NOT_NEEDED, SelfTestTexts.text("field.off"), "", false);
        }
        if (!trouble.isEmpty()) {
            return finding(Finding.State.MISSING, trouble, SelfTestTexts.text("where.field"), true);
        }
        if (found.isPresent()) {
            return finding(
                    Finding.State.PRESENT,
                    SelfTestTexts.text(
                            "field.found", found.get().name(), found.get().type()),
                    "",
                    false);
        }
        if (mayMake.isEmpty()) {
            return finding(Finding.State.UNKNOWN, SelfTestTexts.text("field.perhaps"), "", false);
        }
        return mayMake.get()
                ? finding(Finding.State.NOT_NEEDED, SelfTestTexts.text("field.later"), "", false)
                : finding(
                        Finding.State.MISSING,
                        SelfTestTexts.text("field.never"),
                        SelfTestTexts.text("where.field"),
                        true);
    }

    private Finding finding(Finding.State state, String detail, String where, boolean serious) {
        String name = label.map(FieldLabel::text).orElse(FieldLabel.DEFAULT.text());
        String subject = SelfTestTexts.text("field", name);
        return new Finding(Finding.Kind.METAPROPERTY, name, subject, state, detail, where, serious);
    }
}

package io.jenkins.plugins.bynder.engine.selftest;

import io.jenkins.plugins.bynder.engine.backlink.LinkField;
import io.jenkins.plugins.bynder.engine.backlink.MetapropertyLabel;
import io.jenkins.plugins.bynder.engine.portal.Metaproperty;
import io.jenkins.plugins.bynder.engine.portal.Portal;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.util.ErrorText;
import java.util.Optional;

/**
 * Checks that the metaproperty for links exists and can hold them.
 *
 * @param label empty if backlinks are off
 * @param trouble user-facing: why it cannot be used; otherwise empty
 * @param note user-facing: which one is used if several match; otherwise empty
 */
record FieldCheck(
        Optional<MetapropertyLabel> label,
        Optional<Metaproperty> found,
        String trouble,
        String note,
        SelfTestTexts texts) {

    static FieldCheck of(Portal portal, Optional<MetapropertyLabel> label, SelfTestTexts texts)
            throws InterruptedException {
        if (label.isEmpty()) {
            return new FieldCheck(label, Optional.empty(), "", "", texts);
        }
        try {
            LinkField field = LinkField.lookUp(portal, label.get());
            return new FieldCheck(label, field.found(), "", field.note().text(texts.locale()), texts);
        } catch (IllegalArgumentException | PortalException e) {
            return new FieldCheck(label, Optional.empty(), ErrorText.of(e, texts.locale()), "", texts);
        }
    }

    boolean wanted() {
        return label.isPresent();
    }

    /** Whether it would have to be created. */
    boolean absent() {
        return wanted() && found.isEmpty() && trouble.isEmpty();
    }

    /** @param mayMake whether the credentials allow creating it; empty if unknown */
    Finding finding(Optional<Boolean> mayMake) {
        if (!wanted()) {
            return finding(Finding.State.NOT_NEEDED, texts.text("field.off"), "", false);
        }
        if (!trouble.isEmpty()) {
            return finding(Finding.State.MISSING, trouble, texts.text("where.field"), true);
        }
        if (found.isPresent()) {
            return finding(
                    Finding.State.PRESENT,
                    note.isEmpty()
                            ? texts.text(
                                    "field.found",
                                    found.get().name(),
                                    found.get().type())
                            : note,
                    "",
                    false);
        }
        if (mayMake.isEmpty()) {
            return finding(Finding.State.UNKNOWN, texts.text("field.perhaps"), "", false);
        }
        return mayMake.get()
                ? finding(Finding.State.NOT_NEEDED, texts.text("field.later"), "", false)
                : finding(Finding.State.MISSING, texts.text("field.never"), texts.text("where.field"), true);
    }

    private Finding finding(Finding.State state, String detail, String where, boolean serious) {
        String name = label.map(MetapropertyLabel::text).orElse(MetapropertyLabel.DEFAULT.text());
        String subject = texts.text("field", name);
        return new Finding(Finding.Kind.METAPROPERTY, name, subject, state, detail, where, serious);
    }
}

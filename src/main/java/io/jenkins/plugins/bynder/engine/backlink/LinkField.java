package io.jenkins.plugins.bynder.engine.backlink;

import io.jenkins.plugins.bynder.engine.portal.Metaproperty;
import io.jenkins.plugins.bynder.engine.portal.Portal;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.util.InvalidValueException;
import io.jenkins.plugins.bynder.engine.util.LocalizableText;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The metaproperty for links, looked up once: by any of its labels, ignoring case, or by its database name, because
 * users may have changed the label. Created when the first link is written. Not thread-safe.
 */
public final class LinkField {

    private static final String TEXT = "text";
    private static final int STRANGE = 3;

    private final Portal portal;
    private final MetapropertyLabel label;
    private final LocalizableText note;
    private Optional<Metaproperty> known;

    private LinkField(Portal portal, MetapropertyLabel label, Optional<Metaproperty> known, LocalizableText note) {
        this.portal = portal;
        this.label = label;
        this.known = known;
        this.note = note;
    }

    /**
     * Looks it up with one request.
     *
     * @throws IllegalArgumentException with a user-facing message if a metaproperty with that label or name exists but
     * cannot hold a link
     */
    public static LinkField lookUp(Portal portal, MetapropertyLabel label)
            throws PortalException, InterruptedException {
        Objects.requireNonNull(label);
        List<Metaproperty> all = portal.metaproperties();
        Optional<Metaproperty> found = find(all, label);
        return new LinkField(portal, label, found, note(all, label, found));
    }

    /**
     * The best match. Preferred, in this order: type text, a match by label, the exact spelling, the smallest id.
     *
     * @throws IllegalArgumentException with a user-facing message if it cannot hold a link
     */
    public static Optional<Metaproperty> find(List<Metaproperty> all, MetapropertyLabel label) {
        Optional<Metaproperty> meant = candidates(all, label).findFirst();
        meant.filter(one -> !isText(one)).ifPresent(one -> {
            throw new InvalidValueException(BacklinkTexts.message("field.type", one.label(), one.name(), one.type()));
        });
        meant.filter(one -> one.id().isEmpty()).ifPresent(one -> {
            throw new InvalidValueException(BacklinkTexts.message("field.id", one.label(), one.name()));
        });
        return meant;
    }

    private static Stream<Metaproperty> candidates(List<Metaproperty> all, MetapropertyLabel label) {
        String name = label.databaseName();
        return all.stream()
                .filter(one -> likeness(one, label) < STRANGE)
                .sorted(Comparator.comparing((Metaproperty one) -> !isText(one))
                        .thenComparing(one -> likeness(one, label))
                        .thenComparing(one -> !one.name().equals(name))
                        .thenComparing(Metaproperty::id));
    }

    private static int likeness(Metaproperty one, MetapropertyLabel label) {
        if (one.labels().contains(label.text())) {
            return 0;
        }
        if (one.labels().stream().anyMatch(label.text()::equalsIgnoreCase)) {
            return 1;
        }
        return label.names(one.name()) ? 2 : STRANGE;
    }

    /** An unknown type counts as text. */
    private static boolean isText(Metaproperty property) {
        return property.type().isEmpty() || property.type().equalsIgnoreCase(TEXT);
    }

    /** User-facing: which one is used if several match; otherwise empty. */
    public LocalizableText note() {
        return note;
    }

    private static LocalizableText note(List<Metaproperty> all, MetapropertyLabel label, Optional<Metaproperty> found) {
        long count = candidates(all, label).filter(LinkField::isText).count();
        return count < 2
                ? LocalizableText.EMPTY
                : found.map(one -> BacklinkTexts.message("field.several", count, label.text(), one.label(), one.name()))
                        .orElse(LocalizableText.EMPTY);
    }

    public MetapropertyLabel label() {
        return label;
    }

    /** Empty if it does not exist yet. */
    public Optional<Metaproperty> found() {
        return known;
    }

    /**
     * Returns the metaproperty; creates it if necessary. Concurrent creators get the same one.
     *
     * @throws PortalException {@link PortalException.Problem#FORBIDDEN}, naming the missing permission
     * @throws IllegalArgumentException with a user-facing message if another client has meanwhile created one that
     * cannot hold a link
     */
    Metaproperty ensure() throws PortalException, InterruptedException {
        if (known.isEmpty()) {
            known = Optional.of(make());
        }
        return known.get();
    }

    private Metaproperty make() throws PortalException, InterruptedException {
        String name = label.databaseName();
        String id;
        try {
            id = portal.createTextMetaproperty(name, label.text());
        } catch (PortalException e) {
            if (e.problem() == PortalException.Problem.FORBIDDEN) {
                throw e;
            }
            // Another client was faster, or only the response was lost.
            return find(portal.metaproperties(), label).orElseThrow(() -> e);
        }
        // The portal may have changed the name, and values are read by name.
        return portal.metaproperties().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseGet(() -> new Metaproperty(id, name, label.text(), TEXT));
    }
}

package io.jenkins.plugins.bynder.engine.backlink;

import io.jenkins.plugins.bynder.engine.portal.Metaproperty;
import io.jenkins.plugins.bynder.engine.portal.Portal;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The metaproperty that holds the link, looked up once: by any of its labels, ignoring case, or else by its database
 * name, because users may have changed the label since. Created when the first link is written. Not thread-safe.
 */
public final class LinkField {

    private static final String TEXT = "text";
    private static final int STRANGE = 3;

    private final Portal portal;
    private final FieldLabel label;
    private final String note;
    private Optional<Metaproperty> known;

    private LinkField(Portal portal, FieldLabel label, Optional<Metaproperty> known, String note) {
        this.portal = portal;
        this.label = label;
        this.known = known;
        this.note = note;
    }

    /**
     * Asks the portal: one request.
     *
     * @throws IllegalArgumentException with a user-facing message if a metaproperty of that label or name is there, but
     *     cannot hold a link
     */
    public static LinkField lookUp(Portal portal, FieldLabel label) throws PortalException, InterruptedException {
        Objects.requireNonNull(label);
        List<Metaproperty> all = portal.metaproperties();
        Optional<Metaproperty> found = find(all, label);
        return new LinkField(portal, label, found, note(all, label, found));
    }

    /**
     * The one that is meant: one of type text rather than another, by a label rather than by its name, by the exact
     * spelling rather than by a similar one; of equals, the one with the smallest id.
     *
     * @throws IllegalArgumentException with a user-facing message if it cannot hold a link
     */
    public static Optional<Metaproperty> find(List<Metaproperty> all, FieldLabel label) {
        Optional<Metaproperty> meant = candidates(all, label).findFirst();
        meant.filter(one -> !isText(one)).ifPresent(one -> {
            throw new IllegalArgumentException(BacklinkTexts.text("field.type", one.label(), one.name(), one.type()));
        });
        meant.filter(one -> one.id().isEmpty()).ifPresent(one -> {
            throw new IllegalArgumentException(BacklinkTexts.text("field.id", one.label(), one.name()));
        });
        return meant;
    }

    private static Stream<Metaproperty> candidates(List<Metaproperty> all, FieldLabel label) {
        String name = label.databaseName();
        return all.stream()
                .filter(one -> likeness(one, label) < STRANGE)
                .sorted(Comparator.comparing((Metaproperty one) -> !isText(one))
                        .thenComparing(one -> likeness(one, label))
                        .thenComparing(one -> !one.name().equals(name))
                        .thenComparing(Metaproperty::id));
    }

    private static int likeness(Metaproperty one, FieldLabel label) {
        if (one.labels().contains(label.text())) {
            return 0;
        }
        if (one.labels().stream().anyMatch(label.text()::equalsIgnoreCase)) {
            return 1;
        }
        return label.names(one.name()) ? 2 : STRANGE;
    }

    /** A type that the portal does not tell is no other one. */
    private static boolean isText(Metaproperty property) {
        return property.type().isEmpty() || property.type().equalsIgnoreCase(TEXT);
    }

    /** Which one is used if several could be meant, a user-facing message; else empty. */
    public String note() {
        return note;
    }

    private static String note(List<Metaproperty> all, FieldLabel label, Optional<Metaproperty> found) {
        long count = candidates(all, label).filter(LinkField::isText).count();
        return count < 2
                ? ""
                : found.map(one -> BacklinkTexts.text("field.several", count, label.text(), one.label(), one.name()))
                        .orElse("");
    }

    public FieldLabel label() {
        return label;
    }

    /** Empty while there is none. */
    public Optional<Metaproperty> found() {
        return known;
    }

    /**
     * The metaproperty, made if it is not there. Two that make it at the same time get the same one.
     *
     * @throws PortalException {@link PortalException.Problem#FORBIDDEN}, naming the permission, if these keys may not
     * @throws IllegalArgumentException with a user-facing message if one was created meanwhile that cannot hold a link
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
            // Another client was faster, or the request succeeded and only its response was lost.
            return find(portal.metaproperties(), label).orElseThrow(() -> e);
        }
        // The portal may have spelt the name in its own way, and values are read by name.
        return portal.metaproperties().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseGet(() -> new Metaproperty(id, name, label.text(), TEXT));
    }
}

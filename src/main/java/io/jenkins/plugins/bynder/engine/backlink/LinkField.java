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
 * The metaproperty that holds the link, looked up once: by its label, whatever its case, or else by its database name,
 * for people may have changed the label since. Made when the first link is to be written. For one thread.
 */
public final class LinkField {

    private static final String TEXT = "text";

    private final Portal portal;
    private final FieldLabel label;
    private Optional<Metaproperty> known;

    private LinkField(Portal portal, FieldLabel label, Optional<Metaproperty> known) {
        this.portal = portal;
        this.label = label;
        this.known = known;
    }

    /**
     * Asks the portal: one request.
     *
     * @throws IllegalArgumentException with a sentence for people if a metaproperty of that label or name is there, but
     *     cannot hold a link
     */
    public static LinkField lookUp(Portal portal, FieldLabel label) throws PortalException, InterruptedException {
        Objects.requireNonNull(label);
        return new LinkField(portal, label, find(portal.metaproperties(), label));
    }

    /**
     * The one that is meant.
     *
     * @throws IllegalArgumentException with a sentence for people if it cannot hold a link
     */
    public static Optional<Metaproperty> find(List<Metaproperty> all, FieldLabel label) {
        String name = label.databaseName();
        Optional<Metaproperty> meant = Stream.of(
                        all.stream().filter(one -> one.label().strip().equals(label.text())),
                        all.stream().filter(one -> one.label().strip().equalsIgnoreCase(label.text())),
                        all.stream().filter(one -> one.name().equals(name)))
                .map(candidates -> candidates.min(Comparator.comparing((Metaproperty one) -> !isText(one))
                        .thenComparing(one -> !one.name().equals(name))
                        .thenComparing(Metaproperty::id)))
                .flatMap(Optional::stream)
                .findFirst();
        meant.filter(one -> !isText(one)).ifPresent(one -> {
            throw new IllegalArgumentException(BacklinkTexts.text("field.type", one.label(), one.name(), one.type()));
        });
        return meant;
    }

    private static boolean isText(Metaproperty property) {
        return property.type().equals(TEXT);
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
     * @throws IllegalArgumentException with a sentence for people if somebody has made one meanwhile that cannot hold a
     *     link
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
            // Somebody was faster, or it was done and only the answer got lost.
            return find(portal.metaproperties(), label).orElseThrow(() -> e);
        }
        // The portal may have spelt the name in its own way, and values are read by name.
        return portal.metaproperties().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseGet(() -> new Metaproperty(id, name, label.text(), TEXT));
    }
}

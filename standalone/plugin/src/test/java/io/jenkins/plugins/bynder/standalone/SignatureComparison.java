package io.jenkins.plugins.bynder.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Compares one hand-written class with the real one: kind, supertypes, and every public or protected member with its
 * descriptor, generic signature, exceptions and modifiers. Additional members of the real class do not matter.
 */
final class SignatureComparison {

    private static final int VISIBILITY = Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED;
    private static final int KIND = Opcodes.ACC_INTERFACE
            | Opcodes.ACC_ABSTRACT
            | Opcodes.ACC_FINAL
            | Opcodes.ACC_ENUM
            | Opcodes.ACC_ANNOTATION;
    private static final int METHOD = VISIBILITY | Opcodes.ACC_STATIC | Opcodes.ACC_ABSTRACT | Opcodes.ACC_FINAL;
    private static final int FIELD = VISIBILITY | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;

    private final ClassLoader real;

    SignatureComparison(ClassLoader real) {
        this.real = real;
    }

    /** One line for each difference. */
    List<String> drifts(String resource) throws IOException {
        ClassNode ours = read(getClass().getClassLoader(), resource).orElseThrow();
        Optional<ClassNode> found = read(real, resource);
        if (found.isEmpty()) {
            return List.of(ours.name + ": there is no such class");
        }
        ClassNode theirs = found.get();
        List<String> drifts = new ArrayList<>();
        if (kind(ours) != kind(theirs)) {
            drifts.add(ours.name + ": is of another kind");
        }
        Set<String> ancestors = ancestors(theirs);
        for (String parent : parents(ours)) {
            if (!ancestors.contains(parent)) {
                drifts.add(ours.name + ": is no " + parent);
            }
        }
        for (MethodNode method : ours.methods) {
            if ((method.access & VISIBILITY) != 0 && (method.access & Opcodes.ACC_SYNTHETIC) == 0) {
                compare(ours, method, theirs).ifPresent(drifts::add);
            }
        }
        for (FieldNode field : ours.fields) {
            if ((field.access & VISIBILITY) != 0) {
                compare(ours, field, theirs).ifPresent(drifts::add);
            }
        }
        return drifts;
    }

    /** Whether an enum is abstract or final depends on its constants and does not affect callers. */
    private static int kind(ClassNode node) {
        boolean isEnum = (node.access & Opcodes.ACC_ENUM) != 0;
        return node.access & (isEnum ? Opcodes.ACC_ENUM : KIND);
    }

    private Optional<String> compare(ClassNode ours, MethodNode method, ClassNode theirs) throws IOException {
        String label = ours.name + "." + method.name + method.desc;
        Optional<MethodNode> found = theirs.methods.stream()
                .filter(candidate -> candidate.name.equals(method.name) && candidate.desc.equals(method.desc))
                .findFirst();
        if (found.isEmpty()) {
            return Optional.of(label + ": there is no such method");
        }
        MethodNode real = found.get();
        if ((method.access & METHOD) != (real.access & METHOD)) {
            return Optional.of(label + ": has other modifiers");
        }
        if (!Objects.equals(method.signature, real.signature)) {
            return Optional.of(label + ": is " + real.signature + " in its generic form, not " + method.signature);
        }
        if (!Set.copyOf(method.exceptions).equals(Set.copyOf(real.exceptions))) {
            return Optional.of(label + ": throws " + real.exceptions + ", not " + method.exceptions);
        }
        return Optional.empty();
    }

    private static Optional<String> compare(ClassNode ours, FieldNode field, ClassNode theirs) {
        String label = ours.name + "." + field.name + " " + field.desc;
        return theirs.fields.stream()
                        .anyMatch(candidate -> candidate.name.equals(field.name)
                                && candidate.desc.equals(field.desc)
                                && (candidate.access & FIELD) == (field.access & FIELD))
                ? Optional.empty()
                : Optional.of(label + ": there is no such field");
    }

    private Set<String> ancestors(ClassNode node) throws IOException {
        Set<String> all = new LinkedHashSet<>();
        for (String parent : parents(node)) {
            all.add(parent);
            Optional<ClassNode> found = read(real, parent + ".class");
            if (found.isPresent()) {
                all.addAll(ancestors(found.get()));
            }
        }
        return all;
    }

    private static List<String> parents(ClassNode node) {
        List<String> parents = new ArrayList<>(node.interfaces);
        if (node.superName != null) {
            parents.add(node.superName);
        }
        return parents;
    }

    private static Optional<ClassNode> read(ClassLoader loader, String resource) throws IOException {
        try (InputStream bytes = loader.getResourceAsStream(resource)) {
            if (bytes == null) {
                return Optional.empty();
            }
            ClassNode node = new ClassNode();
            new ClassReader(bytes)
                    .accept(node, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
            return Optional.of(node);
        }
    }
}

package dev.hasp.selinux.cil;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A module: one block, which declares the type of a container's processes and what they may do.
 *
 * @param name the block
 * @param statements what stands in it, in order
 */
public record CilModule(BlockName name, List<Noted> statements) {

    /**
     * A statement and why it is there.
     *
     * @param statement the statement
     * @param note one line, or none
     */
    public record Noted(Statement statement, Optional<String> note) {}

    /** Refuses a module that declares its type never or twice. */
    public CilModule {
        statements = List.copyOf(statements);
        long declarations = statements.stream()
                .map(Noted::statement)
                .filter(s -> s instanceof Statement.DeclareProcess || s instanceof Statement.InheritBlock)
                .count();
        if (declarations != 1) {
            throw new MalformedModuleException(
                    "module",
                    name.text(),
                    "declares its type " + declarations + " times",
                    "expected one of DeclareProcess and InheritBlock");
        }
    }

    /** What its processes may do with objects of a type, class by class, by the rules that it has itself. */
    public Map<ObjectClass, Set<String>> permitted(TypeReference target) {
        Map<ObjectClass, Set<String>> permitted = new LinkedHashMap<>();
        for (Noted noted : statements) {
            if (noted.statement() instanceof Statement.Allow allow
                    && allow.source() == ProcessType.PROCESS
                    && allow.target().equals(target)) {
                permitted
                        .computeIfAbsent(allow.objectClass(), c -> new TreeSet<>())
                        .addAll(allow.permissions());
            }
        }
        return permitted;
    }

    /** Its text, as {@code semodule -i NAME.cil} takes it. */
    public String toText() {
        return CilText.of(this);
    }

    /** Starts a module. */
    public static Builder builder(BlockName name) {
        return new Builder(name);
    }

    /** Builds a {@link CilModule}. */
    public static final class Builder {

        private final BlockName name;
        private final List<Noted> statements = new ArrayList<>();

        private Builder(BlockName name) {
            this.name = name;
        }

        /** Adds a statement with the reason for it. */
        public Builder add(Statement statement, String note) {
            statements.add(new Noted(statement, Optional.of(note)));
            return this;
        }

        /** Adds a statement that the same reason holds for as for the one before. */
        public Builder add(Statement statement) {
            statements.add(new Noted(statement, Optional.empty()));
            return this;
        }

        /** The module. */
        public CilModule build() {
            return new CilModule(name, statements);
        }
    }
}

package dev.hasp.seccomp;

import dev.hasp.linux.Errno;
import dev.hasp.linux.KernelVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Builders;
import net.jqwik.api.Combinators;

/** Random documents, including what engines take and runtimes refuse. */
final class DocumentArbitraries {

    private DocumentArbitraries() {}

    static Arbitrary<SeccompProfile> profiles() {
        return Builders.withBuilder(SeccompProfile::builder)
                .use(actions())
                .in((builder, action) -> builder.defaultAction(action))
                .use(errnos().optional())
                .in((builder, errno) -> builder.defaultErrno(errno))
                .use(texts().list().ofMaxSize(2))
                .in((builder, architectures) -> builder.architectures(architectures))
                .use(texts().list().ofMaxSize(2).optional())
                .in((builder, flags) -> builder.flags(flags))
                .use(texts())
                .in((builder, path) -> builder.listenerPath(path))
                .use(rules().list().ofMaxSize(4))
                .in((builder, rules) -> builder.rules(rules))
                .use(unknown())
                .in((builder, members) -> builder.unknownFields(members))
                .build(builder -> builder.build());
    }

    private static Arbitrary<SyscallRule> rules() {
        return Builders.withBuilder(SyscallRule::builder)
                .use(texts().list().ofMaxSize(3))
                .in((builder, names) -> builder.names(names))
                .use(actions())
                .in((builder, action) -> builder.action(action))
                .use(errnos().optional())
                .in((builder, errno) -> builder.errno(errno))
                .use(conditions().list().ofMaxSize(3))
                .in((builder, args) -> builder.args(args))
                .use(texts())
                .in((builder, comment) -> builder.comment(comment))
                .use(scopes())
                .in((builder, scope) -> builder.includes(scope))
                .use(scopes())
                .in((builder, scope) -> builder.excludes(scope))
                .use(unknown())
                .in((builder, members) -> builder.unknownFields(members))
                .build(builder -> builder.build());
    }

    private static Arbitrary<RuleScope> scopes() {
        Arbitrary<Optional<KernelVersion>> kernels = Combinators.combine(
                        Arbitraries.integers().between(0, 255),
                        Arbitraries.integers().between(0, 255))
                .as(KernelVersion::new)
                .optional();
        return Combinators.combine(texts().list().ofMaxSize(2), texts().list().ofMaxSize(2), kernels, unknown())
                .as(RuleScope::new);
    }

    private static Arbitrary<ArgumentCondition> conditions() {
        return Combinators.combine(
                        Arbitraries.integers().greaterOrEqual(0),
                        Arbitraries.oneOf(Arbitraries.of(Operator.known()), texts().map(Operator::of)),
                        Arbitraries.longs(),
                        Arbitraries.longs())
                .as(ArgumentCondition::new);
    }

    private static Arbitrary<Action> actions() {
        return Arbitraries.oneOf(
                Arbitraries.of(Action.known()),
                texts().filter(text -> !text.isEmpty()).map(Action::of));
    }

    private static Arbitrary<Errno> errnos() {
        return Arbitraries.longs().map(Errno::of);
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.of("read", "socket", "CAP_CHOWN", "amd64", "SCMP_ARCH_X86", ""),
                Arbitraries.strings().ofMaxLength(8));
    }

    private static Arbitrary<Map<String, String>> unknown() {
        return Arbitraries.maps(
                        Arbitraries.strings()
                                .alpha()
                                .ofMinLength(1)
                                .ofMaxLength(5)
                                .map(key -> "_" + key),
                        Arbitraries.of(List.of("1", "null", "\"a b\"", "{\"x\":[1.50,true]}", "\"\\\\\\\"\"")))
                .ofMaxSize(2);
    }
}

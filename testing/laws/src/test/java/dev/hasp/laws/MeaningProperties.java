package dev.hasp.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.Finding;
import dev.hasp.SecurityProfile;
import dev.hasp.SecuritySpec;
import dev.hasp.control.Account;
import dev.hasp.control.AppArmor;
import dev.hasp.control.Capabilities;
import dev.hasp.control.CgroupnsMode;
import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import dev.hasp.control.IpcMode;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.PidMode;
import dev.hasp.control.Seccomp;
import dev.hasp.control.UtsMode;
import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.effective.Entry;
import dev.hasp.effective.Reason;
import dev.hasp.effective.Sharing;
import dev.hasp.engine.CgroupVersion;
import dev.hasp.engine.EngineFacts;
import dev.hasp.engine.EngineProduct;
import dev.hasp.engine.EngineVersion;
import dev.hasp.linux.Architecture;
import dev.hasp.linux.Capability;
import dev.hasp.linux.KernelVersion;
import dev.hasp.meaning.Meanings;
import dev.hasp.testing.ProfileArbitraries;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What identity, privileges, filters, labels, namespaces and kernel files mean: total, stable, and never looser unsaid. */
class MeaningProperties {

    private static final Set<String> VERSIONS =
            Set.of("19.03.15", "20.10.13", "20.10.24+dfsg1", "23.0.6", "26.1.5", "28.5.2", "29.8.0", "99.0");

    /** Whether what an aspect means is less strict than what its control asks for. */
    private record Looser<T, V>(Control<T> control, Aspect<V> aspect, BiPredicate<T, V> test) {

        boolean holds(SecuritySpec spec, EffectivePolicy policy) {
            return spec.get(control)
                    .flatMap(asked -> policy.get(aspect).map(meant -> test.test(asked, meant)))
                    .orElse(false);
        }
    }

    private static final List<Looser<?, ?>> LOOSER = List.of(
            new Looser<>(Controls.USER, Aspects.UID, (user, uid) -> isOther(user.account(), uid)),
            new Looser<>(Controls.USER, Aspects.GID, (user, gid) -> isOther(user.group(), gid)),
            new Looser<>(Controls.UMASK, Aspects.UMASK_SET, (asked, meant) -> (asked.bits() & ~meant) != 0),
            new Looser<>(Controls.CAPABILITIES, Aspects.BOUNDING, MeaningProperties::givesMore),
            new Looser<>(Controls.CAPABILITIES, Aspects.PERMITTED, MeaningProperties::givesMore),
            new Looser<>(Controls.CAPABILITIES, Aspects.EFFECTIVE, MeaningProperties::givesMore),
            new Looser<>(Controls.CAPABILITIES, Aspects.AMBIENT, MeaningProperties::givesMore),
            new Looser<>(Controls.NO_NEW_PRIVILEGES, Aspects.NO_NEW_PRIVS, (asked, meant) -> asked && !meant),
            new Looser<>(
                    Controls.SECCOMP,
                    Aspects.SECCOMP_ON,
                    (asked, meant) -> !(asked instanceof Seccomp.Unconfined) && !meant),
            new Looser<>(
                    Controls.APP_ARMOR,
                    Aspects.APP_ARMOR_PROFILE,
                    (asked, meant) -> asked instanceof AppArmor.Profile && meant.equals("unconfined")),
            new Looser<>(
                    Controls.SE_LINUX,
                    Aspects.SE_LINUX_LABEL,
                    (asked, meant) -> !asked.options().isEmpty() && !asked.disabled() && meant.equals("none")),
            new Looser<>(
                    Controls.NETWORK,
                    Aspects.LOOPBACK_ONLY,
                    (asked, meant) -> asked.equals(NetworkMode.none()) && !meant),
            new Looser<>(
                    Controls.NETWORK,
                    Aspects.NETWORK_NAMESPACE,
                    (asked, meant) -> isHost(meant) && !asked.equals(NetworkMode.host())),
            new Looser<>(
                    Controls.PID,
                    Aspects.PID_NAMESPACE,
                    (asked, meant) -> isHost(meant) && !asked.equals(PidMode.host())),
            new Looser<>(
                    Controls.IPC,
                    Aspects.IPC_NAMESPACE,
                    (asked, meant) -> isHost(meant) && !asked.equals(IpcMode.host())),
            new Looser<>(Controls.UTS, Aspects.UTS_NAMESPACE, (asked, meant) -> isHost(meant) && asked != UtsMode.HOST),
            new Looser<>(
                    Controls.CGROUPNS,
                    Aspects.CGROUP_NAMESPACE,
                    (asked, meant) -> isHost(meant) && asked == CgroupnsMode.PRIVATE),
            new Looser<>(Controls.MASKED_PATHS, Aspects.MASKED, MeaningProperties::leavesOut),
            new Looser<>(Controls.READ_ONLY_PATHS, Aspects.READ_ONLY, MeaningProperties::leavesOut));

    private static final List<Control<?>> CONTROLS = List.of(
            Controls.USER,
            Controls.GROUPS,
            Controls.USERNS,
            Controls.CAPABILITIES,
            Controls.NO_NEW_PRIVILEGES,
            Controls.PRIVILEGED,
            Controls.UMASK,
            Controls.NETWORK,
            Controls.PID,
            Controls.IPC,
            Controls.UTS,
            Controls.CGROUPNS,
            Controls.MASKED_PATHS,
            Controls.READ_ONLY_PATHS,
            Controls.SECCOMP,
            Controls.APP_ARMOR,
            Controls.SE_LINUX,
            Controls.HOSTNAME);

    /** What is not told, to be taken out of what is known. */
    private static final List<Consumer<EngineFacts.Builder>> FORGETTING = List.of(
            facts -> facts.apiVersion(Optional.empty()),
            facts -> facts.kernel(Optional.empty()),
            facts -> facts.architecture(Optional.empty()),
            facts -> facts.rootless(Optional.empty()),
            facts -> facts.usernsRemap(Optional.empty()),
            facts -> facts.usernsFirstId(Optional.empty()),
            facts -> facts.appArmor(Optional.empty()),
            facts -> facts.seLinux(Optional.empty()),
            facts -> facts.seccomp(Optional.empty()),
            facts -> facts.seccompProfile(Optional.empty()),
            facts -> facts.seccompText(Optional.empty()),
            facts -> facts.noNewPrivileges(Optional.empty()),
            facts -> facts.capabilities(Optional.empty()));

    private static boolean isOther(Optional<Account> asked, long meant) {
        return asked.filter(account -> account.id().isPresent() && account.id().getAsLong() != meant)
                .isPresent();
    }

    /** Beyond what the two lists say of any engine's own set. */
    private static boolean givesMore(Capabilities asked, SortedSet<Capability> meant) {
        Set<Capability> allowed =
                new HashSet<>(asked.addAll() ? Capability.known() : List.copyOf(Capabilities.ENGINE_DEFAULTS));
        if (asked.dropAll() && !asked.addAll()) {
            allowed.clear();
        }
        allowed.removeAll(asked.drop());
        allowed.addAll(asked.addAll() ? Set.of() : asked.add());
        return !allowed.containsAll(meant);
    }

    private static boolean isHost(Sharing meant) {
        return meant.equals(Sharing.host());
    }

    private static boolean leavesOut(List<String> asked, SortedSet<String> meant) {
        return !meant.containsAll(
                asked.stream().map(path -> Path.of(path).normalize().toString()).collect(Collectors.toSet()));
    }

    @Provide
    Arbitrary<SecuritySpec> specs() {
        return Arbitraries.of(CONTROLS)
                .flatMap(ProfileArbitraries::deciding)
                .list()
                .ofMaxSize(12)
                .map(layers -> layers.stream().reduce(SecurityProfile.empty(), SecurityProfile::overlay))
                .map(MeaningProperties::valid)
                .map(SecurityProfile::toSpec);
    }

    private static SecurityProfile valid(SecurityProfile profile) {
        return profile.validate().stream()
                .filter(Finding::isError)
                .findFirst()
                .map(error -> valid(profile.without(error.control())))
                .orElse(profile);
    }

    /** Engines of which everything is known that can be told. */
    @Provide
    Arbitrary<EngineFacts> engines() {
        Arbitrary<EngineFacts.Builder> product = Arbitraries.oneOf(
                Arbitraries.of(VERSIONS).map(version -> named(EngineProduct.DOCKER, version)),
                Arbitraries.of("4.3.1", "5.4.2").map(version -> named(EngineProduct.PODMAN, version)));
        Arbitrary<List<Boolean>> truths = Arbitraries.of(true, false).list().ofSize(7);
        return Combinators.combine(
                        product,
                        truths,
                        Arbitraries.of("builtin", "unconfined", "/etc/docker/own.json"),
                        Arbitraries.of("3.10", "5.4", "6.1"),
                        Arbitraries.of(CgroupVersion.class),
                        Arbitraries.of(Capability.known()).set())
                .as((facts, is, seccomp, kernel, cgroups, capabilities) -> facts.rootless(is.get(0))
                        .usernsRemap(is.get(1))
                        .appArmor(is.get(2))
                        .seLinux(is.get(3))
                        .seccomp(is.get(4))
                        .noNewPrivileges(is.get(5))
                        .privateCgroupns(is.get(6))
                        .seccompProfile(seccomp)
                        .seccompText("{\"defaultAction\":\"SCMP_ACT_LOG\"}")
                        .usernsFirstId(100_000L)
                        .kernel(KernelVersion.of(kernel))
                        .cgroupVersion(cgroups)
                        .capabilities(capabilities)
                        .build());
    }

    /** The same, with some of it forgotten. */
    @Provide
    Arbitrary<UnaryOperator<EngineFacts>> forgetting() {
        return Arbitraries.of(FORGETTING).list().ofMaxSize(5).map(parts -> facts -> {
            EngineFacts.Builder less = facts.toBuilder();
            parts.forEach(part -> part.accept(less));
            return less.build();
        });
    }

    private static EngineFacts.Builder named(EngineProduct product, String version) {
        return EngineFacts.builder()
                .product(product)
                .version(EngineVersion.of(version))
                .architecture(Architecture.X86_64)
                .processors(2);
    }

    @Property(tries = 500)
    void every_aspect_has_an_entry_with_its_reasons_and_always_the_same(
            @ForAll("specs") SecuritySpec spec,
            @ForAll("engines") EngineFacts engine,
            @ForAll("forgetting") UnaryOperator<EngineFacts> forget) {
        EngineFacts known = forget.apply(engine);
        EffectivePolicy policy = spec.on(known);

        assertThat(policy.entries().stream().map(entry -> (Object) entry.aspect()))
                .containsExactlyElementsOf(Aspects.all());
        assertThat(policy.entries())
                .isEqualTo(spec.on(known).entries())
                .allSatisfy(entry -> assertThat(entry.reasons())
                        .isNotEmpty()
                        .extracting(Reason::text)
                        .noneMatch(text -> text.isBlank() || text.chars().anyMatch(Character::isISOControl)));
        assertThat(Meanings.losses(spec, known)).isEqualTo(Meanings.losses(spec, known));
    }

    @Property(tries = 1000)
    void nothing_is_looser_than_asked_without_a_finding(
            @ForAll("specs") SecuritySpec spec,
            @ForAll("engines") EngineFacts engine,
            @ForAll("forgetting") UnaryOperator<EngineFacts> forget) {
        EngineFacts known = forget.apply(engine);
        EffectivePolicy policy = spec.on(known);
        Set<Control<?>> found = spec.check(known).findings().stream()
                .map(loss -> loss.finding().control())
                .collect(Collectors.toSet());

        assertThat(LOOSER)
                .filteredOn(row -> row.holds(spec, policy))
                .extracting(Looser::control)
                .allSatisfy(control -> assertThat(found).contains(control));
    }

    @Property(tries = 1000)
    void what_is_known_of_an_engine_stays_true_when_more_is_known(
            @ForAll("specs") SecuritySpec spec,
            @ForAll("engines") EngineFacts engine,
            @ForAll("forgetting") UnaryOperator<EngineFacts> forget) {
        EffectivePolicy full = spec.on(engine);

        assertThat(spec.on(forget.apply(engine)).entries())
                .filteredOn(entry -> isOfHere(entry.aspect()) && entry.value().isPresent())
                .allSatisfy(
                        entry -> assertThat((Object) full.get(entry.aspect())).isEqualTo(entry.value()));
    }

    private static boolean isOfHere(Aspect<?> aspect) {
        return aspect.controls().stream().anyMatch(CONTROLS::contains)
                && !Set.of(Aspects.DEVICE_NODES, Aspects.DEVICE_RULES, Aspects.MOUNT_POINTS)
                        .contains(aspect);
    }

    @Property(tries = 500)
    void a_control_that_nobody_decides_loses_nothing(
            @ForAll("specs") SecuritySpec spec, @ForAll("engines") EngineFacts engine) {
        assertThat(Meanings.losses(spec, engine))
                .extracting(loss -> (Object) loss.finding().control())
                .isSubsetOf(spec.decided());
    }

    @Property(tries = 500)
    void the_sets_of_capabilities_lie_within_each_other(
            @ForAll("specs") SecuritySpec spec, @ForAll("engines") EngineFacts engine) {
        EffectivePolicy policy = spec.on(engine);

        within(policy, Aspects.PERMITTED, Aspects.BOUNDING);
        within(policy, Aspects.EFFECTIVE, Aspects.PERMITTED);
        within(policy, Aspects.AMBIENT, Aspects.PERMITTED);
        within(policy, Aspects.AMBIENT, Aspects.INHERITABLE);
    }

    /** capabilities(7): what holds of every process that an engine starts. */
    private static void within(
            EffectivePolicy policy, Aspect<SortedSet<Capability>> less, Aspect<SortedSet<Capability>> more) {
        Entry<SortedSet<Capability>> inner = policy.entry(less);
        policy.get(more)
                .ifPresent(outer -> assertThat(new TreeSet<>(outer))
                        .as("%s %s within %s", less, inner.reasons(), more)
                        .containsAll(inner.value().orElseGet(TreeSet::new)));
    }
}

package dev.hasp.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.SecurityProfile;
import dev.hasp.SecuritySpec;
import dev.hasp.ceiling.Admission;
import dev.hasp.ceiling.Ceiling;
import dev.hasp.control.Capabilities;
import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import dev.hasp.control.Mount;
import dev.hasp.control.PidsLimit;
import dev.hasp.engine.EngineFacts;
import dev.hasp.linux.Architecture;
import dev.hasp.linux.Capability;
import dev.hasp.linux.KernelVersion;
import dev.hasp.seccomp.SeccompContext;
import dev.hasp.seccomp.SeccompProfile;
import dev.hasp.seccomp.algebra.FilterMeaning;
import dev.hasp.seccomp.filter.ContainerRuntime;
import dev.hasp.seccomp.filter.SeccompFilter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.statistics.Statistics;

/** What a property gets without a word on where it comes from. */
@PropertyDefaults(tries = 200)
class HaspArbitrariesProperties {

    @Property
    void a_spec_is_valid_and_means_something_everywhere(@ForAll SecuritySpec spec, @ForAll EngineFacts engine) {
        assertThat(spec.on(engine).entries()).isNotEmpty();
    }

    @Property
    void a_profile_may_be_invalid(@ForAll SecurityProfile profile) {
        Statistics.collect(profile.validate().stream().anyMatch(finding -> finding.isError()));
        Statistics.coverage(coverage -> {
            coverage.check(true).percentage(share -> share > 5);
            coverage.check(false).percentage(share -> share > 5);
        });
    }

    @Property
    void a_seccomp_profile_is_one_that_engines_accept(@ForAll SeccompProfile profile) {
        SeccompContext context = SeccompContext.of(Architecture.X86_64, new KernelVersion(6, 8), List.of());
        FilterMeaning meaning = FilterMeaning.of(SeccompFilter.load(profile, context, ContainerRuntime.RUNC));

        assertThat(meaning.isSubsetOf(meaning)).isTrue();
        assertThat(SeccompProfile.parse(profile.toJson())).isEqualTo(profile);
    }

    @Property(tries = 100)
    void a_ceiling_judges_every_profile(@ForAll Ceiling ceiling, @ForAll SecurityProfile request) {
        Admission admission = ceiling.admit(request, EngineFacts.plainDocker("28.5.2"));

        assertThat(admission.isAdmitted()).isEqualTo(admission.refusals().isEmpty());
    }

    @Property
    void values_of_controls_and_lists_of_them_are_there(
            @ForAll Capabilities capabilities,
            @ForAll List<Mount> mounts,
            @ForAll Capability capability,
            @ForAll PidsLimit pids) {
        SecurityProfile profile = SecurityProfile.empty()
                .with(Controls.CAPABILITIES, capabilities.plus(capability))
                .with(Controls.MOUNTS, mounts)
                .with(Controls.PIDS_LIMIT, pids);

        assertThat(profile.decided()).hasSize(3);
    }

    @Property(tries = 1000)
    void hostile_texts_are_hostile_and_others_are_jqwik_s(@ForAll @Hostile String hostile, @ForAll String any) {
        Statistics.label("hostile").collect(hostile.contains("\n") || hostile.contains("$"));
        Statistics.label("hostile").coverage(coverage -> coverage.check(true).percentage(share -> share > 5));
        Statistics.label("any").collect(any.isEmpty());
        Statistics.label("any").coverage(coverage -> coverage.check(true).count(count -> count > 0));
    }

    @Example
    void edges_are_met() {
        assertMet(Controls.CAPABILITIES, Capabilities::addAll);
        assertMet(Controls.CAPABILITIES, asked -> asked.add().containsAll(Capability.known()));
        assertMet(Controls.PIDS_LIMIT, PidsLimit.unlimited()::equals);
        assertMet(Controls.MEMORY, size -> size.bytes() == 0);
        assertMet(Controls.MEMORY, size -> size.bytes() == Long.MAX_VALUE);
        assertMet(Controls.MEMORY_SWAPPINESS, eagerness -> eagerness == -1);
        assertMet(Controls.OOM_SCORE_ADJ, score -> score < -1000);
        assertMet(Controls.MOUNTS, HaspArbitrariesProperties::hasTwo);
        assertMet(Controls.GROUPS, HaspArbitrariesProperties::hasTwo);
    }

    private static <T> void assertMet(Control<T> control, Predicate<T> edge) {
        assertThat(ProfileArbitraries.values(control).sampleStream().limit(3000).anyMatch(edge))
                .as("%s", control)
                .isTrue();
    }

    private static boolean hasTwo(List<?> values) {
        Set<?> different = new HashSet<>(values);
        return different.size() < values.size();
    }
}

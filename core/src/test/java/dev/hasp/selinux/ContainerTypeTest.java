package dev.hasp.selinux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.selinux.ContainerType.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ContainerTypeTest {

    @Test
    void the_names_of_the_old_texts_are_those_of_todays_types() {
        assertThat(ContainerType.known("svirt_lxc_net_t"))
                .singleElement()
                .satisfies(type -> assertThat(type.name()).isEqualTo("container_t"));
        assertThat(ContainerPolicy.CONTAINER_SELINUX.find("svirt_sandbox_file_t"))
                .map(ContainerType::name)
                .contains("container_file_t");
        assertThat(ContainerPolicy.REFPOLICY.find("svirt_sandbox_file_t"))
                .as("the reference policy never had it")
                .isEmpty();
        assertThat(ContainerPolicy.REFPOLICY.find("svirt_lxc_file_t"))
                .map(ContainerType::name)
                .contains("container_file_t");
    }

    @Test
    void a_name_can_mean_processes_in_one_policy_and_files_in_the_other() {
        assertThat(ContainerType.known("container_runtime_t"))
                .extracting(ContainerType::use)
                .containsExactly(Use.UNCONFINED, Use.HOST_FILES);
        assertThat(ContainerType.known("container_device_t"))
                .extracting(type -> type.use().isOfProcesses())
                .containsExactly(true, false);
        assertThat(ContainerType.known("no_such_t")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ContainerPolicy.class)
    void a_policy_has_each_name_once(ContainerPolicy policy) {
        assertThat(policy.types().stream().flatMap(ContainerTypeTest::names))
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(PolicyName.checked("type", name)).isEqualTo(name));
        assertThat(policy.types()).allSatisfy(type -> assertThat(type.meaning()).matches("[A-Z]?[a-z][^.]*[^. ]"));
        assertThat(policy.find("container_t")).isPresent();
        assertThat(policy.find("spc_t")).map(ContainerType::use).contains(Use.UNCONFINED);
    }

    @Test
    void containers_carry_what_the_test_policy_has_for_processes_and_files() {
        List<String> missing = new ArrayList<>();
        for (ContainerType type : ContainerPolicy.CONTAINER_SELINUX.types()) {
            if (type.use() == Use.CONTAINER || type.use() == Use.FILES || type.use() == Use.READ_ONLY_FILES) {
                String role = type.use().isOfProcesses() ? "system_r" : "object_r";
                names(type)
                        .map(name -> "system_u:" + role + ":" + name + ":s0")
                        .filter(label -> !TestPolicy.mcs().holds(label))
                        .forEach(missing::add);
            }
        }
        assertThat(missing).isEmpty();
    }

    private static Stream<String> names(ContainerType type) {
        return Stream.concat(Stream.of(type.name()), type.formerNames().stream());
    }
}

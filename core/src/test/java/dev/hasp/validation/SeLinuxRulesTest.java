package dev.hasp.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.Finding;
import dev.hasp.SecurityProfile;
import dev.hasp.control.SeLinux;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeLinuxRulesTest {

    private static final String HOST = "selinux-depends-on-host";

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "container_t, -",
                "container_kvm_t, -",
                "container_device_t, -",
                "container_engine_t, -",
                "job.process, -",
                "container_file_t, selinux-type-of-files",
                "container_ro_file_t, selinux-type-of-files",
                "container_var_lib_t, selinux-type-of-files",
                "spc_t, selinux-type-unconfined",
                "spc_user_t, selinux-type-unconfined",
                "container_runtime_t, selinux-type-unconfined",
                "unconfined_t, selinux-type-unconfined",
                "dockerd_t, selinux-type-of-host",
                "container_user_t, selinux-type-of-host",
                "svirt_lxc_net_t, selinux-type-renamed"
            })
    void a_type_is_of_confined_containers(String type, String code) {
        assertThat(codes(SeLinux.builder().type(type).build())).isEqualTo(code == null ? List.of() : List.of(code));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "container_file_t, -",
                "container_device_t, -",
                "job_files_t, -",
                "container_t, selinux-file-type-of-processes",
                "spc_t, selinux-file-type-of-processes",
                "container_ro_file_t, selinux-file-type-unfit",
                "container_var_run_t, selinux-file-type-unfit",
                "svirt_sandbox_file_t, selinux-type-renamed"
            })
    void a_file_type_is_of_files_that_containers_write(String type, String code) {
        assertThat(codes(SeLinux.builder().fileType(type).build())).isEqualTo(code == null ? List.of() : List.of(code));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "s0:c1,c2 | -",
                "s0:c2,c1 | -",
                "s0:c1,c2-s0:c1,c2 | -",
                "s0 | gives files no category",
                "s0-s0:c1,c2 | gives files no category",
                "s0:c1 | gives files one category",
                "s0:c1,c1 | gives files one category",
                "s0:c1.c3 | two of its 3 categories have: 3 of the 523776 pairs",
                "s0:c0.c1022 | two of its 1023 categories",
                "s0-s0:c0.c1023 | reaches what every container of the host has",
                "s0:c1022,c1023 | what engines give files of containers without separation"
            })
    void a_level_of_its_own_is_a_pair_of_categories(String level, String message) {
        List<Finding> findings = findings(SeLinux.builder().level(level).build());

        if (message == null) {
            assertThat(findings).isEmpty();
        } else {
            assertThat(findings).singleElement().satisfies(finding -> {
                assertThat(finding.code()).isEqualTo("selinux-level-not-apart");
                assertThat(finding.message()).contains(message);
            });
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"s1", "s15:c1,c2", "s0-s1:c0.c1023"})
    void a_policy_of_categories_has_one_sensitivity(String level) {
        assertThat(codes(SeLinux.builder().level(level).build())).containsExactly("selinux-level-needs-mls");
    }

    @Test
    void docker_has_no_nested_labels() {
        assertThat(codes(SeLinux.builder().nested(true).build())).containsExactly("selinux-nested-podman-alone");
    }

    @Test
    void a_label_that_is_off_has_no_parts_to_judge() {
        assertThat(codes(SeLinux.builder()
                        .disabled(true)
                        .type("spc_t")
                        .level("s0")
                        .build()))
                .containsExactly("selinux-disabled-with-label");
    }

    private static List<String> codes(SeLinux label) {
        return findings(label).stream().map(Finding::code).toList();
    }

    private static List<Finding> findings(SeLinux label) {
        return SecurityProfile.builder().seLinux(label).build().validate().stream()
                .filter(finding -> !finding.code().equals(HOST))
                .toList();
    }
}

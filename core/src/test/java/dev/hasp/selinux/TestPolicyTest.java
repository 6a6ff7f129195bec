package dev.hasp.selinux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TestPolicyTest {

    private static final String PROCESS = "system_u:system_r:container_t:s0:c1,c2";

    @Test
    void holds_labels_of_its_users_roles_and_types() {
        assertThat(TestPolicy.mcs().holds(PROCESS)).isTrue();
        assertThat(TestPolicy.mcs().holds("system_u:object_r:container_file_t:s0"))
                .isTrue();
        assertThat(TestPolicy.mcs().holds("system_u:system_r:container_file_t:s0"))
                .as("a type of files is none of processes")
                .isFalse();
        assertThat(TestPolicy.mcs().holds("unconfined_u:object_r:container_file_t:s0:c1023"))
                .isTrue();
        assertThat(TestPolicy.mcs().holds("user_u:object_r:container_file_t:s0"))
                .isFalse();
    }

    @Test
    void has_one_sensitivity_or_sixteen() {
        assertThat(TestPolicy.mcs().holds("system_u:system_r:container_t:s1")).isFalse();
        assertThat(TestPolicy.mls().holds("system_u:system_r:container_t:s15:c1"))
                .isTrue();
        assertThat(TestPolicy.mls().holds("system_u:system_r:container_t:s16")).isFalse();
    }

    @Test
    void separates_containers_by_level() {
        assertThat(TestPolicy.mcs().grants(PROCESS, "system_u:object_r:container_file_t:s0:c1,c2", "file", "write"))
                .isTrue();
        assertThat(TestPolicy.mcs().grants(PROCESS, "system_u:object_r:container_file_t:s0:c1,c3", "file", "write"))
                .isFalse();
        assertThat(TestPolicy.mcs().grants(PROCESS, "system_u:object_r:etc_t:s0", "file", "read"))
                .isFalse();
    }

    @Test
    void takes_modules() throws TestPolicy.Refused {
        TestPolicy policy = TestPolicy.with("(block job (type process) (roletype system_r process)"
                + " (typeattributeset domain process) (typeattributeset container_domain process)"
                + " (allow process etc_t (file (read))))");

        assertThat(policy.holds("system_u:system_r:job.process:s0:c1,c2")).isTrue();
        assertThat(policy.grants("system_u:system_r:job.process:s0", "system_u:object_r:etc_t:s0", "file", "read"))
                .isTrue();
        assertThat(policy.grants("system_u:system_r:job.process:s0", "system_u:object_r:etc_t:s0", "file", "write"))
                .isFalse();
        assertThat(policy.rulesOf("job.process")).contains("allow job.process etc_t:file read;");
    }

    @Test
    void says_why_a_module_is_refused() {
        assertThatThrownBy(() -> TestPolicy.with("(allow container_t no_such_t (file (read)))"))
                .isInstanceOf(TestPolicy.Refused.class)
                .hasMessageContaining("Failed to resolve allow statement");
    }
}

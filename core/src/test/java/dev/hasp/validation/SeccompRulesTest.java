package dev.hasp.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.control.Seccomp;
import dev.hasp.seccomp.SeccompProfile;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeccompRulesTest {

    @ParameterizedTest
    @CsvSource({
        "SCMP_ACT_ALLOW, SCMP_ACT_ALLOW, seccomp-permits-everything",
        "SCMP_ACT_ALLOW, SCMP_ACT_ERRNO, ",
        "SCMP_ACT_ALLOW, SCMP_ACT_LOG, ",
        "SCMP_ACT_LOG, SCMP_ACT_LOG, ",
        "SCMP_ACT_ERRNO, SCMP_ACT_KILL, seccomp-denies-everything",
        "SCMP_ACT_ERRNO, SCMP_ACT_ALLOW, ",
        "SCMP_ACT_KILL_PROCESS, SCMP_ACT_NOTIFY, ",
        "SCMP_ACT_ERRNO, SCMP_ACT_DENY, seccomp-word-unknown",
        "SCMP_ACT_DENY, SCMP_ACT_ALLOW, seccomp-word-unknown"
    })
    void a_profile_permits_something_and_stops_something(String byDefault, String action, String code) {
        assertThat(codes("{\"defaultAction\": \"" + byDefault
                        + "\", \"syscalls\": [{\"names\": [\"read\"], \"action\": \"" + action + "\"}]}"))
                .isEqualTo(code == null ? List.of() : List.of(code));
    }

    @ParameterizedTest
    @CsvSource({"5, SCMP_CMP_EQ, false", "6, SCMP_CMP_EQ, true", "0, SCMP_CMP_IS, true"})
    void a_condition_compares_one_of_six_arguments(int index, String operator, boolean found) {
        String args = "[{\"index\": " + index + ", \"value\": 1, \"op\": \"" + operator + "\"}]";

        assertThat(codes("{\"defaultAction\": \"SCMP_ACT_ERRNO\", \"syscalls\": [{\"names\": [\"read\"], \"action\":"
                                + " \"SCMP_ACT_ALLOW\", \"args\": " + args + "}]}")
                        .contains("seccomp-word-unknown"))
                .isEqualTo(found);
    }

    private static List<String> codes(String json) {
        return Judged.codes(profile -> profile.seccomp(Seccomp.profile(SeccompProfile.parse(json))));
    }
}

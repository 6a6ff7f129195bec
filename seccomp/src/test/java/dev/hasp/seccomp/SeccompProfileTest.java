package dev.hasp.seccomp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.hasp.linux.Errno;
import dev.hasp.linux.KernelVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SeccompProfileTest {

    private static final String FULL = """
            {
            	"defaultAction": "SCMP_ACT_ERRNO",
            	"defaultErrnoRet": 38,
            	"archMap": [
            		{
            			"architecture": "SCMP_ARCH_X86_64",
            			"subArchitectures": [
            				"SCMP_ARCH_X86",
            				"SCMP_ARCH_X32"
            			]
            		}
            	],
            	"flags": [
            		"SECCOMP_FILTER_FLAG_LOG"
            	],
            	"listenerPath": "/run/agent.sock",
            	"listenerMetadata": "m",
            	"syscalls": [
            		{
            			"names": [
            				"read",
            				"write"
            			],
            			"action": "SCMP_ACT_ALLOW"
            		},
            		{
            			"names": [
            				"socket"
            			],
            			"action": "SCMP_ACT_ERRNO",
            			"errnoRet": 97,
            			"args": [
            				{
            					"index": 0,
            					"value": 18446744073709551615,
            					"valueTwo": 7,
            					"op": "SCMP_CMP_MASKED_EQ"
            				}
            			],
            			"comment": "no families",
            			"includes": {
            				"caps": [
            					"CAP_NET_ADMIN"
            				],
            				"arches": [
            					"amd64"
            				],
            				"minKernel": "4.8"
            			},
            			"excludes": {
            				"minKernel": ""
            			},
            			"note": {"by":[1,2.50,"a b"]}
            		}
            	],
            	"_comment": "kept"
            }
            """;

    private final SeccompProfile full = SeccompProfile.parse(FULL);

    @Test
    void reads_every_member() {
        assertThat(full.defaultAction()).isEqualTo(Action.ERRNO);
        assertThat(full.defaultErrno()).contains(Errno.ENOSYS);
        assertThat(full.archMap())
                .containsExactly(
                        new ArchitectureMapping("SCMP_ARCH_X86_64", List.of("SCMP_ARCH_X86", "SCMP_ARCH_X32")));
        assertThat(full.flags()).contains(List.of("SECCOMP_FILTER_FLAG_LOG"));
        assertThat(full.listenerPath()).isEqualTo("/run/agent.sock");
        assertThat(full.listenerMetadata()).isEqualTo("m");
        assertThat(full.unknownFields()).isEqualTo(Map.of("_comment", "\"kept\""));
        SyscallRule socket = full.rules().get(1);
        assertThat(socket.names()).containsExactly("socket");
        assertThat(socket.errno()).contains(Errno.EAFNOSUPPORT);
        assertThat(socket.args()).containsExactly(ArgumentCondition.maskedEqualTo(0, -1, 7));
        assertThat(socket.comment()).isEqualTo("no families");
        assertThat(socket.includes().minKernel()).contains(new KernelVersion(4, 8));
        assertThat(socket.excludes().minKernel()).contains(new KernelVersion(0, 0));
        assertThat(socket.unknownFields()).isEqualTo(Map.of("note", "{\"by\":[1,2.50,\"a b\"]}"));
    }

    @Test
    void writes_for_people_what_it_read_from_people() {
        assertThat(full.toPrettyJson()).isEqualTo(FULL);
    }

    @Test
    void writes_one_line_that_reads_back_equal() {
        assertThat(full.toJson()).doesNotContain("\n");
        assertThat(SeccompProfile.parse(full.toJson())).isEqualTo(full);
    }

    @Test
    void is_equal_whatever_the_case_and_order_of_keys() {
        String tidy = """
                {"defaultAction":"SCMP_ACT_ERRNO","syscalls":[{"names":["read"],"action":"SCMP_ACT_ALLOW"}]}""";
        String odd = """
                {"SYSCALLS":[{"Action":"SCMP_ACT_ALLOW","args":[],"includes":{},"name":"read","errnoRet":null}],
                 "defaultaction":"SCMP_ACT_ERRNO","architectures":null}""";

        assertThat(SeccompProfile.parse(odd)).isEqualTo(SeccompProfile.parse(tidy));
    }

    @Test
    void tells_absent_flags_from_none() {
        SeccompProfile none = SeccompProfile.parse("""
                {"defaultAction":"SCMP_ACT_ERRNO","flags":[]}""");

        assertThat(none.flags()).isEqualTo(Optional.of(List.of()));
        assertThat(SeccompProfile.parse(none.toJson())).isEqualTo(none);
        assertThat(none).isNotEqualTo(SeccompProfile.parse("""
                {"defaultAction":"SCMP_ACT_ERRNO"}"""));
    }

    @Test
    void is_built_by_hand() {
        SeccompProfile profile = SeccompProfile.builder()
                .defaultAction(Action.ERRNO)
                .addRule(SyscallRule.of(Action.ALLOW, "read", "write"))
                .build();

        assertThat(profile.toJson())
                .isEqualTo("{\"defaultAction\":\"SCMP_ACT_ERRNO\",\"syscalls\":"
                        + "[{\"names\":[\"read\",\"write\"],\"action\":\"SCMP_ACT_ALLOW\"}]}");
    }

    @Test
    void reports_all_problems_with_their_places() {
        assertThatThrownBy(() -> SeccompProfile.parse("""
                        {"defaultAction": 5,
                         "syscalls": [{"names": "read"},
                                      {"names": ["a"], "args": [{"index": -1}]}]}"""))
                .isInstanceOfSatisfying(
                        SeccompParseException.class,
                        e -> assertThat(e.problems())
                                .extracting(SeccompProblem::line, SeccompProblem::column, SeccompProblem::pointer)
                                .containsExactly(
                                        tuple(1, 19, "/defaultAction"),
                                        tuple(2, 25, "/syscalls/0/names"),
                                        tuple(3, 51, "/syscalls/1/args/0/index")));
    }
}

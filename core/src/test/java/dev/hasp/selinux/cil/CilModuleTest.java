package dev.hasp.selinux.cil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hasp.selinux.TestPolicy;
import dev.hasp.selinux.cil.Statement.Allow;
import dev.hasp.selinux.cil.Statement.DeclareProcess;
import dev.hasp.selinux.cil.Statement.InheritBlock;
import dev.hasp.selinux.cil.Statement.JoinAttribute;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CilModuleTest {

    private static final BlockName JOB = new BlockName("job");

    private static CilModule.Builder module() {
        return CilModule.builder(JOB).add(new DeclareProcess(), "the type");
    }

    @Test
    void is_written_as_one_block_with_its_reasons() {
        CilModule module = module().add(new JoinAttribute(TypeName.of("domain")))
                .add(Allow.process(TypeName.of("etc_t"), ObjectClass.FILE, Set.of("read", "open")), "to read it")
                .add(Allow.process(ProcessType.PROCESS, ObjectClass.CAPABILITY, Set.of("chown")))
                .build();

        assertThat(module.toText()).isEqualTo("""
                        (block job
                          ; the type
                          (type process)
                          (roletype system_r process)
                          (typeattributeset domain (process))
                          ; to read it
                          (allow process etc_t (file (open read)))
                          (allow process self (capability (chown)))
                        )
                        """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ends here\n(typepermissive process)",
                "ends here\r(typepermissive process)",
                "ends here\u2028(typepermissive process)",
                "\u0000",
                ") (typepermissive process) (",
                "; \"",
                "\u00e9\uD83D\uDE00\uD800"
            })
    void a_note_is_never_a_statement(String note) throws TestPolicy.Refused {
        CilModule module =
                module().add(new JoinAttribute(TypeName.of("domain")), note).build();

        assertThat(module.toText().lines()).hasSize(7);
        assertThat(module.toText().chars()).allMatch(c -> c == '\n' || (c >= ' ' && c <= '~'));
        assertThat(TestPolicy.with(module.toText()).rulesOf("job.process")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void the_policy_has_the_permissions_of_every_class(ObjectClass objectClass) throws TestPolicy.Refused {
        String lacking = "(class tun_socket (attach_queue)) (classcommon tun_socket connection)"
                + "(class netlink_netfilter_socket ()) (classcommon netlink_netfilter_socket connection)"
                + "(classorder (unordered tun_socket netlink_netfilter_socket))";
        CilModule module = module().add(new JoinAttribute(TypeName.of("domain")))
                .add(Allow.process(TypeName.of("etc_t"), objectClass, objectClass.permissions()))
                .build();

        assertThat(TestPolicy.with(lacking, module.toText()).rulesOf("job.process"))
                .anySatisfy(rule -> assertThat(rule).contains(":" + objectClass));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1job",
                "_job",
                "a.b",
                "a-b",
                "a b",
                "job)",
                "a\n",
                "j\u00f6b",
                "\"job\"",
                "self",
                "all",
                "block",
                "Type",
                "container",
                "net_container",
                "process\u0000"
            })
    void refuses_what_is_no_module_s_name(String name) {
        assertThatThrownBy(() -> new BlockName(name)).isInstanceOf(MalformedModuleException.class);
        assertThatThrownBy(() -> new BlockName("a".repeat(64))).isInstanceOf(MalformedModuleException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1_t",
                "etc_t) (typepermissive container_t",
                "etc t",
                ".etc_t",
                "a..b",
                "a.",
                "self",
                "all",
                "xor",
                "process",
                "process.x",
                "\"etc_t\"",
                "etc_t;",
                "\u00e9_t",
                "not",
                "*"
            })
    void refuses_what_is_no_type_s_name(String name) {
        assertThatThrownBy(() -> TypeName.of(name)).isInstanceOf(MalformedModuleException.class);
        assertThat(TypeName.isName(name)).isFalse();
        assertThat(TypeName.isName("other.process")).isTrue();
    }

    @Test
    void refuses_permissions_that_a_class_does_not_have() {
        TypeName files = TypeName.of("etc_t");

        assertThatThrownBy(() -> Allow.process(files, ObjectClass.FILE, Set.of("read", "search")))
                .isInstanceOf(MalformedModuleException.class)
                .hasMessageContaining("\"search\" is none of file");
        assertThatThrownBy(() -> Allow.process(files, ObjectClass.FILE, Set.of()))
                .isInstanceOf(MalformedModuleException.class);
    }

    @Test
    void refuses_a_module_that_declares_its_type_never_or_twice() {
        assertThatThrownBy(() -> CilModule.builder(JOB).build()).hasMessageContaining("0 times");
        assertThatThrownBy(() ->
                        module().add(new InheritBlock(TypeName.of("container"))).build())
                .hasMessageContaining("2 times");
    }

    @Test
    void dialects_are_found_by_name() {
        assertThat(Arrays.stream(Dialect.values()).map(Dialect::toString).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("container-selinux", "udica", "refpolicy")
                .allSatisfy(name -> assertThat(Dialect.of(name)).isPresent());
        assertThat(Dialect.of("debian")).isEmpty();
    }
}

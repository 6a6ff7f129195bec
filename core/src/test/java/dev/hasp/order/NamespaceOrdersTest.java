package dev.hasp.order;

import static dev.hasp.order.Relation.EQUAL;
import static dev.hasp.order.Relation.INCOMPARABLE;
import static dev.hasp.order.Relation.LOOSER;
import static dev.hasp.order.Relation.STRICTER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.control.IpcMode;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.PidMode;
import dev.hasp.control.UsernsMode;
import dev.hasp.effective.Aspects;
import dev.hasp.engine.EngineFacts;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NamespaceOrdersTest {

    @Test
    void its_own_is_stricter_than_the_host_s() {
        Judged judged = Judged.in(Aspects.IPC_NAMESPACE, first -> first, second -> second.ipc(IpcMode.host()));

        assertThat(judged.relation()).isEqualTo(STRICTER);
        assertThat(judged.less()).isEqualTo("share the host's IPC namespace");
    }

    @Test
    void the_host_s_and_another_container_s_each_have_what_the_other_has_not() {
        Judged judged = Judged.in(
                Aspects.IPC_NAMESPACE,
                first -> first.ipc(IpcMode.container("web")),
                second -> second.ipc(IpcMode.host()));

        assertThat(judged.relation()).isEqualTo(INCOMPARABLE);
        assertThat(judged.more()).isEqualTo("share container web's IPC namespace");
    }

    @Test
    void the_host_s_processes_are_those_of_every_container() {
        Judged judged = Judged.in(
                Aspects.PID_NAMESPACE,
                first -> first.pid(PidMode.container("web")),
                second -> second.pid(PidMode.host()));

        assertThat(judged.relation()).isEqualTo(STRICTER);
        assertThat(judged.less()).isEqualTo("share the host's process namespace");
    }

    @Test
    void two_containers_are_apart_unless_one_may_be_the_other_s_id() {
        Judged names = Judged.in(
                Aspects.PID_NAMESPACE,
                first -> first.pid(PidMode.container("web")),
                second -> second.pid(PidMode.container("job")));
        Judged id = Judged.in(
                Aspects.PID_NAMESPACE,
                first -> first.pid(PidMode.container("web")),
                second -> second.pid(PidMode.container("4c01db0b339c")));

        assertThat(names.more()).isEqualTo("share container web's process namespace");
        assertThat(id.more()).isEqualTo("unknown: containers web and 4c01db0b339c may be the same one");
    }

    @Test
    void remapped_ids_are_stricter_than_the_host_s() {
        EngineFacts remapped = Judged.DOCKER.toBuilder().usernsRemap(true).build();
        Judged judged =
                Judged.in(Aspects.USER_NAMESPACE, remapped, first -> first, second -> second.userns(UsernsMode.HOST));

        assertThat(judged.relation()).isEqualTo(STRICTER);
        assertThat(judged.less()).isEqualTo("share the host's user namespace");
    }

    @Test
    void an_unknown_namespace_is_within_the_host_s_and_its_own_within_it() {
        EngineFacts unknown = EngineFacts.docker("28.5.2");
        Judged judged = Judged.in(
                Aspects.USER_NAMESPACE,
                Judged.policy(unknown, profile -> profile),
                Judged.policy(Judged.DOCKER, profile -> profile));

        assertThat(judged.more()).isEqualTo("nothing");
        assertThat(judged.less()).startsWith("unknown: userNamespace is not known");
    }

    @Test
    void the_loopback_alone_is_stricter() {
        Judged judged = Judged.in(Aspects.LOOPBACK_ONLY, first -> first.network(NetworkMode.none()), second -> second);

        assertThat(judged.relation()).isEqualTo(STRICTER);
        assertThat(judged.less()).isEqualTo("use a network interface beside the loopback");
    }

    @Test
    void any_host_name_permits_the_same() {
        assertThat(Judged.in(Aspects.HOST_NAME, first -> first.hostname("a"), second -> second.hostname("b"))
                        .relation())
                .isEqualTo(EQUAL);
    }

    private static Judged sysctls(String name, String first, String second) {
        return Judged.in(
                Aspects.KERNEL_PARAMETERS,
                one -> one.sysctls(Map.of(name, first)),
                two -> two.sysctls(Map.of(name, second)));
    }

    @Test
    void a_lower_first_unprivileged_port_permits_more() {
        Judged judged = sysctls("net.ipv4.ip_unprivileged_port_start", "80", "1024");

        assertThat(judged.relation()).isEqualTo(LOOSER);
        assertThat(judged.more()).isEqualTo("have net.ipv4.ip_unprivileged_port_start as low as 80");
    }

    @Test
    void a_larger_queue_permits_more() {
        assertThat(sysctls("fs.mqueue.msg_max", "5", "20").relation()).isEqualTo(STRICTER);
        assertThat(Judged.in(
                                Aspects.KERNEL_PARAMETERS,
                                first -> first,
                                second -> second.sysctls(Map.of("fs.mqueue.msg_max", "20")))
                        .less())
                .isEqualTo("have fs.mqueue.msg_max as high as 20");
    }

    @Test
    void more_groups_that_may_ping_permit_more() {
        Judged judged = sysctls("net.ipv4.ping_group_range", "0 10", "5 5");

        assertThat(judged.relation()).isEqualTo(LOOSER);
        assertThat(judged.more()).isEqualTo("open a ping socket as group 0");
        assertThat(sysctls("net.ipv4.ping_group_range", "1 0", "5 5").relation())
                .isEqualTo(STRICTER);
    }

    @Test
    void a_parameter_without_a_known_direction_is_not_compared() {
        Judged judged = sysctls("net.ipv4.tcp_syncookies", "1", "2");

        assertThat(judged.relation()).isEqualTo(INCOMPARABLE);
        assertThat(judged.more())
                .isEqualTo("unknown: which of 1 and 2 permits more as net.ipv4.tcp_syncookies is not known");
    }

    @Test
    void octal_numbers_are_not_read() {
        assertThat(sysctls("fs.mqueue.msg_max", "010", "9").more()).startsWith("unknown: which of 010 and 9");
    }

    @Test
    void beside_the_host_s_network_parameters_of_its_own_permit_nothing_more() {
        Judged judged =
                Judged.in(Aspects.KERNEL_PARAMETERS, first -> first, second -> second.network(NetworkMode.host()));

        assertThat(judged.relation()).isEqualTo(STRICTER);
        assertThat(judged.less()).isEqualTo("share the host's network namespace");
    }

    @Test
    void a_domain_name_permits_nothing() {
        assertThat(Judged.in(Aspects.KERNEL_PARAMETERS, first -> first.domainname("example.org"), second -> second)
                        .relation())
                .isEqualTo(EQUAL);
    }
}

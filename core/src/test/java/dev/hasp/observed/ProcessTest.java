package dev.hasp.observed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.effective.Aspects;
import dev.hasp.effective.IdMapping;
import dev.hasp.effective.Sharing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProcessTest {

    private final TextFiles files = new TextFiles();

    private ObservedPolicy look() {
        return look(Map.of());
    }

    private ObservedPolicy look(Map<String, String> hostNamespaces) {
        return Observation.read(files, Observation.wanted(List.of(), List.of()), hostNamespaces, List.of());
    }

    @Test
    void ids_seen_from_outside_are_turned_into_those_inside() {
        files.text(
                        "/proc/self/status",
                        "Uid:\t201000\t201000\t201000\t201000\nGid:\t200000\t0\t0\t0\nGroups:\t200005 \n")
                .text("/proc/self/uid_map", "         0     200000      65536\n")
                .text("/proc/self/gid_map", "         0     200000      65536\n");

        assertThat(look().sighting(Aspects.UID).value()).contains(201000L);
        files.outside();
        assertThat(look().sighting(Aspects.UID).value()).contains(1000L);
        assertThat(look().sighting(Aspects.GID).value()).contains(0L);
        assertThat(look().sighting(Aspects.GROUPS_HELD).value().orElseThrow()).containsExactly(5L);
        assertThat(look().sighting(Aspects.UID_MAP).value().orElseThrow())
                .containsExactly(new IdMapping(0, 200000, 65536));
    }

    @Test
    void an_id_that_is_not_mapped_is_not_guessed() {
        files.outside().text("/proc/self/status", "Uid:\t0\t0\t0\t0\n").text("/proc/self/uid_map", "0 200000 65536\n");

        assertThat(look().sighting(Aspects.UID).how()).contains("an id that the container has");
    }

    @Test
    void a_capability_without_a_name_is_kept_by_its_bit() {
        files.text("/proc/self/status", "CapBnd:\t0000020000000001\n");

        assertThat(look().sighting(Aspects.BOUNDING).value().orElseThrow())
                .extracting(Object::toString)
                .containsExactly("CAP_CHOWN", "CAP_BIT_41");
    }

    @Test
    void the_first_line_of_a_name_counts() {
        files.text("/proc/self/status", "NoNewPrivs:\t0\nNoNewPrivs:\t1\n");

        assertThat(look().sighting(Aspects.NO_NEW_PRIVS).value()).contains(false);
    }

    @Test
    void without_a_filter_there_are_no_rules() {
        files.text("/proc/self/status", "Seccomp:\t0\n");

        assertThat(look().sighting(Aspects.SECCOMP_ON).value()).contains(false);
        assertThat(look().sighting(Aspects.SECCOMP_RULES).value()).contains(Optional.empty());
    }

    @Test
    void a_process_that_came_into_a_namespace_shares_it() {
        files.link("/proc/self/ns/pid", "pid:[4026532674]").text("/proc/self/status", "Pid:\t7\nPPid:\t0\n");
        assertThat(look().sighting(Aspects.PID_NAMESPACE).value()).contains(Sharing.container(""));

        files.text("/proc/self/status", "Pid:\t1\nPPid:\t0\n");
        assertThat(look().sighting(Aspects.PID_NAMESPACE).value()).contains(Sharing.own());

        files.outside().text("/proc/self/status", "Pid:\t4000\nPPid:\t3999\nNSpid:\t4000\t7\n");
        assertThat(look().sighting(Aspects.PID_NAMESPACE).value()).contains(Sharing.container(""));
    }

    @Test
    void a_namespace_is_the_hosts_by_its_number() {
        files.link("/proc/self/ns/ipc", "ipc:[4026532673]").link("/proc/self/ns/net", "net:[4026532675]");
        Map<String, String> host = Map.of("ipc", "ipc:[4026532673]", "net", "net:[4026531833]");

        assertThat(look(host).sighting(Aspects.IPC_NAMESPACE).value()).contains(Sharing.host());
        assertThat(look(host).sighting(Aspects.NETWORK_NAMESPACE).value()).contains(Sharing.own());
        assertThat(look().sighting(Aspects.IPC_NAMESPACE).value()).contains(Sharing.own());
        assertThat(look().sighting(Aspects.NETWORK_NAMESPACE).value()).isEmpty();
    }

    @Test
    void a_kernel_without_such_namespaces_has_one_for_all() {
        assertThat(look().sighting(Aspects.TIME_NAMESPACE).value()).isEmpty();

        files.link("/proc/self/ns/mnt", "mnt:[4026532671]");
        assertThat(look().sighting(Aspects.TIME_NAMESPACE).value()).contains(Sharing.host());
    }

    @Test
    void tunnels_that_every_network_has_lead_nowhere() {
        String titles = "Inter-|   Receive\n face |bytes\n";
        files.text("/proc/self/net/dev", titles + "    lo: 0 0\n tunl0: 0 0\n");
        assertThat(look().sighting(Aspects.LOOPBACK_ONLY).value()).contains(true);

        files.text("/proc/self/net/dev", titles + "    lo: 0 0\n tunl1: 0 0\n");
        assertThat(look().sighting(Aspects.LOOPBACK_ONLY).value()).contains(false);
    }

    @Test
    void an_init_counts_where_the_engine_put_it() {
        String root = "100 1 0:50 / / rw - overlay overlay rw\n";
        String init = "101 100 8:1 /x /sbin/docker-init ro - ext4 /dev/sda1 rw\n";
        files.text("/proc/1/comm", "docker-init\n").link("/proc/self/ns/pid", "pid:[4026532674]");

        files.text("/proc/self/mountinfo", root);
        assertThat(look().sighting(Aspects.INIT_RUNS).value()).contains(false);
        files.text("/proc/self/mountinfo", root + init);
        assertThat(look().sighting(Aspects.INIT_RUNS).value()).contains(true);
        files.text("/proc/1/comm", "sh\n");
        assertThat(look().sighting(Aspects.INIT_RUNS).value()).contains(false);
        files.link("/proc/self/ns/pid", "pid:[4026531836]");
        assertThat(look().sighting(Aspects.INIT_RUNS).value()).isEmpty();
    }

    @Test
    void limits_that_are_cut_off_are_not_taken_for_defaults() {
        files.text(
                "/proc/self/limits", "Max cpu time              unlimited            unlimited            seconds\n");

        assertThat(look().sighting(Aspects.RESOURCE_LIMITS).how()).contains("expected a line Max ");
    }

    @Test
    void a_kernel_parameter_that_cannot_be_read_is_not_left_out() {
        Wanted wanted = Observation.wanted(List.of("net.ipv4.conf.eth0/1.forwarding", "kernel.none"), List.of());
        files.text("/proc/sys/net/ipv4/conf/eth0.1/forwarding", "1\n");
        assertThat(Observation.read(files, wanted, Map.of(), List.of())
                        .sighting(Aspects.KERNEL_PARAMETERS)
                        .value()
                        .orElseThrow())
                .containsExactly(Map.entry("net.ipv4.conf.eth0/1.forwarding", "1"));

        files.refuse("/proc/sys/kernel/none", "EACCES");
        assertThat(Observation.read(files, wanted, Map.of(), List.of())
                        .sighting(Aspects.KERNEL_PARAMETERS)
                        .how())
                .isEqualTo("/proc/sys/kernel/none: EACCES");
    }
}

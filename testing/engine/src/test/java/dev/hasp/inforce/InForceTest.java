package dev.hasp.inforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hasp.SecurityProfile;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Capabilities;
import dev.hasp.control.Control;
import dev.hasp.control.Controls;
import dev.hasp.control.Cpus;
import dev.hasp.control.IpcMode;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.PidsLimit;
import dev.hasp.control.SwapLimit;
import dev.hasp.control.Tmpfs;
import dev.hasp.control.Ulimit;
import dev.hasp.control.User;
import dev.hasp.linux.Capability;
import dev.hasp.profiles.Restricted;
import dev.hasp.testing.engine.Engine;
import dev.hasp.testing.engine.RequiresEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

/** That the check of the other tests notices when something is not in force. */
@RequiresEngine
class InForceTest {

    private static final SecurityProfile ASKED = Restricted.preset().profile();

    private final Engine engine;

    InForceTest(Engine engine) {
        this.engine = engine;
    }

    @Test
    void a_control_that_is_not_in_force_is_noticed() {
        KernelState kernel = KernelState.read(
                engine.run(ASKED.toSpec(), "sh", "-c", KernelState.PROBE).stdout());
        InForce.check(ASKED, kernel);

        List<SecurityProfile> others = new ArrayList<>();
        others.add(other(Controls.USER, User.of(65534, 1000)));
        others.add(other(Controls.CAPABILITIES, Capabilities.only(Capability.KILL)));
        others.add(other(Controls.NETWORK, NetworkMode.named("elsewhere")));
        others.add(other(Controls.IPC, IpcMode.none()));
        others.add(other(Controls.READ_ONLY_ROOTFS, false));
        others.add(other(Controls.TMPFS, List.of(Tmpfs.of("/tmp", ByteSize.mebibytes(65)))));
        others.add(other(Controls.TMPFS, List.of(Tmpfs.of("/run", ByteSize.mebibytes(64)))));
        others.add(other(Controls.SHM_SIZE, ByteSize.mebibytes(128)));
        others.add(other(Controls.MEMORY, ByteSize.mebibytes(511)));
        others.add(other(Controls.MEMORY_SWAP, SwapLimit.of(ByteSize.gibibytes(1))));
        others.add(other(Controls.CPUS, Cpus.of(0.5)));
        others.add(other(Controls.PIDS_LIMIT, PidsLimit.of(257)));
        others.add(other(Controls.ULIMITS, List.of(Ulimit.of("nofile", 1023))));
        others.add(other(Controls.HOSTNAME, "elsewhere"));
        others.add(other(Controls.SYSCTLS, Map.of("net.ipv4.ip_unprivileged_port_start", "7")));

        assertThat(others)
                .allSatisfy(other -> assertThatThrownBy(() -> InForce.check(other, kernel))
                        .isInstanceOfAny(AssertionError.class, NoSuchElementException.class));
    }

    private static <T> SecurityProfile other(Control<T> control, T value) {
        return ASKED.with(control, value);
    }
}

package dev.hasp.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.CreateContainerResponse;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.core.command.CreateContainerCmdImpl;
import dev.hasp.SecurityProfile;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Capabilities;
import dev.hasp.control.Seccomp;
import dev.hasp.control.User;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApplyTest {

    private final CreateContainerCmd command =
            new CreateContainerCmdImpl(created -> new CreateContainerResponse(), null, "image");

    @Test
    void what_the_caller_set_stays_where_the_spec_decides_nothing() {
        command.getHostConfig().withMemory(128L << 20).withSecurityOpts(List.of("apparmor=site"));

        SecurityProfile.builder()
                .user(User.of(1000, 1000))
                .capabilities(Capabilities.none())
                .noNewPrivileges(true)
                .seccomp(Seccomp.builtin())
                .maskedPaths()
                .build()
                .toSpec()
                .applyTo(command);

        assertThat(command.getUser()).isEqualTo("1000:1000");
        assertThat(command.getHostConfig().getMemory()).isEqualTo(128L << 20);
        assertThat(command.getHostConfig().getCapDrop()).containsExactly(Capability.ALL);
        assertThat(command.getHostConfig().getSecurityOpts())
                .containsExactly("apparmor=site", "no-new-privileges", "seccomp=builtin");
        assertThat(command.getHostConfig().getRawValues()).containsEntry("MaskedPaths", List.of());
    }

    @Test
    void a_contradiction_leaves_the_command_as_it_was() {
        command.getHostConfig().withMemory(128L << 20);

        assertThatThrownBy(() -> SecurityProfile.builder()
                        .user(User.of(1000, 1000))
                        .memory(ByteSize.mebibytes(64))
                        .build()
                        .toSpec()
                        .applyTo(command))
                .isInstanceOf(ContradictionException.class)
                .hasMessageContaining(
                        "memory: the spec asks for 67108864 in HostConfig.Memory, the create command has 134217728");
        assertThat(command.getUser()).isNull();
    }
}

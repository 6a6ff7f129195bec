package dev.hasp.inforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.HostConfig;
import dev.hasp.Finding;
import dev.hasp.SecurityProfile;
import dev.hasp.control.BindMount;
import dev.hasp.control.Relabel;
import dev.hasp.testing.engine.Engine;
import dev.hasp.testing.engine.RequiresEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** That an engine with SELinux guards what Hasp says that it guards. */
@EnabledIfEnvironmentVariable(
        named = "HASP_ENGINE_VM_SELINUX",
        matches = ".+",
        disabledReason = "no virtual machine: export $(testing/vm/vm start selinux)")
@RequiresEngine("vm_selinux")
class RelabelInForceTest {

    /** No runtime is started: the engine refuses before. */
    @Test
    void a_directory_of_the_system_is_refused_when_the_container_starts(Engine engine) {
        DockerClient client = engine.client();
        String container = client.createContainerCmd(engine.image())
                .withHostConfig(
                        HostConfig.newHostConfig().withNetworkMode("none").withBinds(Bind.parse("/etc:/x:z")))
                .withCmd("true")
                .exec()
                .getId();
        try {
            assertThatThrownBy(() -> client.startContainerCmd(container).exec())
                    .isInstanceOf(DockerException.class)
                    .hasMessageContaining("relabeling of /etc is not allowed");
        } finally {
            client.removeContainerCmd(container).withForce(true).exec();
        }
        assertThat(SecurityProfile.builder()
                        .mounts(BindMount.builder()
                                .source("/etc")
                                .target("/x")
                                .relabel(Relabel.SHARED)
                                .createSource(true)
                                .build())
                        .build()
                        .validate())
                .filteredOn(Finding::isError)
                .extracting(Finding::code)
                .containsExactly("relabel-system-directory");
    }
}

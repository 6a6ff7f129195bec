package dev.hasp.selinux;

import static dev.hasp.selinux.ContainerType.Use.CONTAINER;
import static dev.hasp.selinux.ContainerType.Use.FILES;
import static dev.hasp.selinux.ContainerType.Use.HOST;
import static dev.hasp.selinux.ContainerType.Use.HOST_FILES;
import static dev.hasp.selinux.ContainerType.Use.READ_ONLY_FILES;
import static dev.hasp.selinux.ContainerType.Use.UNCONFINED;

import dev.hasp.selinux.ContainerType.Use;
import java.util.List;
import java.util.Map;

/**
 * What policies declare for containers. The types of the first texts on containers were those of libvirt's
 * ({@code svirt_…}) and of Docker's first policy ({@code docker_…}, {@code docker.te} of docker-selinux); since 2017 they
 * are other names of the types here.
 */
final class ContainerTypes {

    /** container-selinux {@code container.te} 2.230, {@code container_selinux(8)}; Fedora {@code contrib/virt.te}. */
    private static final List<ContainerType> CONTAINER_SELINUX = List.of(
            type(CONTAINER, "container_t", "ordinary containers", "svirt_lxc_net_t"),
            type(CONTAINER, "container_init_t", "containers with an init system of their own, which write to cgroups"),
            type(CONTAINER, "container_kvm_t", "containers that run in a virtual machine, as Kata's do"),
            type(CONTAINER, "container_engine_t", "engines inside a container, which mount file systems"),
            type(CONTAINER, "container_userns_t", "containers in a user namespace that mount proc and tmpfs"),
            type(CONTAINER, "container_logreader_t", "containers that read every log of the host"),
            type(CONTAINER, "container_logwriter_t", "containers that write every log of the host"),
            type(CONTAINER, "container_device_t", "containers that use every character device"),
            type(CONTAINER, "container_device_plugin_t", "device plugins, which use every device and call the kubelet"),
            type(
                    CONTAINER,
                    "container_device_plugin_init_t",
                    "the start of device plugins, which use every device and write the kubelet's configuration"),
            type(UNCONFINED, "spc_t", "super privileged containers"),
            type(UNCONFINED, "container_runtime_t", "engines and runtimes themselves", "docker_t"),
            type(UNCONFINED, "kubelet_t", "the kubelet"),
            type(HOST, "container_auth_t", "plugins of engines that authorize", "docker_auth_t"),
            type(HOST, "container_user_t", "users who log in and may run containers alone"),
            type(FILES, "container_file_t", "files of containers", "svirt_sandbox_file_t", "svirt_lxc_file_t"),
            type(READ_ONLY_FILES, "container_ro_file_t", "layers of images", "container_share_t", "docker_share_t"),
            type(HOST_FILES, "container_var_lib_t", "the state of engines", "docker_var_lib_t"),
            type(HOST_FILES, "container_var_run_t", "the sockets of engines", "docker_var_run_t"),
            type(HOST_FILES, "container_config_t", "the configuration of engines", "docker_config_t"),
            type(HOST_FILES, "container_log_t", "the logs of containers", "docker_log_t"),
            type(HOST_FILES, "container_runtime_exec_t", "the programs of engines", "docker_exec_t"),
            type(HOST_FILES, "container_runtime_tmpfs_t", "the tmpfs of engines", "docker_tmpfs_t"),
            type(HOST_FILES, "container_plugin_var_run_t", "the sockets of plugins", "docker_plugin_var_run_t"),
            type(HOST_FILES, "container_kvm_var_run_t", "the sockets of virtual machines of containers"),
            type(HOST_FILES, "kubernetes_file_t", "the configuration of Kubernetes"));

    /** refpolicy {@code services/container.te}, {@code docker.te} and {@code podman.te}, as Debian 13 compiles them. */
    private static final List<ContainerType> REFPOLICY = List.of(
            type(CONTAINER, "container_t", "ordinary containers", "svirt_lxc_net_t"),
            type(CONTAINER, "container_kvm_t", "containers that run in a virtual machine, as Kata's do"),
            type(UNCONFINED, "spc_t", "super privileged containers"),
            type(UNCONFINED, "spc_user_t", "super privileged containers of users"),
            type(HOST, "container_engine_t", "engines themselves"),
            type(HOST, "dockerd_t", "Docker itself"),
            type(HOST, "dockerd_user_t", "Docker of a user"),
            type(HOST, "podman_t", "Podman itself"),
            type(HOST, "podman_user_t", "Podman of a user"),
            type(FILES, "container_file_t", "files of containers", "svirt_lxc_file_t"),
            type(FILES, "container_device_t", "devices that are made in containers"),
            type(FILES, "container_devpts_t", "terminals of containers"),
            type(READ_ONLY_FILES, "container_ro_file_t", "layers of images"),
            type(HOST_FILES, "container_var_lib_t", "the state of engines"),
            type(HOST_FILES, "container_runtime_t", "the sockets of engines"),
            type(HOST_FILES, "container_config_t", "the configuration of engines"),
            type(HOST_FILES, "container_log_t", "the logs of containers"),
            type(HOST_FILES, "container_engine_exec_t", "the programs of engines"),
            type(HOST_FILES, "container_engine_tmpfs_t", "the tmpfs of engines"),
            type(HOST_FILES, "container_plugin_t", "plugins of engines"));

    static final Map<ContainerPolicy, List<ContainerType>> OF =
            Map.of(ContainerPolicy.CONTAINER_SELINUX, CONTAINER_SELINUX, ContainerPolicy.REFPOLICY, REFPOLICY);

    private ContainerTypes() {}

    private static ContainerType type(Use use, String name, String meaning, String... formerNames) {
        return new ContainerType(name, use, meaning, List.of(formerNames));
    }
}

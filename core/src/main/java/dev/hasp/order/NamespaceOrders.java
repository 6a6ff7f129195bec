package dev.hasp.order;

import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.Sharing;
import dev.hasp.witness.ReachesNetwork;
import java.util.List;

/** Orders of namespaces, host name and kernel parameters. */
final class NamespaceOrders {

    private static final String OWN = "its own is stricter than any other's; ";
    private static final String APART = "the host's and another container's each have what the other has not";

    static final List<Order<?>> ALL = List.of(
            shared(Aspects.NETWORK_NAMESPACE, APART, "network_namespaces(7)"),
            shared(
                    Aspects.PID_NAMESPACE,
                    "the host's shows the processes of every container, so another container's is stricter",
                    "pid_namespaces(7)"),
            shared(Aspects.IPC_NAMESPACE, APART, "ipc_namespaces(7)"),
            shared(Aspects.UTS_NAMESPACE, APART, "uts_namespaces(7)"),
            shared(
                    Aspects.CGROUP_NAMESPACE,
                    "the host's shows the whole tree, so another container's is stricter",
                    "cgroup_namespaces(7)"),
            ownOrHosts(Aspects.MOUNT_NAMESPACE, "mount_namespaces(7)"),
            ownOrHosts(Aspects.USER_NAMESPACE, "user_namespaces(7)"),
            ownOrHosts(Aspects.TIME_NAMESPACE, "time_namespaces(7)"),
            Restriction.order(
                    Aspects.LOOPBACK_ONLY,
                    "the loopback alone is stricter than any further interface",
                    "network_namespaces(7)",
                    new ReachesNetwork()),
            Order.neutral(
                    Aspects.HOST_NAME,
                    "a name permits nothing, and whose it is has its own order",
                    "uts_namespaces(7)"),
            KernelParameterOrder.order());

    private NamespaceOrders() {}

    private static Order<Sharing> shared(Aspect<Sharing> aspect, String others, String source) {
        return NamespaceOrder.of(aspect, false, OWN + others, source);
    }

    private static Order<Sharing> ownOrHosts(Aspect<Sharing> aspect, String source) {
        return NamespaceOrder.of(
                aspect, true, "its own is stricter than the host's, and no container joins another's", source);
    }
}

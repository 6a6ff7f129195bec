package dev.hasp.order;

import dev.hasp.effective.Aspect;
import dev.hasp.effective.Aspects;
import dev.hasp.effective.Sharing;
import dev.hasp.witness.HasParameter;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A kernel parameter of a namespace, a number of which it is known in which direction it permits more.
 *
 * @param name with dots
 * @param namespace the kind of namespace that it belongs to
 * @param larger whether larger permits more
 * @param initial what new namespaces start with; empty where that is not the same on every kernel
 */
record KernelParameter(String name, Aspect<Sharing> namespace, boolean larger, Optional<BigInteger> initial) {

    /** Linux Documentation/networking/ip-sysctl, proc_sys_kernel(5), sysvipc(7), mq_overview(7), ipc/mqueue.c. */
    private static final List<KernelParameter> ALL = List.of(
            smaller("net.ipv4.ip_unprivileged_port_start", Aspects.NETWORK_NAMESPACE, 1024),
            larger("net.core.somaxconn", Aspects.NETWORK_NAMESPACE, Optional.empty()),
            smaller("kernel.shm_rmid_forced", Aspects.IPC_NAMESPACE, 0),
            larger("kernel.shmmax", Aspects.IPC_NAMESPACE, Optional.empty()),
            larger("kernel.shmall", Aspects.IPC_NAMESPACE, Optional.empty()),
            larger("kernel.shmmni", Aspects.IPC_NAMESPACE, Optional.of(4096)),
            larger("kernel.msgmax", Aspects.IPC_NAMESPACE, Optional.of(8192)),
            larger("kernel.msgmnb", Aspects.IPC_NAMESPACE, Optional.of(16_384)),
            larger("kernel.msgmni", Aspects.IPC_NAMESPACE, Optional.empty()),
            larger("fs.mqueue.msg_max", Aspects.IPC_NAMESPACE, Optional.of(10)),
            larger("fs.mqueue.msgsize_max", Aspects.IPC_NAMESPACE, Optional.of(8192)),
            larger("fs.mqueue.queues_max", Aspects.IPC_NAMESPACE, Optional.of(256)));

    /** What the kernel reads as a decimal number: a leading 0 makes it octal. */
    private static final Pattern DECIMAL = Pattern.compile("0|[1-9][0-9]{0,19}");

    private static KernelParameter smaller(String name, Aspect<Sharing> namespace, int initial) {
        return new KernelParameter(name, namespace, false, Optional.of(BigInteger.valueOf(initial)));
    }

    private static KernelParameter larger(String name, Aspect<Sharing> namespace, Optional<Integer> initial) {
        return new KernelParameter(name, namespace, true, initial.map(BigInteger::valueOf));
    }

    static Optional<KernelParameter> of(String name) {
        return ALL.stream().filter(known -> known.name.equals(name)).findFirst();
    }

    /** What one value permits beyond the other; a value that nobody sets is empty. */
    Excess excess(Optional<String> first, Optional<String> second, Excess undecided) {
        Optional<BigInteger> a = number(first);
        Optional<BigInteger> b = number(second);
        boolean nothing = larger && a.filter(BigInteger.ZERO::equals).isPresent();
        boolean everything = !larger && b.filter(BigInteger.ZERO::equals).isPresent();
        if (nothing || everything) {
            return Excess.none();
        }
        if (a.isEmpty() || b.isEmpty()) {
            return undecided;
        }
        int beyond = a.get().compareTo(b.get());
        return (larger ? beyond <= 0 : beyond >= 0)
                ? Excess.none()
                : Excess.found(new HasParameter(namespace, name, a.get(), larger, initial));
    }

    private Optional<BigInteger> number(Optional<String> value) {
        return value.isEmpty()
                ? initial
                : value.filter(text -> DECIMAL.matcher(text).matches()).map(BigInteger::new);
    }
}

package dev.hasp.order;

import dev.hasp.effective.Aspects;
import java.util.List;

/** Orders of who it acts as: user and group ids, user namespace maps, umask. */
final class IdentityOrders {

    static final List<Order<?>> ALL = List.of(
            AccountOrder.users(),
            AccountOrder.groups(),
            Order.neutral(Aspects.GROUPS_HELD, "told by the group id, whose order takes all groups", "credentials(7)"),
            Order.neutral(
                    Aspects.UID_MAP,
                    "told by the user id, which is compared as the host sees it",
                    "user_namespaces(7)"),
            Order.neutral(
                    Aspects.GID_MAP,
                    "told by the group id, which is compared as the host sees it",
                    "user_namespaces(7)"),
            Order.neutral(Aspects.UMASK_SET, "every process may set its own", "umask(2)"));

    private IdentityOrders() {}
}

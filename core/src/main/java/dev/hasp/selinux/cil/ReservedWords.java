package dev.hasp.selinux.cil;

import java.util.Locale;
import java.util.Set;

/** Words that mean something to the compiler wherever they stand (libsepol 3.8 {@code cil_init_keys}). */
final class ReservedWords {

    private static final Set<String> ALL = Set.of("""
            t1 t2 t3 r1 r2 r3 u1 u2 u3 l1 l2 h1 h2
            all and any deny dom domby eq false glob incomp neq not notself or other range self true xor
            dccp sctp tcp udp ipv4 ipv6
            file dir char block socket pipe symlink xattr task trans
            source target source-target target-source low high low-high glblub
            allow auditallow dontaudit neverallow allowx auditallowx dontauditx neverallowx
            ioctl nlmsg perm permissionx reject unordered string name object_r
            boolean booleanif tunable tunableif call macro in in_after in_before optional after before
            blockabstract blockinherit
            category categoryalias categoryaliasactual categoryorder categoryset
            class classcommon classmap classmapping classorder classpermission classpermissionset common
            constrain mlsconstrain validatetrans mlsvalidatetrans
            context filecon portcon nodecon genfscon netifcon ibpkeycon ibendportcon fsuse ipaddr
            pirqcon iomemcon ioportcon pcidevicecon devicetreecon
            defaultuser defaultrole defaulttype defaultrange handleunknown mls policycap
            level levelrange sensitivity sensitivityalias sensitivityaliasactual sensitivitycategory sensitivityorder
            role roleallow roleattribute roleattributeset rolebounds roletransition roletype rangetransition
            sid sidcontext sidorder
            type typealias typealiasactual typeattribute typeattributeset typebounds typechange typemember
            typepermissive typeneveraudit typetransition expandtypeattribute
            user userattribute userattributeset userbounds userlevel userprefix userrange userrole
            selinuxuser selinuxuserdefault src_info src_cil src_hll
            """.strip().split("\\s+", -1));

    private ReservedWords() {}

    /** Whether it is one, in whatever case, so that no reader mistakes it for one either. */
    static boolean contain(String word) {
        return ALL.contains(word.toLowerCase(Locale.ROOT));
    }
}

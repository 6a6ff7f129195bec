package dev.hasp.linux;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An error number of {@code errno(3)}, by the numbers of asm-generic, which every architecture but mips, alpha, parisc
 * and sparc uses.
 *
 * <p>Numbers that have no name are carried: a profile may hold any.
 */
public final class Errno {

    /** Names in the order of their numbers from 1, as in {@code asm-generic/errno-base.h} and {@code errno.h}; - is a gap. */
    private static final List<String> NAMES = List.of("""
            EPERM ENOENT ESRCH EINTR EIO ENXIO E2BIG ENOEXEC EBADF ECHILD EAGAIN ENOMEM EACCES EFAULT ENOTBLK
            EBUSY EEXIST EXDEV ENODEV ENOTDIR EISDIR EINVAL ENFILE EMFILE ENOTTY ETXTBSY EFBIG ENOSPC ESPIPE
            EROFS EMLINK EPIPE EDOM ERANGE EDEADLK ENAMETOOLONG ENOLCK ENOSYS ENOTEMPTY ELOOP - ENOMSG EIDRM
            ECHRNG EL2NSYNC EL3HLT EL3RST ELNRNG EUNATCH ENOCSI EL2HLT EBADE EBADR EXFULL ENOANO EBADRQC EBADSLT
            - EBFONT ENOSTR ENODATA ETIME ENOSR ENONET ENOPKG EREMOTE ENOLINK EADV ESRMNT ECOMM EPROTO EMULTIHOP
            EDOTDOT EBADMSG EOVERFLOW ENOTUNIQ EBADFD EREMCHG ELIBACC ELIBBAD ELIBSCN ELIBMAX ELIBEXEC EILSEQ
            ERESTART ESTRPIPE EUSERS ENOTSOCK EDESTADDRREQ EMSGSIZE EPROTOTYPE ENOPROTOOPT EPROTONOSUPPORT
            ESOCKTNOSUPPORT EOPNOTSUPP EPFNOSUPPORT EAFNOSUPPORT EADDRINUSE EADDRNOTAVAIL ENETDOWN ENETUNREACH
            ENETRESET ECONNABORTED ECONNRESET ENOBUFS EISCONN ENOTCONN ESHUTDOWN ETOOMANYREFS ETIMEDOUT
            ECONNREFUSED EHOSTDOWN EHOSTUNREACH EALREADY EINPROGRESS ESTALE EUCLEAN ENOTNAM ENAVAIL EISNAM
            EREMOTEIO EDQUOT ENOMEDIUM EMEDIUMTYPE ECANCELED ENOKEY EKEYEXPIRED EKEYREVOKED EKEYREJECTED
            EOWNERDEAD ENOTRECOVERABLE ERFKILL EHWPOISON
            """.strip().split("\\s+"));

    private static final Map<String, Errno> BY_NAME = byName();

    public static final Errno EPERM = of("EPERM");
    public static final Errno EACCES = of("EACCES");
    public static final Errno EINVAL = of("EINVAL");
    public static final Errno ENOSYS = of("ENOSYS");
    public static final Errno EAFNOSUPPORT = of("EAFNOSUPPORT");

    private final long number;

    private Errno(long number) {
        this.number = number;
    }

    private static Map<String, Errno> byName() {
        Map<String, Errno> names = new HashMap<>();
        for (int i = 0; i < NAMES.size(); i++) {
            names.put(NAMES.get(i), new Errno(i + 1L));
        }
        names.remove("-");
        names.put("EWOULDBLOCK", new Errno(11));
        names.put("EDEADLOCK", new Errno(35));
        names.put("ENOTSUP", new Errno(95));
        return Map.copyOf(names);
    }

    /** The error of this number; profiles may hold any unsigned 64-bit number, of which the kernel takes 0 to 4095. */
    public static Errno of(long number) {
        return new Errno(number);
    }

    /**
     * The error of this name, in any case.
     *
     * @throws IllegalArgumentException if no error has it
     */
    public static Errno of(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "errno: \"" + name + "\" is no error's name; expected one such as EPERM or ENOSYS"));
    }

    /** The error of this name, in any case, or empty. */
    public static Optional<Errno> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name.strip().toUpperCase(Locale.ROOT)));
    }

    /** The number, to be read as unsigned. */
    public long number() {
        return number;
    }

    /** The name, or empty for a number without one. */
    public Optional<String> name() {
        return number >= 1 && number <= NAMES.size()
                ? Optional.of(NAMES.get((int) number - 1)).filter(name -> !name.equals("-"))
                : Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Errno that && that.number == number;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(number);
    }

    /** The name, or the number where it has none. */
    @Override
    public String toString() {
        return name().orElseGet(() -> Long.toUnsignedString(number));
    }
}

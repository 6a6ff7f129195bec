package dev.hasp.profiles;

import dev.hasp.SecurityProfile;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Controls;
import dev.hasp.control.NetworkMode;
import dev.hasp.control.PidsLimit;
import dev.hasp.control.Seccomp;
import dev.hasp.control.SwapLimit;
import dev.hasp.control.Ulimit;
import dev.hasp.control.User;
import dev.hasp.seccomp.SeccompProfile;
import java.util.List;
import java.util.function.Supplier;

/**
 * A browser that renders or tests pages. Over {@link Restricted}, it has
 *
 * <ul>
 *   <li>{@code user}: 1000:1000, since Chromium wants a user with a home directory. Source: Playwright
 *       docs/src/docker.md, untrusted pages, a user of their own.
 *   <li>{@code shmSize}: 1 GiB, since renderers hand over frames in /dev/shm and crash when its 64 MiB are full; in
 *       place of the host's IPC namespace that Playwright's documentation asks for. Source: Playwright
 *       docs/src/docker.md.
 *   <li>{@code readOnlyRootfs}, {@code tmpfs}: a writable root file system without a /tmp of its own, since the
 *       browser writes its profile to the home directory and to /tmp.
 *   <li>{@code network}: the network {@code headless-browser}, or a named one, for the pages.
 *   <li>{@code pidsLimit}: 1,024, since every site is a process with a dozen threads. Source: Chromium, site
 *       isolation.
 *   <li>{@code ulimits}: 4,096 open files; still no core files.
 *   <li>{@code memory}, {@code memorySwap}: 2 GiB, which hold /dev/shm too.
 *   <li>{@code seccomp}: user namespaces, for the browser's own sandbox. Source: Playwright docs/src/docker.md, untrusted
 *       pages, clone, setns and unshare; Chromium sandbox/linux/services/credentials.cc, chroot.
 * </ul>
 *
 * <p>The seccomp document is docker's own with clone, unshare, setns and chroot for everyone. Docker's profile refuses
 * new namespaces and chroot to a container without capabilities, and Chromium's own sandbox is made of them: it puts
 * renderers in a user namespace and on an empty root. So Chromium needs no {@code --no-sandbox} where the host permits
 * unprivileged user namespaces; what they open up of the kernel is the price. {@code hasp flags} wants
 * {@code --seccomp-dir}, since docker reads the document from a file.
 */
public final class HeadlessBrowser extends Preset<HeadlessBrowser> {

    /** Apart, since docker's profile takes time to read, which nobody who takes another preset should pay. */
    private static final class Sandboxed {

        static final SecurityProfile PROFILE = Restricted.PROFILE.toBuilder()
                .user(User.of(1000, 1000))
                .shmSize(ByteSize.gibibytes(1))
                .readOnlyRootfs(false)
                .tmpfs()
                .network(NetworkMode.named("headless-browser"))
                .pidsLimit(PidsLimit.of(1024))
                .ulimits(Ulimit.of("core", 0), Ulimit.of("nofile", 4096))
                .memory(ByteSize.gibibytes(2))
                .memorySwap(SwapLimit.of(ByteSize.gibibytes(2)))
                .seccomp(Seccomp.profile(SeccompProfile.dockerDefault().allow("clone", "unshare", "setns", "chroot")))
                .build()
                .named("headless-browser");
    }

    private HeadlessBrowser(Supplier<SecurityProfile> profile) {
        super("headless-browser", "a browser without a screen on pages that nobody vouches for", profile);
    }

    /** The preset without parameters. */
    public static HeadlessBrowser preset() {
        return new HeadlessBrowser(() -> Sandboxed.PROFILE);
    }

    /** A network that someone created, on which the pages are; without it the preset has its own. */
    public HeadlessBrowser network(String network) {
        return onNetwork(network);
    }

    /** Size of /dev/shm; counts against the memory. Default: 1 GiB. */
    public HeadlessBrowser shmSize(ByteSize size) {
        return with(Controls.SHM_SIZE, size);
    }

    @Override
    HeadlessBrowser with(SecurityProfile changed) {
        return new HeadlessBrowser(() -> changed);
    }

    @Override
    List<Parameter> ownParameters() {
        return List.of(
                Parameter.network("headless-browser"),
                new Parameter("shmSize", Controls.SHM_SIZE, "size of /dev/shm, part of the memory; default: 1 GiB"));
    }
}

package dev.hasp.mac;

import static dev.hasp.control.Controls.PID;

import dev.hasp.SecuritySpec;
import dev.hasp.apparmor.Abi;
import dev.hasp.control.CleanPath;
import dev.hasp.control.PidMode;
import dev.hasp.danger.Dangers;
import dev.hasp.engine.EngineFacts;
import dev.hasp.linux.Capability;
import dev.hasp.text.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a derived profile cannot know or do, each with what to do about it. */
final class AppArmorGaps {

    /** Debian, Fedora and Alpine images since merged /usr and /run (filesystem hierarchy 3.0, 3.15 and 5.13). */
    private static final Map<String, String> USUAL_LINKS = Map.of(
            "/var/run", "/run", "/var/lock", "/run/lock", "/bin", "/usr/bin", "/sbin", "/usr/sbin", "/lib", "/usr/lib");

    private final SecuritySpec spec;
    private final EngineFacts engine;
    private final KnownPolicy policy;
    private final AppArmorWishes wishes;
    private final ContainerFiles files;

    AppArmorGaps(
            SecuritySpec spec, EngineFacts engine, KnownPolicy policy, AppArmorWishes wishes, ContainerFiles files) {
        this.spec = spec;
        this.engine = engine;
        this.policy = policy;
        this.wishes = wishes;
        this.files = files;
    }

    List<String> all() {
        policy.bounding();
        policy.isLoopbackOnly();
        List<String> gaps = new ArrayList<>(policy.gaps());
        if (policy.isRootReadOnly() && wishes.volumes().isEmpty()) {
            gaps.add("volumes that the image declares are writable though its other files are not, and are not told by"
                    + " the spec: name them");
        }
        if (policy.isRootReadOnly() && engine.isPodman()) {
            gaps.add("Podman makes /run, /tmp and /var/tmp writable in a read-only container unless told not to: add"
                    + " them as tmpfs");
        }
        files.paths()
                .forEach(path -> USUAL_LINKS.forEach((link, target) -> {
                    if (path.equals(link) || CleanPath.isBelow(path, link)) {
                        gaps.add(Quoted.of(path) + " is " + Quoted.of(target + path.substring(link.length()))
                                + " in most images, and AppArmor judges by the latter: name that");
                    }
                }));
        policy.bounding().stream()
                .filter(capability -> !capability.isKnown())
                .map(Capability::kernelName)
                .forEach(name -> gaps.add("AppArmor's compiler does not know " + name + ", so that it is left out"));
        if (!wishes.userNamespaces() && makesUserNamespaces()) {
            gaps.add(
                    "its seccomp filter permits user namespaces; sandboxes that use them need capabilities in them that"
                            + " the profile does not permit: wish for user namespaces");
        }
        PidMode.Kind pid = spec.get(PID).map(PidMode::kind).orElse(PidMode.Kind.PRIVATE);
        if (pid != PidMode.Kind.PRIVATE) {
            gaps.add("it sees processes that have another profile, and may neither signal nor trace them");
        }
        if (wishes.abi() != Abi.V3_0) {
            gaps.add("since abi/4.0 POSIX message queues and io_uring need rules of their own, which it has not");
        }
        return List.copyOf(gaps);
    }

    private boolean makesUserNamespaces() {
        return Dangers.of(policy.policy()).stream()
                .anyMatch(danger -> danger.code().code().equals("user-namespaces-made"));
    }
}

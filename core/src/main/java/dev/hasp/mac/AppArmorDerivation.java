package dev.hasp.mac;

import static dev.hasp.control.Controls.CAPABILITIES;
import static dev.hasp.control.Controls.PID;
import static dev.hasp.control.Controls.PRIVILEGED;

import dev.hasp.SecuritySpec;
import dev.hasp.apparmor.Abi;
import dev.hasp.apparmor.AppArmorProfile;
import dev.hasp.apparmor.EngineDefault;
import dev.hasp.apparmor.ExecTransition;
import dev.hasp.apparmor.FilePermission;
import dev.hasp.apparmor.Include;
import dev.hasp.apparmor.Mode;
import dev.hasp.apparmor.MountOperation;
import dev.hasp.apparmor.PathGlob;
import dev.hasp.apparmor.ProfileGlob;
import dev.hasp.apparmor.ProfileName;
import dev.hasp.apparmor.Qualifiers;
import dev.hasp.apparmor.Rule;
import dev.hasp.engine.EngineFacts;
import dev.hasp.linux.Capability;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The AppArmor profile of a spec: the engine's default, of which what permits everything is replaced by what the spec
 * needs. It permits
 *
 * <ul>
 *   <li>reading every file that the default lets it read, writing where a mount or the root file system is writable, and
 *       running programs where no mount forbids it;
 *   <li>the capabilities that its processes can ever have, also those of a {@code docker exec};
 *   <li>sockets for its network, loopback at the least;
 *   <li>signals and tracing among its own processes, and signals from the engine.
 * </ul>
 *
 * <p>It denies all that the default of that release denies, so also mounts. It names every path itself and reads no file of
 * the host's but the one that says what rules mean.
 *
 * @see EngineDefault
 */
public final class AppArmorDerivation {

    private final SecuritySpec spec;
    private final EngineFacts engine;
    private final KnownPolicy policy;
    private final AppArmorWishes wishes;
    private final ContainerFiles files;

    private AppArmorDerivation(SecuritySpec spec, EngineFacts engine, AppArmorWishes wishes) {
        this.spec = spec;
        this.engine = engine;
        this.wishes = wishes;
        this.policy = new KnownPolicy(spec, engine);
        this.files = new ContainerFiles(spec, policy, wishes.volumes());
    }

    /**
     * What a spec needs on an engine.
     *
     * @throws UnderivableException if it mounts something at a path of more than 1,023 bytes
     */
    public static AppArmorDerivation of(SecuritySpec spec, EngineFacts engine) {
        return of(spec, engine, AppArmorWishes.none());
    }

    /**
     * What a spec needs on an engine, and what the spec does not tell.
     *
     * @throws UnderivableException if mounts are wished for a spec whose processes can never have SYS_ADMIN, or it mounts
     *     something at a path of more than 1,023 bytes
     */
    public static AppArmorDerivation of(SecuritySpec spec, EngineFacts engine, AppArmorWishes wishes) {
        AppArmorDerivation derivation = new AppArmorDerivation(spec, engine, wishes);
        if (wishes.mounting() && !derivation.policy.bounding().contains(Capability.SYS_ADMIN)) {
            throw new UnderivableException(
                    "mounting is wished, but no process can have SYS_ADMIN; add that capability, or leave the wish out");
        }
        return derivation;
    }

    /** What is not known, or not in the profile's power, in words: each may keep the workload from something. */
    public List<String> gaps() {
        return new AppArmorGaps(spec, engine, policy, wishes, files).all();
    }

    /** The profile, under a name. */
    public AppArmorProfile profile(ProfileName name) {
        AppArmorProfile.Builder profile = AppArmorProfile.builder(name)
                .abi(wishes.abi())
                .mode(wishes.complain() ? Mode.COMPLAIN : Mode.ENFORCE)
                .addFlags("attach_disconnected", "mediate_deleted");
        if (wishes.localInclude()) {
            profile.addIncludes(Include.local(name));
        }
        files(profile);
        capabilities(profile);
        NetworkRules.add(
                profile, spec.get(PRIVILEGED).orElse(false), policy.isLoopbackOnly(), policy.bounding(), wishes.abi());
        processes(profile, name);
        mounts(profile);
        EngineDefaults.of(engine).denials().stream()
                .filter(denial -> !(wishes.mounting() && denial.rule() instanceof Rule.Mounts))
                .forEach(profile::addRules);
        return profile.build();
    }

    private void files(AppArmorProfile.Builder profile) {
        FileArea everything = new FileArea("/", new TreeSet<>(), "as the engine's default");
        add(
                profile,
                everything.globs(),
                everything.note("reading"),
                EnumSet.of(FilePermission.READ, FilePermission.LOCK),
                Optional.empty());
        for (FileArea area : files.executable()) {
            add(
                    profile,
                    area.globs(),
                    area.note("running programs"),
                    EnumSet.of(FilePermission.MAP),
                    Optional.of(ExecTransition.INHERIT));
        }
        for (FileArea area : files.writable()) {
            add(
                    profile,
                    area.writableGlobs(),
                    area.note("writing"),
                    EnumSet.of(FilePermission.WRITE, FilePermission.LINK),
                    Optional.empty());
        }
    }

    private static void add(
            AppArmorProfile.Builder profile,
            List<PathGlob> globs,
            String note,
            Set<FilePermission> permissions,
            Optional<ExecTransition> exec) {
        for (PathGlob glob : globs) {
            profile.rule(
                    new Rule.Files(Qualifiers.ALLOW, false, glob, permissions, exec),
                    glob.equals(globs.get(0)) ? note : "likewise");
        }
    }

    private void capabilities(AppArmorProfile.Builder profile) {
        if (wishes.userNamespaces()) {
            profile.rule(
                    new Rule.Capabilities(Qualifiers.ALLOW, new TreeSet<>()),
                    "as wished: every capability, in user namespaces that it makes");
            if (wishes.abi() != Abi.V3_0) {
                profile.rule(new Rule.UserNamespaces(Qualifiers.ALLOW), "as wished: making user namespaces");
            }
            return;
        }
        SortedSet<Capability> known =
                policy.bounding().stream().filter(Capability::isKnown).collect(Collectors.toCollection(TreeSet::new));
        if (!known.isEmpty()) {
            profile.rule(
                    new Rule.Capabilities(Qualifiers.ALLOW, known),
                    CAPABILITIES.key() + ": what its processes can ever have");
        }
    }

    private void processes(AppArmorProfile.Builder profile, ProfileName name) {
        SortedSet<String> senders = new TreeSet<>();
        EngineDefaults.of(engine).senders().forEach(sender -> senders.add(sender.text()));
        senders.addAll(EngineDefaults.RUNTIMES);
        wishes.engineProfile().ifPresent(engineProfile -> senders.add(engineProfile.text()));
        senders.forEach(sender -> profile.rule(
                new Rule.Signals(Qualifiers.ALLOW, Set.of("receive"), Set.of(), Optional.of(new ProfileGlob(sender))),
                "stopping it from outside"));
        Optional<ProfileGlob> itself = Optional.of(ProfileGlob.of(name));
        profile.rule(
                new Rule.Signals(Qualifiers.ALLOW, Set.of("send", "receive"), Set.of(), itself),
                PID.key() + ": signals among its processes");
        profile.rule(
                new Rule.Ptrace(Qualifiers.ALLOW, Set.of("trace", "tracedby", "read", "readby"), itself),
                PID.key() + ": tracing among its processes, which ps needs too");
    }

    private void mounts(AppArmorProfile.Builder profile) {
        if (!policy.bounding().contains(Capability.SYS_ADMIN) && !wishes.userNamespaces()) {
            return;
        }
        String note = CAPABILITIES.key() + ": SYS_ADMIN";
        profile.rule(all(MountOperation.UMOUNT), note);
        if (wishes.mounting()) {
            profile.rule(all(MountOperation.MOUNT), note + ", and as wished");
            profile.rule(
                    new Rule.PivotRoot(Qualifiers.ALLOW, Optional.empty(), Optional.empty()), note + ", and as wished");
        }
    }

    private static Rule all(MountOperation operation) {
        return new Rule.Mounts(
                Qualifiers.ALLOW, operation, Set.of(), Set.of(), true, Optional.empty(), Optional.empty());
    }
}

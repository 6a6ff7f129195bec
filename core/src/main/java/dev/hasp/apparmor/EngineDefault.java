package dev.hasp.apparmor;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The profile that an engine loads by itself, release by release: Docker's {@code docker-default} (moby
 * {@code profiles/apparmor/template.go}, from Docker 29 on {@code github.com/moby/profiles/apparmor}), and Podman's
 * {@code containers-default-…} (containers/common {@code pkg/apparmor}). It permits all capabilities, networks and files,
 * less what it denies.
 *
 * <p>{@code abstractions/base}, which engines include where the host has it, adds to that signals from programs without a
 * profile and nothing else.
 */
public final class EngineDefault {

    private final EngineDefaultRows.Engine engine;
    private final Release release;

    /** A release of an engine; {@code major.minor.patch}. */
    record Release(int major, int minor, int patch) {

        /** Whether a line of releases that got something in these patches has it: lines after the last one all do. */
        boolean hasWhatCameWith(List<Release> firsts) {
            Release last = firsts.get(firsts.size() - 1);
            return major > last.major
                    || (major == last.major && minor > last.minor)
                    || firsts.stream()
                            .anyMatch(first -> first.major == major && first.minor == minor && patch >= first.patch);
        }
    }

    private EngineDefault(EngineDefaultRows.Engine engine, Release release) {
        this.engine = engine;
        this.release = release;
    }

    /** Docker's, of a release from 20.10 on. */
    public static EngineDefault docker(int major, int minor, int patch) {
        return new EngineDefault(EngineDefaultRows.Engine.DOCKER, new Release(major, minor, patch));
    }

    /** Podman's, as containers/common pkg/apparmor has it. */
    public static EngineDefault podman() {
        return new EngineDefault(EngineDefaultRows.Engine.PODMAN, new Release(0, 0, 0));
    }

    /** What it denies, with where that is from. */
    public List<AppArmorProfile.Noted> denials() {
        return EngineDefaultRows.denials(engine, release);
    }

    /** The profiles whose processes may send signals to its own: the runtimes', where the host confines them. */
    public List<ProfileGlob> senders() {
        return EngineDefaultRows.senders(engine, release);
    }

    /** The rules that it is written for; absent where it leaves that to the host. */
    public Optional<Abi> abi() {
        return EngineDefaultRows.abi(engine, release);
    }

    /** The whole of it, under a name. */
    public AppArmorProfile profile(ProfileName name) {
        AppArmorProfile.Builder profile =
                AppArmorProfile.builder(name).abi(abi()).addFlags("attach_disconnected", "mediate_deleted");
        profile.rule(new Rule.Network(Qualifiers.ALLOW, Optional.empty(), Optional.empty()), "every network");
        profile.rule(new Rule.Capabilities(Qualifiers.ALLOW, new TreeSet<>()), "every capability");
        profile.rule(new Rule.AllFiles(Qualifiers.ALLOW), "every file");
        profile.rule(
                new Rule.Mounts(
                        Qualifiers.ALLOW,
                        MountOperation.UMOUNT,
                        Set.of(),
                        Set.of(),
                        true,
                        Optional.empty(),
                        Optional.empty()),
                "unmounting");
        senders()
                .forEach(sender -> profile.rule(
                        new Rule.Signals(Qualifiers.ALLOW, Set.of("receive"), Set.of(), Optional.of(sender)),
                        "the engine stops the container"));
        Optional<ProfileGlob> itself = Optional.of(ProfileGlob.of(name));
        profile.rule(
                new Rule.Signals(Qualifiers.ALLOW, Set.of("send", "receive"), Set.of(), itself),
                "signals among its processes");
        profile.rule(
                new Rule.Ptrace(Qualifiers.ALLOW, EngineDefaultRows.tracing(engine), itself),
                "tracing among its processes");
        denials().forEach(profile::addRules);
        return profile.build();
    }

    /** Such a denial of files; {@code x} among the letters is a denial to run them. */
    static Rule.Files denied(String glob, String letters) {
        Set<FilePermission> permissions = EnumSet.noneOf(FilePermission.class);
        for (FilePermission permission : FilePermission.values()) {
            if (letters.indexOf(permission.letter()) >= 0) {
                permissions.add(permission);
            }
        }
        return new Rule.Files(
                Qualifiers.DENY,
                false,
                PathGlob.of(glob),
                permissions,
                letters.indexOf('x') >= 0 ? Optional.of(ExecTransition.DENIED) : Optional.empty());
    }
}

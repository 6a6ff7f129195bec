package dev.hasp.seccomp;

import dev.hasp.linux.Architecture;
import dev.hasp.linux.Capability;
import dev.hasp.linux.KernelVersion;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a profile resolves to on one architecture, for every capability that matters, before and since the kernel
 * that default profiles ask for; as a short digest. How calls are put together in rules, and the order of rules, do not
 * count: in default profiles no two rules disagree about a call.
 */
final class ResolvedDigest {

    private static final List<KernelVersion> KERNELS = List.of(new KernelVersion(4, 7), new KernelVersion(4, 8));

    private final SeccompProfile profile;
    private final List<String> lines;
    private final List<BitSet> linesOfRule = new ArrayList<>();
    private final Map<BitSet, byte[]> digests = new HashMap<>();

    ResolvedDigest(SeccompProfile profile) {
        this.profile = profile;
        this.lines = profile.rules().stream()
                .flatMap(rule -> rule.names().stream().map(name -> line(rule, name)))
                .sorted()
                .distinct()
                .toList();
        for (SyscallRule rule : profile.rules()) {
            BitSet bits = new BitSet();
            rule.names().forEach(name -> bits.set(Collections.binarySearch(lines, line(rule, name))));
            linesOfRule.add(bits);
        }
    }

    private static String line(SyscallRule rule, String name) {
        return name + " " + rule.action() + " " + rule.errno() + " " + rule.args() + "\n";
    }

    String on(Architecture architecture) {
        MessageDigest digest = sha256();
        List<Set<Capability>> capabilitySets = capabilitySets();
        for (KernelVersion kernel : KERNELS) {
            for (Set<Capability> caps : capabilitySets) {
                ResolvedProfile resolved = profile.resolve(SeccompContext.of(architecture, kernel, caps));
                digest.update(head(resolved).getBytes(StandardCharsets.UTF_8));
                digest.update(digests.computeIfAbsent(rules(resolved), this::digest));
            }
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    private static String head(ResolvedProfile resolved) {
        return resolved.defaultAction() + " " + resolved.defaultErrno() + resolved.architectures() + resolved.flags();
    }

    /** The rules of the resolved form as lines, one for each call and condition. */
    private BitSet rules(ResolvedProfile resolved) {
        BitSet bits = new BitSet();
        resolved.rules().forEach(rule -> bits.or(linesOfRule.get(rule.source())));
        return bits;
    }

    private byte[] digest(BitSet rules) {
        MessageDigest digest = sha256();
        rules.stream().forEach(line -> digest.update(lines.get(line).getBytes(StandardCharsets.UTF_8)));
        return digest.digest();
    }

    /** None, all, and each alone that a rule asks for; others change nothing, for which one of them stands. */
    private List<Set<Capability>> capabilitySets() {
        Set<Capability> asked = new TreeSet<>(Set.of(Capability.CHOWN));
        for (SyscallRule rule : profile.rules()) {
            rule.includes().caps().forEach(cap -> asked.add(Capability.of(cap)));
            rule.excludes().caps().forEach(cap -> asked.add(Capability.of(cap)));
        }
        List<Set<Capability>> sets = new ArrayList<>(List.of(Set.of(), Set.copyOf(Capability.known())));
        asked.forEach(cap -> sets.add(Set.of(cap)));
        return sets;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

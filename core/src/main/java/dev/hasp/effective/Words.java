package dev.hasp.effective;

import dev.hasp.control.ByteSize;
import dev.hasp.linux.Capability;
import dev.hasp.seccomp.ResolvedProfile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The values of aspects in words. */
public final class Words {

    private static final Set<Aspect<?>> BYTES = Set.of(
            Aspects.MEMORY_LIMIT, Aspects.MEMORY_AND_SWAP, Aspects.SWAP_LIMIT, Aspects.MEMORY_MARK, Aspects.TCP_MEMORY);

    /** Fewer are named when they are missing from all. */
    private static final int FEW = 4;

    private Words() {}

    /** A value in words. */
    public static <T> Value of(Aspect<T> aspect, T value) {
        if (value instanceof Limit limit) {
            return Value.of(BYTES.contains(aspect) ? bytes(limit) : limit.toString());
        }
        if (value instanceof Integer bits && aspect.equals(Aspects.UMASK_SET)) {
            return Value.of(String.format(Locale.ROOT, "%04o", bits));
        }
        if (value instanceof Boolean is) {
            return Value.of(is ? "yes" : "no");
        }
        if (value instanceof Map<?, ?> map) {
            return Value.of(map.entrySet().stream().map(Words::entry).toList());
        }
        if (value instanceof Collection<?> members) {
            return members(members);
        }
        if (value instanceof Optional<?> rules) {
            return Value.of(rules.map(found -> rules((ResolvedProfile) found)).orElse("no filter"));
        }
        if (value instanceof CpuTime time) {
            return Value.of(cpu(time));
        }
        String text = value.toString();
        return Value.of(text.isEmpty() ? "\"\"" : text);
    }

    /** Bytes as a size. */
    public static String bytes(Limit limit) {
        return limit.value().isPresent()
                ? ByteSize.of(Math.max(0, limit.value().getAsLong())).toString()
                : limit.toString();
    }

    private static Value members(Collection<?> members) {
        List<String> items = members.stream().map(Words::member).toList();
        if (members instanceof List<?> maps && maps.equals(List.of(IdMapping.IDENTITY))) {
            return new Value(true, items, Optional.of("as on the host"));
        }
        boolean capabilities = !members.isEmpty() && members.stream().allMatch(Capability.class::isInstance);
        return new Value(true, items, capabilities ? allBut(members) : Optional.empty());
    }

    /** One of several, such as {@code NET_ADMIN}. */
    public static String member(Object member) {
        return member instanceof Capability capability ? capability.name() : member.toString();
    }

    /** Such as {@code all 41} or {@code all but SYS_RESOURCE}. */
    private static Optional<String> allBut(Collection<?> members) {
        Set<Capability> missing = new TreeSet<>(Capability.known());
        int all = missing.size();
        missing.removeAll(members);
        if (missing.isEmpty()) {
            return Optional.of("all " + members.size());
        }
        if (missing.size() > FEW || members.size() + missing.size() != all) {
            return Optional.empty();
        }
        return Optional.of("all but " + missing.stream().map(Words::member).collect(Collectors.joining(", ")));
    }

    private static String cpu(CpuTime time) {
        if (time.quota().value().isEmpty()) {
            return time.toString();
        }
        double cpus = (double) time.quota().value().getAsLong() / time.period();
        return String.format(Locale.ROOT, "%.2f", cpus).replaceAll("\\.?0+$", "") + " (" + time + ")";
    }

    private static String rules(ResolvedProfile rules) {
        return rules.rules().size() + " rules, else "
                + rules.defaultAction().scmpName().replace("SCMP_ACT_", "");
    }

    private static String entry(Map.Entry<?, ?> entry) {
        if (entry.getValue() instanceof MountPoint mount) {
            return entry.getKey() + " " + mount(mount);
        }
        if (entry.getValue() instanceof DiskLimits limits) {
            return entry.getKey() + " " + disk(limits);
        }
        String between = entry.getValue() instanceof String ? "=" : " ";
        return entry.getKey() + between + entry.getValue();
    }

    /** Such as {@code tmpfs nosuid,nodev 64m}. */
    public static String mount(MountPoint mount) {
        List<String> words = new ArrayList<>();
        mount.type().ifPresent(words::add);
        words.add(mount.options().isEmpty() ? "rw" : String.join(",", mount.options()));
        mount.size().ifPresent(size -> words.add(bytes(size)));
        mount.source().ifPresent(source -> words.add("of " + source));
        mount.propagation().ifPresent(spread -> words.add(spread.toString()));
        return String.join(" ", words);
    }

    private static String disk(DiskLimits limits) {
        List<String> words = new ArrayList<>();
        limit(words, "read", limits.readBytes(), bytes(limits.readBytes()) + "/s");
        limit(words, "write", limits.writeBytes(), bytes(limits.writeBytes()) + "/s");
        limit(words, "reads", limits.reads(), limits.reads() + "/s");
        limit(words, "writes", limits.writes(), limits.writes() + "/s");
        return String.join(" ", words);
    }

    private static void limit(List<String> words, String what, Limit limit, String text) {
        if (!limit.isUnlimited()) {
            words.add(what + " " + text);
        }
    }
}

package dev.hasp.apparmor;

import dev.hasp.linux.Capability;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** Rules as text, without the comma at the end. */
final class RuleText {

    private RuleText() {}

    static String of(Rule rule) {
        StringJoiner words = new StringJoiner(" ");
        if (rule.qualifiers().audit()) {
            words.add("audit");
        }
        if (rule.isDeny()) {
            words.add("deny");
        }
        add(words, rule);
        return words.toString();
    }

    /** The values between quotes, with spaces between them. */
    static String quoted(Collection<String> values) {
        return values.stream().map(RuleText::quoted).collect(Collectors.joining(" "));
    }

    /** Quotes a value that has escaped quotes already, and ends in no backslash. */
    static String quoted(String value) {
        return '"' + value + '"';
    }

    private static void add(StringJoiner words, Rule rule) {
        if (rule instanceof Rule.AllFiles) {
            words.add("file");
        } else if (rule instanceof Rule.Files files) {
            files(words, files);
        } else if (rule instanceof Rule.Links links) {
            owner(words, links.owner());
            words.add(links.subset() ? "link subset" : "link");
            words.add(quoted(links.from().text()))
                    .add("->")
                    .add(quoted(links.to().text()));
        } else if (rule instanceof Rule.Capabilities capabilities) {
            words.add("capability");
            capabilities.capabilities().stream().map(RuleText::word).forEach(words::add);
        } else if (rule instanceof Rule.Network network) {
            words.add("network");
            network.family().ifPresent(words::add);
            network.kind().ifPresent(words::add);
        } else if (rule instanceof Rule.Mounts mounts) {
            mounts(words, mounts);
        } else if (rule instanceof Rule.PivotRoot pivot) {
            words.add("pivot_root");
            pivot.oldRoot().ifPresent(path -> words.add("oldroot=" + quoted(path.text())));
            pivot.newRoot().ifPresent(path -> words.add(quoted(path.text())));
        } else if (rule instanceof Rule.Signals signals) {
            words.add("signal");
            list(words, "", signals.access());
            list(words, "set=", signals.signals());
            peer(words, signals.peer());
        } else if (rule instanceof Rule.Ptrace ptrace) {
            words.add("ptrace");
            list(words, "", ptrace.access());
            peer(words, ptrace.peer());
        } else if (rule instanceof Rule.UnixSockets sockets) {
            unixSockets(words, sockets);
        } else if (rule instanceof Rule.UserNamespaces) {
            words.add("userns");
        } else if (rule instanceof Rule.ChangeProfile change) {
            words.add("change_profile");
            change.exec().ifPresent(path -> words.add(quoted(path.text())));
            change.target().ifPresent(target -> words.add("->").add(quoted(target.text())));
        } else if (rule instanceof Rule.ResourceLimit limit) {
            words.add("set rlimit").add(limit.resource()).add("<=");
            words.add(limit.value()
                    .map(value -> value + RlimitUnit.of(limit.resource()).suffix())
                    .orElse("infinity"));
        }
    }

    private static void files(StringJoiner words, Rule.Files files) {
        owner(words, files.owner());
        String letters = files.permissions().stream()
                .map(permission -> String.valueOf(permission.letter()))
                .collect(Collectors.joining());
        words.add(quoted(files.path().text()));
        words.add(letters + files.exec().map(ExecTransition::mode).orElse(""));
        files.exec()
                .flatMap(ExecTransition::target)
                .ifPresent(target -> words.add("->").add(quoted(target)));
    }

    private static void mounts(StringJoiner words, Rule.Mounts mounts) {
        words.add(mounts.operation().name().toLowerCase(Locale.ROOT));
        list(words, "fstype=", mounts.fstypes());
        list(words, mounts.exact() ? "options=" : "options in ", mounts.options());
        mounts.source().ifPresent(source -> words.add(quoted(source.text())));
        mounts.target().ifPresent(target -> {
            if (mounts.operation() == MountOperation.MOUNT) {
                words.add("->");
            }
            words.add(quoted(target.text()));
        });
    }

    private static void unixSockets(StringJoiner words, Rule.UnixSockets sockets) {
        words.add("unix");
        list(words, "", sockets.access());
        sockets.type().ifPresent(type -> words.add("type=" + type));
        sockets.address().ifPresent(address -> words.add("addr=" + quoted(address.text())));
        sockets.peer().ifPresent(peer -> words.add("peer=(label=" + quoted(peer.text()) + ")"));
    }

    private static void owner(StringJoiner words, boolean owner) {
        if (owner) {
            words.add("owner");
        }
    }

    private static void list(StringJoiner words, String before, Collection<String> list) {
        if (!list.isEmpty()) {
            words.add(before + "(" + String.join(", ", list) + ")");
        }
    }

    private static void peer(StringJoiner words, Optional<ProfileGlob> peer) {
        peer.ifPresent(glob -> words.add("peer=" + quoted(glob.text())));
    }

    private static String word(Capability capability) {
        return capability.name().toLowerCase(Locale.ROOT);
    }
}

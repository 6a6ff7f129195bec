package dev.hasp.apparmor;

import dev.hasp.linux.Capability;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads one rule with the words before it and the comment beside it. */
final class RuleReader {

    private static final String AT_MOST_KIND = "expected: network [family] [type or protocol],";
    /** What begins a rule that is not read, and why. */
    private static final Map<String, String> NOT_READ = Map.of(
            "profile", "profiles within a profile are not read; a container has one",
            "hat", "hats are not read; programs of containers change to none",
            "dbus", "D-Bus rules are not read; a container has no bus of the host's",
            "all", "\"all\" is not read: it permits everything; name what is needed",
            "io_uring", "io_uring rules are not read",
            "mqueue", "message queue rules are not read",
            "prompt", "prompting is not read; nobody answers for a container",
            "priority", "priorities are not read; a denial wins without one",
            "quiet", "\"quiet\" is not read; a denial without audit is quiet",
            "abi", "expected abi before the profile");

    private final ProfileCursor cursor;
    private final FileRuleReader files;
    private final MountRuleReader mounts;
    private final PeerRuleReader peers;

    RuleReader(ProfileCursor cursor) {
        this.cursor = cursor;
        this.files = new FileRuleReader(cursor);
        this.mounts = new MountRuleReader(cursor);
        this.peers = new PeerRuleReader(cursor);
    }

    AppArmorProfile.Noted rule() {
        int start = cursor.at();
        try {
            Rule rule = qualified();
            cursor.endRule();
            return new AppArmorProfile.Noted(rule, cursor.takeComments());
        } catch (MalformedAppArmorException e) {
            throw cursor.errorAt(start, String.valueOf(e.getMessage()));
        }
    }

    private Rule qualified() {
        boolean audit = cursor.tryWord("audit");
        boolean deny = cursor.tryWord("deny");
        if (!deny) {
            cursor.tryWord("allow");
        }
        Qualifiers qualifiers = new Qualifiers(audit, deny ? Access.DENY : Access.ALLOW);
        if (cursor.tryWord("owner")) {
            return files.rule(qualifiers, true);
        }
        int start = cursor.at();
        String word = cursor.peekWord();
        String reason = cursor.sees("^") ? NOT_READ.get("hat") : NOT_READ.get(word);
        if (reason != null) {
            throw cursor.error(reason);
        } else if (cursor.sees("{")) {
            throw cursor.error("blocks of rules are not read; write the words before each rule");
        } else if (word.equals("set") && (audit || deny)) {
            throw cursor.errorAt(start, "resource limits are neither audited nor denied");
        }
        return unqualified(qualifiers, word);
    }

    private Rule unqualified(Qualifiers qualifiers, String word) {
        return switch (word) {
            case "capability" -> capabilities(qualifiers);
            case "network" -> network(qualifiers);
            case "mount", "remount", "umount" -> mounts.mount(qualifiers);
            case "pivot_root" -> mounts.pivotRoot(qualifiers);
            case "signal" -> peers.signal(qualifiers);
            case "ptrace" -> peers.ptrace(qualifiers);
            case "unix" -> peers.unix(qualifiers);
            case "userns" -> userNamespaces(qualifiers);
            case "change_profile" -> changeProfile(qualifiers);
            case "set" -> ResourceLimitReader.limit(cursor);
            default -> files.rule(qualifiers, false);
        };
    }

    private Rule capabilities(Qualifiers qualifiers) {
        cursor.tryWord("capability");
        SortedSet<Capability> capabilities = new TreeSet<>();
        while (!cursor.sees(",")) {
            int start = cursor.at();
            String word = cursor.word("expected a capability in lower case, such as net_raw");
            Capability capability = Capability.known().stream()
                    .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(word))
                    .findFirst()
                    .orElseThrow(() -> cursor.errorAt(
                            start, "expected a capability in lower case and without cap_, such as net_raw"));
            capabilities.add(capability);
        }
        return new Rule.Capabilities(qualifiers, capabilities);
    }

    private Rule network(Qualifiers qualifiers) {
        cursor.tryWord("network");
        if (cursor.sees(",")) {
            return new Rule.Network(qualifiers, Optional.empty(), Optional.empty());
        }
        String first = cursor.word(AT_MOST_KIND);
        if (!cursor.sees(",")) {
            return new Rule.Network(qualifiers, Optional.of(first), Optional.of(cursor.word(AT_MOST_KIND)));
        }
        // packet alone is the family
        boolean kind =
                !first.equals("packet") && (Words.SOCKET_TYPES.contains(first) || Words.PROTOCOLS.contains(first));
        return kind
                ? new Rule.Network(qualifiers, Optional.empty(), Optional.of(first))
                : new Rule.Network(qualifiers, Optional.of(first), Optional.empty());
    }

    private Rule userNamespaces(Qualifiers qualifiers) {
        cursor.tryWord("userns");
        cursor.tryWord("create");
        return new Rule.UserNamespaces(qualifiers);
    }

    private Rule changeProfile(Qualifiers qualifiers) {
        cursor.tryWord("change_profile");
        if (Set.of("safe", "unsafe").contains(cursor.peekWord())) {
            throw cursor.error("safe and unsafe are not read");
        }
        Optional<PathGlob> exec = cursor.seesPattern()
                ? Optional.of(PathGlob.of(cursor.pattern("", "expected a path")))
                : Optional.empty();
        Optional<ProfileGlob> target = cursor.trySymbol("->")
                ? Optional.of(new ProfileGlob(cursor.pattern("", "expected a profile's name")))
                : Optional.empty();
        return new Rule.ChangeProfile(qualifiers, exec, target);
    }
}

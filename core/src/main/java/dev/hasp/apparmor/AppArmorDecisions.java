package dev.hasp.apparmor;

import dev.hasp.linux.Capability;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Answers what a profile permits, as the kernel does: what a rule denies is denied whatever another permits, and what no
 * rule permits is denied, except in complain mode.
 *
 * <p>Included files are texts of the host's and are never guessed: where one could change the answer and its text is not
 * given, the answer is {@link AppArmorDecision.Verdict#UNKNOWN} and names it. A file that is known to be absent is given as
 * the empty text.
 */
public final class AppArmorDecisions {

    private final KnownRules rules;
    private final RuleMatches matches;

    private AppArmorDecisions(KnownRules rules) {
        this.rules = rules;
        this.matches = new RuleMatches(rules);
    }

    /** Answers from the profile alone. */
    public static AppArmorDecisions of(AppArmorProfile profile) {
        return of(profile, Map.of());
    }

    /**
     * Answers from the profile and the files that it includes.
     *
     * @param files texts by name below {@code /etc/apparmor.d}, such as {@code tunables/global}
     */
    public static AppArmorDecisions of(AppArmorProfile profile, Map<String, String> files) {
        return of(new KnownRules(profile, files));
    }

    static AppArmorDecisions of(KnownRules rules) {
        return new AppArmorDecisions(rules);
    }

    /**
     * Whether a file that belongs to another user may be used so; making a link also needs a rule for its target.
     *
     * @param path absolute and without {@code .} and {@code ..}; a directory ends with a slash
     */
    public AppArmorDecision file(String path, FilePermission permission) {
        return file(path, permission, false);
    }

    /**
     * Whether a file may be used so.
     *
     * @param path absolute and without {@code .} and {@code ..}; a directory ends with a slash
     * @param owner whether the file belongs to the process's user, so that rules for owners apply
     */
    public AppArmorDecision file(String path, FilePermission permission, boolean owner) {
        String checked = checked(path);
        return decide(rule -> matches.file(rule, checked, permission, owner));
    }

    /**
     * Whether a program that belongs to another user may be run; the rule says under which profile.
     *
     * @param path absolute and without {@code .} and {@code ..}
     */
    public AppArmorDecision exec(String path) {
        String checked = checked(path);
        return decide(rule -> matches.exec(rule, checked));
    }

    /** Whether a capability that the process has may be used. */
    public AppArmorDecision capability(Capability capability) {
        return decide(rule -> matches.capability(rule, capability));
    }

    /**
     * Whether sockets of that kind may be made and used.
     *
     * @param family such as {@code inet}, as rules spell it
     * @param type such as {@code stream}, as rules spell it
     */
    public AppArmorDecision network(String family, String type) {
        return decide(rule -> matches.network(rule, family, type));
    }

    /**
     * Whether the profile lets a signal pass; the other side's profile must do so too.
     *
     * @param access {@code send} or {@code receive}
     * @param signal such as {@code term}
     * @param peer the other's profile, or {@code unconfined}
     */
    public AppArmorDecision signal(String access, String signal, String peer) {
        return decide(rule -> matches.signal(rule, access, signal, peer));
    }

    /**
     * Whether the profile lets one process look at another; the other side's profile must do so too.
     *
     * @param access {@code read}, {@code trace}, {@code readby} or {@code tracedby}
     * @param peer the other's profile, or {@code unconfined}
     */
    public AppArmorDecision ptrace(String access, String peer) {
        return decide(rule -> matches.ptrace(rule, access, peer));
    }

    /**
     * Whether something may be mounted.
     *
     * @param fstype such as {@code tmpfs}
     * @param options such as {@code ro} and {@code bind}
     * @param source what is mounted; a path, or what a file system takes for one
     * @param target the directory, with a slash at the end
     */
    public AppArmorDecision mount(String fstype, Set<String> options, String source, String target) {
        String checked = checked(target);
        return decide(rule -> matches.mount(rule, fstype, options, source, checked));
    }

    /**
     * Whether a mount may be taken away.
     *
     * @param target the directory, with a slash at the end
     */
    public AppArmorDecision umount(String target) {
        String checked = checked(target);
        return decide(rule -> matches.umount(rule, checked));
    }

    /** Whether a user namespace may be made. */
    public AppArmorDecision userNamespaces() {
        Optional<Abi> abi = rules.profile().abi();
        if (abi.isEmpty()) {
            return unknown(AppArmorDecision.Verdict.ALLOWED, Optional.empty(), "the profile names no abi");
        } else if (abi.get() == Abi.V3_0) {
            return new AppArmorDecision(
                    AppArmorDecision.Verdict.ALLOWED,
                    AppArmorDecision.Verdict.ALLOWED,
                    Optional.empty(),
                    "abi/3.0 does not know user namespaces, so that the profile has no say in them");
        }
        return decide(rule -> Match.of(rule instanceof Rule.UserNamespaces));
    }

    private static String checked(String path) {
        if (!path.startsWith("/")
                || path.indexOf('\0') >= 0
                || !Slashes.collapsed(path).equals(path)) {
            throw new MalformedAppArmorException(
                    "path", path, "is none that the kernel compares", "expected an absolute path with single slashes");
        }
        return path;
    }

    private AppArmorDecision decide(Function<Rule, Match> matcher) {
        Optional<Rule> allows = Optional.empty();
        Optional<Rule> mayAllow = Optional.empty();
        Optional<Rule> mayDeny = Optional.empty();
        for (AppArmorProfile.Noted noted : rules.rules()) {
            Rule rule = noted.rule();
            Match match = matcher.apply(rule);
            if (match == Match.YES && rule.isDeny()) {
                return certain(AppArmorDecision.Verdict.DENIED, Optional.of(rule), "a rule denies it");
            } else if (match == Match.YES) {
                allows = first(allows, rule);
            } else if (match == Match.MAYBE && rule.isDeny()) {
                mayDeny = first(mayDeny, rule);
            } else if (match == Match.MAYBE) {
                mayAllow = first(mayAllow, rule);
            }
        }
        return undenied(allows, mayAllow, mayDeny);
    }

    private static Optional<Rule> first(Optional<Rule> before, Rule rule) {
        return before.isPresent() ? before : Optional.of(rule);
    }

    private AppArmorDecision undenied(Optional<Rule> allows, Optional<Rule> mayAllow, Optional<Rule> mayDeny) {
        boolean complains = rules.profile().mode() == Mode.COMPLAIN;
        boolean allowed = allows.isPresent() || complains;
        AppArmorDecision.Verdict known = allowed ? AppArmorDecision.Verdict.ALLOWED : AppArmorDecision.Verdict.DENIED;
        if (mayDeny.isPresent()) {
            return unknown(known, mayDeny, "a rule may deny it: " + matches.why(mayDeny.get()));
        } else if (!allowed && mayAllow.isPresent()) {
            return unknown(known, mayAllow, "a rule may permit it: " + matches.why(mayAllow.get()));
        } else if (!rules.unknownRules().isEmpty()) {
            KnownRules.Unknown first = rules.unknownRules().get(0);
            return unknown(known, allows, "it depends on " + first.what() + ": " + first.why());
        } else if (allows.isPresent()) {
            return certain(known, allows, "a rule permits it");
        }
        return certain(known, allows, complains ? "complain mode permits what no rule denies" : "no rule permits it");
    }

    private static AppArmorDecision certain(AppArmorDecision.Verdict verdict, Optional<Rule> rule, String reason) {
        return new AppArmorDecision(verdict, verdict, rule, reason);
    }

    private static AppArmorDecision unknown(AppArmorDecision.Verdict known, Optional<Rule> rule, String reason) {
        return new AppArmorDecision(AppArmorDecision.Verdict.UNKNOWN, known, rule, reason);
    }
}

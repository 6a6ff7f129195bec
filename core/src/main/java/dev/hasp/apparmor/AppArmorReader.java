package dev.hasp.apparmor;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the text of one profile ({@code apparmor.d(5)}): all that {@code AppArmorText} writes, and the profiles that
 * Docker, containerd and Podman generate.
 *
 * <p>A comment behind a rule or directly above it is the rule's note; other comments are passed over. What has no place in
 * {@link AppArmorProfile} is refused with its place, never passed over: hats and profiles within the profile, attachments,
 * aliases, {@code +=}, D-Bus and the rules of AppArmor 4 except {@code userns}.
 */
public final class AppArmorReader {

    /** The longest text that is read, in UTF-16 units. */
    public static final int MAX_LENGTH = 1 << 20;

    /** The most rules that are read. */
    public static final int MAX_RULES = 20_000;

    private final ProfileCursor cursor;
    private final boolean included;
    private final List<Include> tunables = new ArrayList<>();
    private final List<Preamble.Assignment> assignments = new ArrayList<>();
    private final List<Include> includes = new ArrayList<>();
    private final List<AppArmorProfile.Noted> rules = new ArrayList<>();
    private Optional<Abi> abi = Optional.empty();

    private AppArmorReader(ProfileCursor cursor, boolean included) {
        this.cursor = cursor;
        this.included = included;
    }

    /**
     * Reads a profile.
     *
     * @throws AppArmorSyntaxException with the place, if the text is too long, no profile, or has parts that are not read
     */
    public static AppArmorProfile read(String text) {
        return new AppArmorReader(cursor(text), false).profile();
    }

    /** Reads a file that profiles include before they begin, such as {@code tunables/global}. */
    static Preamble preamble(String text) {
        AppArmorReader reader = new AppArmorReader(cursor(text), true);
        reader.preamble();
        if (!reader.cursor.atEnd()) {
            throw reader.cursor.error("expected variables and includes");
        }
        return new Preamble(reader.assignments, reader.tunables);
    }

    /** Reads a file that profiles include among their rules, such as {@code abstractions/base}. */
    static Fragment fragment(String text) {
        AppArmorReader reader = new AppArmorReader(cursor(text), true);
        reader.rules();
        if (!reader.cursor.atEnd()) {
            throw reader.cursor.error("expected a rule");
        }
        return new Fragment(reader.rules, reader.includes);
    }

    private static ProfileCursor cursor(String text) {
        ProfileCursor cursor = new ProfileCursor(text);
        int nul = text.indexOf('\0');
        if (text.length() > MAX_LENGTH) {
            throw cursor.errorAt(0, "expected at most " + MAX_LENGTH + " characters, not " + text.length());
        } else if (nul >= 0) {
            throw cursor.errorAt(nul, "a profile has no NUL characters");
        }
        return cursor;
    }

    private AppArmorProfile profile() {
        preamble();
        int start = cursor.at();
        if (!cursor.tryWord("profile")) {
            throw cursor.error("expected: profile NAME {");
        }
        try {
            AppArmorProfile.Builder builder =
                    AppArmorProfile.builder(new ProfileName(cursor.pattern("{", "expected the profile's name")));
            abi.ifPresent(builder::abi);
            head(builder);
            rules();
            cursor.symbol("}", "expected a rule or }, which ends the profile");
            cursor.skip();
            if (!cursor.atEnd()) {
                throw cursor.error("expected nothing after the profile; one text holds one profile");
            }
            return builder.tunables(tunables)
                    .variables(variables())
                    .includes(includes)
                    .rules(rules)
                    .build();
        } catch (MalformedAppArmorException e) {
            throw cursor.errorAt(start, String.valueOf(e.getMessage()));
        }
    }

    private List<AppArmorProfile.Variable> variables() {
        return assignments.stream()
                .map(a -> new AppArmorProfile.Variable(a.name(), a.values()))
                .toList();
    }

    private void preamble() {
        for (cursor.skip(); !cursor.atEnd() && preambleLine(); cursor.skip()) {
            cursor.takeComments();
        }
        cursor.takeComments();
    }

    private boolean preambleLine() {
        int start = cursor.at();
        Optional<Include> include = IncludeReader.include(cursor);
        if (include.isPresent()) {
            tunables.add(include.get());
        } else if (cursor.sees("@")) {
            Preamble.Assignment assignment = IncludeReader.assignment(cursor);
            if (assignment.adds() && !included) {
                throw cursor.errorAt(start, "adding to a variable is not read; write all its values after =");
            }
            assignments.add(assignment);
        } else if (cursor.tryWord("abi")) {
            Abi read = IncludeReader.abi(cursor);
            if (abi.isPresent()) {
                throw cursor.errorAt(start, "expected one abi");
            }
            abi = Optional.of(read);
        } else if (cursor.peekWord().equals("alias")) {
            throw cursor.error("aliases are not read; write the paths themselves");
        } else {
            return false;
        }
        return true;
    }

    private void head(AppArmorProfile.Builder builder) {
        int start = cursor.at();
        if (cursor.tryWord("flags")) {
            cursor.symbol("=", "expected flags=(…)");
        }
        if (cursor.sees("(")) {
            flags(builder, start);
        }
        if (!cursor.trySymbol("{")) {
            throw cursor.error("expected flags=(…) or {; attachments by path or xattrs are not read:"
                    + " a container's profile is applied by its name");
        }
        cursor.skipLine();
        cursor.takeComments();
    }

    private void flags(AppArmorProfile.Builder builder, int start) {
        Set<String> flags = cursor.values("expected a flag such as attach_disconnected");
        Set<String> others = new LinkedHashSet<>();
        boolean decided = false;
        for (String flag : flags) {
            Optional<Mode> mode = mode(flag);
            if (mode.isEmpty()) {
                others.add(flag);
            } else if (decided) {
                throw cursor.errorAt(start, "expected one of enforce, complain and kill");
            } else {
                builder.mode(mode.get());
                decided = true;
            }
        }
        builder.flags(others);
    }

    private static Optional<Mode> mode(String flag) {
        return switch (flag) {
            case "enforce" -> Optional.of(Mode.ENFORCE);
            case "complain" -> Optional.of(Mode.COMPLAIN);
            case "kill" -> Optional.of(Mode.KILL);
            default -> Optional.empty();
        };
    }

    private void rules() {
        RuleReader reader = new RuleReader(cursor);
        for (cursor.skip(); !cursor.atEnd() && !cursor.sees("}"); cursor.skip()) {
            int start = cursor.at();
            Optional<Include> include = IncludeReader.include(cursor);
            if (include.isPresent()) {
                includes.add(include.get());
                cursor.takeComments();
            } else if (included && cursor.tryWord("abi")) {
                // the file's own, as those of the package have it; the profile's decides
                IncludeReader.abi(cursor);
            } else {
                rules.add(reader.rule());
            }
            if (rules.size() + includes.size() > MAX_RULES) {
                throw cursor.errorAt(start, "expected at most " + MAX_RULES + " rules");
            }
        }
    }
}

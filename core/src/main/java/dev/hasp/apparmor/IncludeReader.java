package dev.hasp.apparmor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what may stand before a profile: includes, variables and the abi. */
final class IncludeReader {

    private static final String VARIABLE = "expected: @{NAME}=value";

    private IncludeReader() {}

    /** {@code include [if exists] <file>}, also with {@code #} before it, if that comes next. */
    static Optional<Include> include(ProfileCursor cursor) {
        if (!cursor.trySymbol("#include") && !cursor.tryWord("include")) {
            return Optional.empty();
        }
        boolean ifExists = cursor.tryWord("if");
        if (ifExists && !cursor.tryWord("exists")) {
            throw cursor.error("expected: if exists");
        }
        cursor.skip();
        int start = cursor.at();
        String file = magic(cursor);
        cursor.skipLine();
        try {
            return Optional.of(new Include(file, ifExists));
        } catch (MalformedAppArmorException e) {
            throw cursor.errorAt(start, String.valueOf(e.getMessage()));
        }
    }

    /** The rest of {@code abi <abi/3.0>,}. */
    static Abi abi(ProfileCursor cursor) {
        cursor.skip();
        int start = cursor.at();
        String file = magic(cursor);
        for (Abi abi : Abi.values()) {
            if (abi.file().equals(file)) {
                cursor.endRule();
                return abi;
            }
        }
        throw cursor.errorAt(start, "expected <abi/3.0> or <abi/4.0>");
    }

    /** {@code @{NAME} = value …} to the end of the line. */
    static Preamble.Assignment assignment(ProfileCursor cursor) {
        cursor.symbol("@{", VARIABLE);
        String name = cursor.word("expected the variable's name");
        cursor.symbol("}", VARIABLE);
        boolean adds = cursor.trySymbol("+=");
        if (!adds) {
            cursor.symbol("=", VARIABLE);
        }
        List<String> values = new ArrayList<>();
        while (cursor.seesOnLine()) {
            values.add(cursor.value());
        }
        if (values.isEmpty()) {
            throw cursor.error("expected the variable's value");
        }
        return new Preamble.Assignment(name, values, adds);
    }

    private static String magic(ProfileCursor cursor) {
        cursor.symbol("<", "expected <…>, a file below /etc/apparmor.d; other files are not read");
        return cursor.to('>', "expected > on the same line");
    }
}

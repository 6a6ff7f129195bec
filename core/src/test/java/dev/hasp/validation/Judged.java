package dev.hasp.validation;

import dev.hasp.Finding;
import dev.hasp.SecurityProfile;
import java.util.List;
import java.util.function.UnaryOperator;

/** The codes that a profile gets, for tests. */
final class Judged {

    private Judged() {}

    static List<String> codes(UnaryOperator<SecurityProfile.Builder> decisions) {
        return decisions.apply(SecurityProfile.builder()).build().validate().stream()
                .map(Finding::code)
                .toList();
    }
}

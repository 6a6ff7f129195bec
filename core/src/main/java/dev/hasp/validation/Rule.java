package dev.hasp.validation;

import dev.hasp.SecurityProfile;
import dev.hasp.Severity;
import dev.hasp.control.Control;
import java.util.Optional;
import java.util.function.Function;

/**
 * One thing that a profile can get wrong.
 *
 * @param code the stable name, lower case with dashes
 * @param severity whether it stops the profile
 * @param control the control that findings name
 * @param remedy what to do, as an imperative
 * @param test what was found, as a sentence, or empty where all is well
 */
record Rule(
        String code,
        Severity severity,
        Control<?> control,
        String remedy,
        Function<SecurityProfile, Optional<String>> test) {}

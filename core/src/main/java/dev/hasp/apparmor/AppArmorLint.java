package dev.hasp.apparmor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Checks profiles of containers; codes are stable and explained in {@code docs/apparmor-lint.md}. */
public final class AppArmorLint {

    private static final List<AppArmorCheck> CHECKS = List.of(
            new ProfileHeadCheck(),
            new UnknownIncludeCheck(),
            new DeniedAllowCheck(),
            new RedundantRuleCheck(),
            new SilentDenialCheck(),
            new LeavesProfileCheck(),
            new MissingCapabilityCheck(),
            new EngineSignalCheck(),
            new KernelFilesCheck(),
            new InternetFamilyCheck(),
            new MountCheck());

    private AppArmorLint() {}

    /** What all checks find in the profile alone, in the order of the checks and then of the rules. */
    public static List<AppArmorFinding> check(AppArmorProfile profile) {
        return check(profile, Map.of());
    }

    /**
     * What all checks find in the profile and the files that it includes.
     *
     * @param files texts by name below {@code /etc/apparmor.d}, such as {@code tunables/global}
     */
    public static List<AppArmorFinding> check(AppArmorProfile profile, Map<String, String> files) {
        LintSubject subject = LintSubject.of(profile, files);
        List<AppArmorFinding> findings = new ArrayList<>();
        CHECKS.forEach(check -> check.check(subject, findings));
        return List.copyOf(findings);
    }

    /** The codes of all findings that there can be. */
    public static List<String> codes() {
        return CHECKS.stream().flatMap(check -> check.codes().stream()).toList();
    }
}

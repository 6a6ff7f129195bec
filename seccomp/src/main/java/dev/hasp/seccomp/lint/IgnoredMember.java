package dev.hasp.seccomp.lint;

import dev.hasp.seccomp.SyscallRule;
import java.util.Map;

/** A member that engines do not know. */
final class IgnoredMember implements Check {

    @Override
    public String code() {
        return "ignored-member";
    }

    @Override
    public void check(Subject subject, Findings findings) {
        test(subject.profile().unknownFields(), "/", findings);
        for (int i = 0; i < subject.rules().size(); i++) {
            SyscallRule rule = subject.rules().get(i);
            test(rule.unknownFields(), Subject.pointer(i) + "/", findings);
            test(rule.unknownArgFields(), Subject.pointer(i) + "/args/", findings);
            test(rule.includes().unknownFields(), Subject.pointer(i) + "/includes/", findings);
            test(rule.excludes().unknownFields(), Subject.pointer(i) + "/excludes/", findings);
        }
    }

    private void test(Map<String, String> members, String pointer, Findings findings) {
        for (String member : members.keySet()) {
            boolean podman = member.equals("errno") || member.equals("defaultErrno");
            findings.add(
                    code(),
                    podman ? Severity.WARNING : Severity.INFO,
                    pointer + member.replace("~", "~0").replace("/", "~1"),
                    podman
                            ? "only Podman and CRI-O read " + member + "; Docker ignores it and answers EPERM"
                            : "engines ignore " + member,
                    podman
                            ? "give the number as " + (member.equals("errno") ? "errnoRet" : "defaultErrnoRet")
                            : "remove it");
        }
    }
}

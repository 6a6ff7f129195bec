package dev.hasp.apparmor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.linux.Capability;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RulesTest {

    private static final PathGlob DATA = PathGlob.tree("/data");

    @Test
    void means_what_it_is_called() {
        assertThat(text(
                        Rules.readOnly(DATA),
                        Rules.readWrite(DATA),
                        Rules.runnable(DATA),
                        Rules.denyWriting(DATA),
                        Rules.deny(DATA),
                        Rules.capabilities(Capability.KILL, Capability.CHOWN),
                        Rules.network("inet6")))
                .containsExactly(
                        "\"/data{,/**}\" r",
                        "\"/data{,/**}\" rwkl",
                        "\"/data{,/**}\" rmix",
                        "deny \"/data{,/**}\" wl",
                        "deny \"/data{,/**}\" rwmklx",
                        "capability chown kill",
                        "network inet6");
    }

    @Test
    void denies_appending_with_writing() {
        CompiledProfile compiled = CompiledProfile.of(AppArmorText.of(AppArmorProfile.builder(new ProfileName("p"))
                .abi(Abi.V3_0)
                .rule(new Rule.AllFiles(Qualifiers.ALLOW), "")
                .rule(Rules.denyWriting(DATA), "")
                .rule(Rules.deny(PathGlob.literal("/secret")), "")
                .build()));

        assertThat(withoutLinks(compiled.permitted("/data/x")))
                .containsExactlyInAnyOrder(FilePermission.READ, FilePermission.MAP, FilePermission.LOCK);
        assertThat(compiled.runs("/data/x")).isTrue();
        assertThat(withoutLinks(compiled.permitted("/secret"))).isEmpty();
        assertThat(compiled.runs("/secret")).isFalse();
        assertThat(compiled.permitted("/other")).isEqualTo(Set.of(FilePermission.values()));
    }

    /** Links are decided by two paths, of which the automaton has the pairs. */
    private static Set<FilePermission> withoutLinks(Set<FilePermission> permissions) {
        return permissions.stream()
                .filter(permission -> permission != FilePermission.LINK)
                .collect(Collectors.toSet());
    }

    private static List<String> text(Rule... rules) {
        return List.of(rules).stream().map(RuleText::of).toList();
    }
}

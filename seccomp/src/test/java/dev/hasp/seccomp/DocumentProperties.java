package dev.hasp.seccomp;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DocumentProperties {

    @Property(tries = 500)
    void reads_what_it_wrote(@ForAll("profiles") SeccompProfile profile) {
        assertThat(SeccompProfile.parse(profile.toJson())).isEqualTo(profile);
        assertThat(SeccompProfile.parse(profile.toPrettyJson())).isEqualTo(profile);
    }

    @Property(tries = 200)
    void writes_the_same_text_again(@ForAll("profiles") SeccompProfile profile) {
        assertThat(profile.toJson()).doesNotContain("\n", "\r");
        assertThat(SeccompProfile.parse(profile.toPrettyJson()).toPrettyJson()).isEqualTo(profile.toPrettyJson());
    }

    @Provide
    Arbitrary<SeccompProfile> profiles() {
        return DocumentArbitraries.profiles();
    }
}

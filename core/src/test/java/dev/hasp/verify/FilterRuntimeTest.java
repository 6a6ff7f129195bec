package dev.hasp.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasp.SecurityProfile;
import dev.hasp.SecuritySpec;
import dev.hasp.engine.EngineFacts;
import dev.hasp.engine.EngineProduct;
import dev.hasp.engine.EngineVersion;
import dev.hasp.seccomp.filter.ContainerRuntime;
import org.junit.jupiter.api.Test;

class FilterRuntimeTest {

    private static final SecuritySpec UNDECIDED =
            SecurityProfile.builder().build().toSpec();

    @Test
    void is_the_engines_own_where_the_spec_asks_for_none() {
        assertThat(FilterRuntime.of(UNDECIDED, engine("crun"))).isEqualTo(ContainerRuntime.CRUN);
        assertThat(FilterRuntime.of(UNDECIDED, engine("runc"))).isEqualTo(ContainerRuntime.RUNC);
        assertThat(FilterRuntime.of(UNDECIDED, Scene.DOCKER)).isEqualTo(ContainerRuntime.RUNC);
    }

    @Test
    void is_what_the_spec_asks_for_before_the_engines_own() {
        assertThat(FilterRuntime.of(asking("nvidia-crun"), engine("runc"))).isEqualTo(ContainerRuntime.CRUN);
        assertThat(FilterRuntime.of(asking("nvidia"), engine("crun"))).isEqualTo(ContainerRuntime.RUNC);
    }

    private static SecuritySpec asking(String runtime) {
        return SecurityProfile.builder().runtime(runtime).build().toSpec();
    }

    private static EngineFacts engine(String runtime) {
        return EngineFacts.builder()
                .product(EngineProduct.DOCKER)
                .version(EngineVersion.of("28.5.2"))
                .defaultRuntime(runtime)
                .build();
    }
}

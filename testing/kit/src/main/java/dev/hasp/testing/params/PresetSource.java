package dev.hasp.testing.params;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * Runs a {@code @ParameterizedTest} once for each preset. The test takes a {@code SecurityProfile}, a
 * {@code SecuritySpec} or, for Hasp's own presets, a {@code Preset<?>}.
 *
 * <pre>{@code
 * @ParameterizedTest
 * @PresetSource(in = SitePresets.class)
 * void no_preset_of_ours_can_gain_privileges(SecurityProfile preset) {
 *     assertThat(preset).hasNoNewPrivileges();
 * }
 * }</pre>
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@ArgumentsSource(PresetArguments.class)
public @interface PresetSource {

    /** Names of presets, such as {@code batch-job}, or of fields of {@link #in}; by default all there are. */
    String[] value() default {};

    /**
     * Classes with presets of one's own: static final fields that are a {@code SecurityProfile}, a {@code SecuritySpec}
     * or a {@code Preset<?>}. By default Hasp's own presets.
     */
    Class<?>[] in() default {};
}

package dev.hasp.testing.engine;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that needs an engine. It may take a {@code DockerClient}, the {@code EngineFacts}, {@link LockedContainers} or
 * the {@link Engine} itself.
 *
 * <p>Where no engine answers the test is skipped with a word on how to start one; where the environment says
 * {@code CI=true} it fails instead, so that a build cannot pass without having tested. Where the whole class needs one,
 * or a parameterized test does, use {@link RequiresEngine}.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Test
@Tag("engine")
@ExtendWith(EngineExtension.class)
public @interface EngineTest {}

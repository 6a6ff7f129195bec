package dev.hasp.testing.engine;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test class that needs an engine: its constructor and its methods may take an {@link Engine}, its
 * {@code DockerClient}, its {@code EngineFacts} and {@link LockedContainers}.
 *
 * <p>Where no engine answers the class is skipped with a word on how to start one; where the environment says
 * {@code CI=true} it fails instead, so that a build cannot pass without having tested.
 */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(EngineExtension.class)
public @interface RequiresEngine {

    /**
     * The variant that it needs, such as {@code userns} for the engine at {@code HASP_ENGINE_USERNS}; by default the
     * engine at {@code DOCKER_HOST}. A nested class has the one of the class around it unless it names its own.
     */
    String value() default "";
}

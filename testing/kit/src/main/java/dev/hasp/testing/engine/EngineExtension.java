package dev.hasp.testing.engine;

import com.github.dockerjava.api.DockerClient;
import dev.hasp.docker.DockerEngine;
import dev.hasp.engine.EngineFacts;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;

/** Gives tests one engine of each variant for the whole run, and says what to do where there is none. */
final class EngineExtension implements ExecutionCondition, ParameterResolver, TestExecutionExceptionHandler {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(EngineExtension.class);

    private static final Set<Class<?>> GIVEN =
            Set.of(Engine.class, DockerClient.class, EngineFacts.class, LockedContainers.class);

    /** Looked for once: the store closes it, and with it whatever the engine still holds of ours, after all tests. */
    private record Found(Optional<Engine> engine, String problem) implements AutoCloseable {
        static Found look(String variant) {
            try {
                return new Found(Optional.of(variant.isEmpty() ? Engine.connect() : Engine.variant(variant)), "");
            } catch (NoEngineException none) {
                return new Found(Optional.empty(), String.valueOf(none.getMessage()));
            }
        }

        @Override
        public void close() {
            engine.ifPresent(Engine::close);
        }
    }

    private static Found found(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(variant(context.getRequiredTestClass()), Found::look, Found.class);
    }

    private static String variant(Class<?> testClass) {
        return Stream.<Class<?>>iterate(testClass, type -> type != null, Class::getEnclosingClass)
                .flatMap(type -> Optional.ofNullable(type.getAnnotation(RequiresEngine.class)).stream())
                .findFirst()
                .map(RequiresEngine::value)
                .orElse("");
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Found found = found(context);
        if (found.engine().isPresent()) {
            return ConditionEvaluationResult.enabled("an engine answers");
        }
        if (isContinuousIntegration()) {
            throw new NoEngineException(found.problem() + " (CI=true, so this is a failure)");
        }
        return ConditionEvaluationResult.disabled(found.problem());
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return GIVEN.contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Engine engine = found(context).engine().orElseThrow();
        Class<?> type = parameter.getParameter().getType();
        if (type == LockedContainers.class) {
            return context.getStore(NAMESPACE)
                    .computeIfAbsent(type, key -> new LockedContainers(engine), LockedContainers.class);
        }
        return type == DockerClient.class
                ? engine.client()
                : type == EngineFacts.class ? DockerEngine.facts(engine.client()) : engine;
    }

    /** What an engine lacks that answers, such as the small image, is no failure of the test either. */
    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable thrown) throws Throwable {
        if (thrown instanceof NoEngineException && !isContinuousIntegration()) {
            throw new TestAbortedException(thrown.getMessage(), thrown);
        }
        throw thrown;
    }

    private static boolean isContinuousIntegration() {
        return "true".equals(System.getenv("CI"));
    }
}

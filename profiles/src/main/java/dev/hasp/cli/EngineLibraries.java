package dev.hasp.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;

/**
 * The libraries that talk to engines. In the packaged command they are a jar inside the jar, since the Java machine reads
 * the whole list of what a jar holds before it starts: with them in it every other verb would start a quarter slower. A
 * verb that needs them is run again by a class loader that has both.
 */
final class EngineLibraries {

    private static final String JAR = "/engine-libraries.jar";
    private static final String CLIENT = "/com/github/dockerjava/core/DockerClientImpl.class";

    private EngineLibraries() {}

    /** Whether they are there and not yet to be used. */
    static boolean arePacked() {
        return Hasp.class.getResource(CLIENT) == null && Hasp.class.getResource(JAR) != null;
    }

    /** Runs the command where they can be used; returns its exit code. */
    static int run(String[] args, InputStream in, OutputStream out, OutputStream err, Map<String, String> environment) {
        try {
            Path libraries = Files.createTempFile("hasp-engine-libraries", ".jar");
            try {
                unpack(libraries);
                URL[] both = {
                    Hasp.class.getProtectionDomain().getCodeSource().getLocation(),
                    libraries.toUri().toURL()
                };
                try (URLClassLoader loader = new URLClassLoader(both, ClassLoader.getPlatformClassLoader())) {
                    Thread.currentThread().setContextClassLoader(loader);
                    Method run = loader.loadClass(Hasp.class.getName())
                            .getDeclaredMethod(
                                    "run",
                                    String[].class,
                                    InputStream.class,
                                    OutputStream.class,
                                    OutputStream.class,
                                    Map.class);
                    run.setAccessible(true);
                    return (int) run.invoke(null, args, in, out, err, environment);
                }
            } finally {
                Files.deleteIfExists(libraries);
            }
        } catch (IOException e) {
            throw Failure.usage(
                    "cannot-unpack",
                    "cannot unpack what talks to engines: " + e.getMessage(),
                    "make room in the directory for temporary files, or name another with"
                            + " JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=DIR");
        } catch (InvocationTargetException fault) {
            throw new IllegalStateException(fault.getCause());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void unpack(Path file) throws IOException {
        try (InputStream jar =
                Optional.ofNullable(Hasp.class.getResourceAsStream(JAR)).orElseThrow()) {
            Files.copy(jar, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}

package dev.hasp.inforce;

import com.github.dockerjava.api.model.Bind;
import dev.hasp.testing.engine.Container;
import dev.hasp.testing.engine.Engine;
import dev.hasp.testing.engine.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The machine behind an engine of {@code testing/vm}, which a container may do everything to: what the API has no request
 * for, such as loading an AppArmor profile, is done as the machine's root.
 */
final class VirtualMachine implements AutoCloseable {

    /** The OCI runtime that takes half the time of the usual one on an emulated processor. */
    static final String QUICK_RUNTIME = "crun";

    private static final String PATH = "/usr/sbin:/usr/bin";

    /** How many half minutes a policy may take to compile. */
    private static final int LONG = 20;

    private final Container root;

    private VirtualMachine(Container root) {
        this.root = root;
    }

    /** The machine of an engine. */
    static VirtualMachine of(Engine engine) {
        return new VirtualMachine(engine.create(
                        create -> create.getHostConfig()
                                .withPrivileged(true)
                                .withPidMode("host")
                                .withNetworkMode("none")
                                .withRuntime(QUICK_RUNTIME)
                                .withBinds(Bind.parse("/:/host")),
                        "sleep",
                        "100000")
                .start());
    }

    /**
     * Runs a script as root of the machine, with its files and programs, and gives what it wrote.
     *
     * @throws AssertionError if it fails, with what it wrote
     */
    String tell(String script) {
        Outcome outcome = root.exec("chroot", "/host", "/usr/bin/env", "PATH=" + PATH, "sh", "-c", script);
        if (outcome.exitCode() != 0) {
            throw new AssertionError(script + " ended with " + outcome.exitCode() + ": " + outcome.stderr());
        }
        return outcome.stdout();
    }

    /** Compiles and loads the AppArmor profile of that name. */
    void loadAppArmor(String name, String text) {
        String file = "/etc/apparmor.d/" + name;
        tell(write(file, text) + " && apparmor_parser -r --skip-cache " + file);
    }

    /** Begins to compile Debian's policy with a module and to load it, which takes a minute or more. */
    void beginSeLinux(String name, String text) {
        String file = "/root/" + name + ".cil";
        String end = file + ".end";
        tell(write(file, text) + " && rm -f " + end);
        tell("(semodule -i " + file + " >" + file + ".log 2>&1; echo $? >" + end + ") </dev/null >/dev/null 2>&1 &");
    }

    /** Waits until a module is loaded that was begun with; in many requests, since none may be open for long. */
    void awaitSeLinux(String name) {
        String file = "/root/" + name + ".cil";
        String await =
                "tries=0; until [ -s " + file + ".end ] || [ $tries = 30 ]; do sleep 1; tries=$((tries + 1)); done; "
                        + "if [ -s " + file + ".end ]; then cat " + file + ".log; cat " + file + ".end; fi";
        String told = "";
        for (int tries = 0; told.isEmpty() && tries < LONG; tries++) {
            told = tell(await);
        }
        if (!told.endsWith("\n0\n") && !told.equals("0\n")) {
            throw new AssertionError("semodule ended with " + told);
        }
    }

    private static String write(String file, String text) {
        String encoded = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        return "echo " + encoded + " | base64 -d > " + file;
    }

    @Override
    public void close() {
        root.close();
    }
}

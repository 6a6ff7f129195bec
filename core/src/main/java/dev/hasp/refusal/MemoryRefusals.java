package dev.hasp.refusal;

import static dev.hasp.control.Controls.KERNEL_MEMORY;
import static dev.hasp.refusal.Refusal.atCreate;

import dev.hasp.control.ByteSize;
import dev.hasp.engine.CgroupVersion;
import dev.hasp.engine.EngineFacts;
import dev.hasp.validation.Asked;
import java.util.List;

/** Limits on memory that some engines judge and others do not. */
final class MemoryRefusals {

    private static final ByteSize LEAST = ByteSize.mebibytes(6);

    static final List<Refusal> ALL = List.of(atCreate(
            "kernel-memory-below-minimum",
            "before API 1.42 Docker refuses a limit on kernel memory below 6m, though it puts none in force",
            "leave kernelMemory out",
            "moby daemon_unix.go verifyPlatformContainerResources; observed on 20.10.24",
            MemoryRefusals::kernelMemory));

    private MemoryRefusals() {}

    private static void kernelMemory(Asked asked, EngineFacts engine, Refusal.Found found) {
        boolean reads = !engine.isPodman()
                && (!engine.isDocker(23, 0)
                        || engine.apiVersion()
                                .filter(api -> !api.isAtLeast(1, 42))
                                .isPresent());
        if (reads && engine.cgroupVersion().filter(CgroupVersion.V2::equals).isEmpty()) {
            asked.kernelMemory()
                    .filter(size -> size.bytes() > 0 && size.compareTo(LEAST) < 0)
                    .ifPresent(size -> found.at(
                            KERNEL_MEMORY, asked.say(KERNEL_MEMORY, size) + " is too little to " + engine.title()));
        }
    }
}

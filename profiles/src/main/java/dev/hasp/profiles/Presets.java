package dev.hasp.profiles;

import java.util.List;
import java.util.Optional;

/** All presets. */
public final class Presets {

    private static final List<Preset<?>> ALL = List.of(
            DockerDefault.preset(),
            Restricted.preset(),
            BatchJob.preset(),
            BatchJobWithNetwork.preset(),
            CiRunner.preset(),
            OnlineJudge.preset(),
            CodeInterpreter.preset(),
            Notebook.preset(),
            HeadlessBrowser.preset(),
            WebService.preset(),
            Database.preset(),
            GpuJob.preset(),
            ImageBuild.preset(),
            Debug.preset());

    private Presets() {}

    /** Every preset as it is without parameters, in the order of the documentation. */
    public static List<Preset<?>> all() {
        return ALL;
    }

    /** The preset of that name, such as {@code batch-job}. */
    public static Optional<Preset<?>> byName(String name) {
        return ALL.stream().filter(preset -> preset.name().equals(name)).findFirst();
    }
}

package dev.hasp.engine;

import dev.hasp.apparmor.LoadedMode;
import dev.hasp.control.ByteSize;
import dev.hasp.linux.Architecture;
import dev.hasp.linux.KernelVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the answers of an engine to {@code GET /info} and {@code GET /version}. */
final class FactsReader {

    private static final String PODMAN = "Podman Engine";
    private static final String DOCKER = "Engine";
    private static final Set<String> SAVED = Set.of("info", "version", "apiVersion", "daemon", "appArmorProfiles");

    private final Members info;
    private final Members version;

    FactsReader(Members info, Members version) {
        this.info = info;
        this.version = version;
    }

    /** The saved form: an object of {@code info} and {@code version}, and perhaps what engines do not tell. */
    static EngineFacts saved(String text) {
        Members saved = Members.read("saved facts", text);
        saved.names().stream().filter(name -> !SAVED.contains(name)).findFirst().ifPresent(foreign -> {
            throw saved.wrong(foreign, "no member but info, version, apiVersion, daemon and appArmorProfiles");
        });
        EngineFacts facts = new FactsReader(saved.needed("info"), saved.needed("version")).facts();
        Optional<ApiVersion> spoken = saved.text("apiVersion", "a version such as 1.41", ApiVersion::of);
        EngineFacts.Builder more = facts.toBuilder()
                .appArmorProfiles(saved.object("appArmorProfiles").map(FactsReader::profiles));
        EngineFacts told = (spoken.isPresent() ? more.apiVersion(spoken) : more).build();
        return saved.object("daemon")
                .map(daemon -> DaemonSettings.add(told, daemon))
                .orElse(told);
    }

    private static Map<String, LoadedMode> profiles(Members modes) {
        return modes.names().stream()
                .collect(Collectors.toMap(
                        name -> name,
                        name -> modes.text(name, "a mode such as enforce", LoadedMode::new)
                                .orElseThrow(() -> modes.wrong(name, "a mode such as enforce"))));
    }

    EngineFacts facts() {
        info.text("OSType").filter(system -> !system.equals("linux")).ifPresent(system -> {
            throw info.wrong("OSType", "\"linux\", the only system whose containers are known here");
        });
        EngineProduct product = product();
        EngineFacts.Builder facts = EngineFacts.builder()
                .product(product)
                .version(version())
                .apiVersion(apiVersion(product))
                .hostName(info.text("Name"))
                .kernel(info.text("KernelVersion", "a kernel's release such as 6.1.0", KernelVersion::of))
                .architecture(info.text("Architecture").flatMap(Architecture::find))
                .processors(info.whole("NCPU", 1, Integer.MAX_VALUE).map(Math::toIntExact))
                .memory(info.whole("MemTotal", 0, Long.MAX_VALUE)
                        .filter(bytes -> bytes > 0)
                        .map(ByteSize::of))
                .cgroupDriver(info.text("CgroupDriver"))
                .runtimes(info.object("Runtimes").map(Members::names))
                .defaultRuntime(info.text("DefaultRuntime"))
                .dataRoot(info.text("DockerRootDir"))
                .storageDriver(info.text("Driver"))
                .loggingDriver(info.text("LoggingDriver"))
                .loggingDrivers(info.object("Plugins")
                        .flatMap(plugins -> plugins.texts("Log"))
                        .map(Set::copyOf))
                .warnings(info.texts("Warnings").orElse(List.of()));
        NamedEngine.fill(facts, product, version());
        info.text("CgroupVersion", "1 or 2", FactsReader::cgroup).ifPresent(facts::cgroupVersion);
        info.texts("SecurityOptions").ifPresent(options -> security(facts, product, new SecurityOptions(options)));
        info.flag("Rootless").ifPresent(facts::rootless);
        EngineFacts known = facts.build();
        return known.toBuilder().limits(LimitFacts.of(info, known)).build();
    }

    private void security(EngineFacts.Builder facts, EngineProduct product, SecurityOptions options) {
        facts.appArmor(options.has("apparmor"))
                .seLinux(options.has("selinux"))
                .seccomp(options.has("seccomp"))
                .seccompProfile(options.seccompProfile())
                .rootless(options.has("rootless"));
        if (product == EngineProduct.PODMAN) {
            return; // it tells neither its default user namespace nor its default cgroup namespace
        }
        facts.usernsRemap(options.has("userns")).privateCgroupns(options.has("cgroupns"));
        // Told by engines of API 1.43 and later, whatever version the client asks by; an older one says nothing.
        boolean tells = newestApi().filter(api -> api.isAtLeast(1, 43)).isPresent();
        if (options.has("no-new-privileges") || tells) {
            facts.noNewPrivileges(options.has("no-new-privileges"));
        }
    }

    private EngineProduct product() {
        List<String> components = version.objects("Components").stream()
                .flatMap(component -> component.text("Name").stream())
                .toList();
        if (components.contains(PODMAN)) {
            return EngineProduct.PODMAN;
        }
        if (components.isEmpty() || components.contains(DOCKER)) { // none before API 1.35
            return EngineProduct.DOCKER;
        }
        throw version.wrong("Components", "one that is named \"" + DOCKER + "\" or \"" + PODMAN + "\"");
    }

    private EngineVersion version() {
        Optional<EngineVersion> component = version.objects("Components").stream()
                .filter(one -> one.text("Name").equals(Optional.of(PODMAN)))
                .findFirst()
                .flatMap(podman -> podman.text("Version", "a version such as 5.2.0", EngineVersion::of));
        return component.orElseGet(() -> {
            version.neededText("Version");
            return version.text("Version", "a version such as 28.5.2", EngineVersion::of)
                    .orElseThrow();
        });
    }

    private Optional<ApiVersion> newestApi() {
        return version.text("ApiVersion", "a version such as 1.41", ApiVersion::of);
    }

    /**
     * The newest that the engine speaks, unless its info was plainly asked for by an older one: engines of API 1.42 and
     * later show KernelMemory, and those of 1.25 and later bare names, to older clients alone.
     */
    private Optional<ApiVersion> apiVersion(EngineProduct product) {
        Optional<ApiVersion> newest = newestApi();
        boolean bareNames = info.texts("SecurityOptions")
                .filter(options -> new SecurityOptions(options).areBareNames())
                .isPresent();
        boolean olderClient = product == EngineProduct.DOCKER
                && ((bareNames && newest.filter(api -> api.isAtLeast(1, 25)).isPresent())
                        || (info.has("KernelMemory")
                                && newest.filter(api -> api.isAtLeast(1, 42)).isPresent()));
        return olderClient ? Optional.empty() : newest;
    }

    private static CgroupVersion cgroup(String text) {
        return switch (text) {
            case "1" -> CgroupVersion.V1;
            case "2" -> CgroupVersion.V2;
            default -> throw new IllegalArgumentException(text);
        };
    }
}

package dev.hasp.docker;

import dev.hasp.control.DeviceRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Device requests as flags: {@code --gpus} (opts/gpus.go of docker/cli 28.5), or {@code --device} for CDI names. */
final class DeviceRequestFlags {

    static final String LIMITS = "only requests for gpu, or of the driver cdi (docker 25)";

    /** Container Device Interface specification, a fully qualified name: {@code vendor/class=device}. */
    private static final Pattern CDI_NAME = Pattern.compile(
            "[A-Za-z]([A-Za-z0-9_.-]*[A-Za-z0-9])?/[A-Za-z]([A-Za-z0-9_-]*[A-Za-z0-9])?=[A-Za-z0-9]([A-Za-z0-9_.:-]*[A-Za-z0-9])?");

    private static final String REMEDY = "change the request, or create the container with docker-java";

    private DeviceRequestFlags() {}

    static void write(List<DeviceRequest> requests, FlagWriter out) {
        long gpus = requests.stream().filter(request -> !request.isCdi()).count();
        if (gpus > 1) {
            out.cannot(
                    gpus + " requests for GPUs stand side by side, --gpus keeps the first alone", "join them in one");
        }
        for (DeviceRequest request : requests) {
            Optional<String> problem = request.isCdi() ? cdiProblem(request) : gpuProblem(request);
            if (problem.isPresent()) {
                out.cannot("no flag says a device request " + problem.get(), REMEDY);
            } else if (request.isCdi()) {
                request.deviceIds().forEach(name -> out.flag("--device", name));
            } else {
                out.flag("--gpus", gpus(request));
            }
        }
    }

    private static Optional<String> cdiProblem(DeviceRequest request) {
        if (request.count().isPresent()
                || !request.capabilities().isEmpty()
                || !request.options().isEmpty()) {
            return Optional.of("of the driver cdi with a count, capabilities or options");
        }
        return request.deviceIds().stream()
                .filter(name -> !CDI_NAME.matcher(name).matches())
                .findFirst()
                .map(name -> "for " + name + ", which is no CDI name such as vendor/class=device");
    }

    private static Optional<String> gpuProblem(DeviceRequest request) {
        if (request.capabilities().size() != 1 || !request.capabilities().get(0).contains("gpu")) {
            return Optional.of("other than for one set of capabilities with gpu among them");
        }
        List<String> parts = new ArrayList<>(request.deviceIds());
        parts.addAll(request.capabilities().get(0));
        if (parts.stream().anyMatch(part -> part.indexOf(',') >= 0)) {
            return Optional.of("with a comma in an id or a capability");
        }
        return request.options().keySet().stream().anyMatch(key -> key.indexOf('=') >= 0)
                ? Optional.of("with = in the name of an option")
                : Optional.empty();
    }

    private static String gpus(DeviceRequest request) {
        List<String> fields = new ArrayList<>();
        request.driver().ifPresent(driver -> fields.add("driver=" + driver));
        if (request.deviceIds().isEmpty()) {
            int count = request.count().orElse(0);
            fields.add("count=" + (count == DeviceRequest.ALL ? "all" : count));
        } else {
            fields.add("device=" + String.join(",", request.deviceIds()));
        }
        List<String> beside = request.capabilities().get(0).stream()
                .filter(capability -> !capability.equals("gpu"))
                .toList();
        if (!beside.isEmpty()) {
            fields.add("capabilities=" + String.join(",", beside));
        }
        if (!request.options().isEmpty()) {
            fields.add("options="
                    + Csv.record(request.options().entrySet().stream()
                            .map(option -> option.getKey() + "=" + option.getValue())
                            .toList()));
        }
        return Csv.record(fields);
    }
}

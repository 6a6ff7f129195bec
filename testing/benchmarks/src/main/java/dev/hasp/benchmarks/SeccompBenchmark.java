package dev.hasp.benchmarks;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hasp.control.Capabilities;
import dev.hasp.linux.Architecture;
import dev.hasp.linux.KernelVersion;
import dev.hasp.seccomp.DockerDefault;
import dev.hasp.seccomp.ResolvedProfile;
import dev.hasp.seccomp.SeccompContext;
import dev.hasp.seccomp.SeccompProfile;
import dev.hasp.seccomp.SeccompReader;
import dev.hasp.seccomp.algebra.FilterMeaning;
import dev.hasp.seccomp.filter.ContainerRuntime;
import dev.hasp.seccomp.filter.Decision;
import dev.hasp.seccomp.filter.SeccompFilter;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Reading, resolving, comparing and deciding with docker's default profile. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class SeccompBenchmark {

    /** The document as plain objects, which is what Jackson needs at least. */
    public record Document(String defaultAction, Integer defaultErrnoRet, List<Mapping> archMap, List<Rule> syscalls) {}

    /** An element of {@code archMap}. */
    public record Mapping(String architecture, List<String> subArchitectures) {}

    /** An element of {@code syscalls}. */
    public record Rule(
            List<String> names,
            String action,
            Integer errnoRet,
            List<Argument> args,
            Condition includes,
            Condition excludes,
            String comment) {}

    /** An element of {@code args}. */
    public record Argument(int index, BigInteger value, BigInteger valueTwo, String op) {}

    /** An {@code includes} or {@code excludes}. */
    public record Condition(List<String> caps, List<String> arches, String minKernel) {}

    private final JsonMapper mapper = JsonMapper.builder().build();
    private final byte[] document =
            SeccompProfile.dockerDefault().toPrettyJson().getBytes(StandardCharsets.UTF_8);
    private final SeccompContext context =
            SeccompContext.of(Architecture.X86_64, KernelVersion.of("6.1"), Capabilities.ENGINE_DEFAULTS);
    private final ResolvedProfile resolved = SeccompProfile.dockerDefault().resolve(context);
    private final SeccompFilter filter = SeccompFilter.load(resolved, ContainerRuntime.RUNC);
    private final FilterMeaning newest = FilterMeaning.of(filter);
    private final FilterMeaning older =
            FilterMeaning.of(SeccompFilter.load(DockerDefault.version("28.2").resolve(context), ContainerRuntime.RUNC));
    private final long[] arguments = {2, 1, 0, 0, 0, 0};

    /** Jackson's own time for the same bytes. */
    @Benchmark
    public Document bindWithJackson() throws IOException {
        return mapper.readValue(document, Document.class);
    }

    /** Reading with every check. */
    @Benchmark
    public SeccompProfile read() {
        return SeccompReader.standard().read(document).profile();
    }

    /** Reading and resolving, as an engine does at each start. */
    @Benchmark
    public ResolvedProfile readAndResolve() {
        return SeccompReader.standard().read(document).profile().resolve(context);
    }

    /** Whether one of two profiles permits no more than the other. */
    @Benchmark
    public boolean isSubset() {
        return newest.isSubsetOf(older);
    }

    /** One decision by argument. */
    @Benchmark
    public Decision decide() {
        return filter.decide(Architecture.X86_64, 41, arguments);
    }
}

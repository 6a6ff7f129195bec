package dev.hasp.benchmarks;

import dev.hasp.SecurityProfile;
import dev.hasp.SecuritySpec;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Capabilities;
import dev.hasp.control.PidsLimit;
import dev.hasp.control.Seccomp;
import dev.hasp.control.User;
import dev.hasp.effective.EffectivePolicy;
import dev.hasp.engine.EngineFacts;
import dev.hasp.order.Comparison;
import dev.hasp.seccomp.DockerDefault;
import dev.hasp.seccomp.SeccompProfile;
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

/** What it costs to say which of two policies is stricter, each with a seccomp profile of its own. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ComparisonBenchmark {

    private final EngineFacts engine = EngineFacts.plainDocker("28.5.2");
    private final SecuritySpec site = spec("28.5.2", Capabilities.engineDefault(), 2);
    private final SecuritySpec job = spec("24.0.9", Capabilities.none(), 1);
    private final EffectivePolicy sitePolicy = site.on(engine);
    private final EffectivePolicy jobPolicy = job.on(engine);

    private static SecuritySpec spec(String docker, Capabilities capabilities, int gibibytes) {
        SeccompProfile profile = DockerDefault.version(docker);
        return SecurityProfile.builder()
                .user(User.of(1000, 1000))
                .capabilities(capabilities)
                .seccomp(Seccomp.profile(profile))
                .memory(ByteSize.gibibytes(gibibytes))
                .pidsLimit(PidsLimit.of(gibibytes * 100L))
                .readOnlyRootfs(true)
                .build()
                .toSpec();
    }

    /** Compares two policies. */
    @Benchmark
    public Comparison compare() {
        return Comparison.of(jobPolicy, sitePolicy);
    }

    /** Works out what both specs mean on the engine, loads both filters, and compares. */
    @Benchmark
    public Comparison deriveAndCompare() {
        return Comparison.of(job.on(engine), site.on(engine));
    }
}

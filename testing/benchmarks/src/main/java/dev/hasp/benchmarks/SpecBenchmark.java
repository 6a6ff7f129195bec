package dev.hasp.benchmarks;

import dev.hasp.SecurityProfile;
import dev.hasp.SecuritySpec;
import dev.hasp.control.ByteSize;
import dev.hasp.control.Capabilities;
import dev.hasp.control.Cpus;
import dev.hasp.control.User;
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

/** What a dispatcher pays per job: layering its request over a site's profile, and validating the result. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class SpecBenchmark {

    private final SecurityProfile site = SecurityProfile.builder()
            .capabilities(Capabilities.none())
            .noNewPrivileges(true)
            .build()
            .named("site");

    /** Layers one job's request over the site's profile and validates. */
    @Benchmark
    public SecuritySpec layerAndValidate() {
        return site.overlay(SecurityProfile.builder()
                        .user(User.of(1000, 1000))
                        .memory(ByteSize.gibibytes(2))
                        .cpus(Cpus.parse("1.5"))
                        .build())
                .toSpec();
    }
}

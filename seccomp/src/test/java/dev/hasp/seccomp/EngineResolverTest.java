package dev.hasp.seccomp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.hasp.linux.Architecture;
import dev.hasp.linux.Capability;
import dev.hasp.linux.KernelVersion;
import dev.hasp.seccomp.EngineResolver.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the engine's own Go code makes of profiles, and what Hasp makes of them, on this machine. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EngineResolverTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Architecture HOST = Architecture.of(System.getProperty("os.arch"));
    private static final int CAPABILITY_SETS = 60;
    private static final int RANDOM_PROFILES = 400;

    /** Conditions on a rule, at their edges. */
    private static final List<String> SCOPES = List.of(
            "'includes':{},'excludes':{}",
            "'includes':null,'excludes':null",
            "'includes':{'caps':[],'arches':null}",
            "'includes':{'caps':['CAP_CHOWN']},'excludes':{'caps':['CAP_CHOWN']}",
            "'includes':{'caps':['CAP_CHOWN','CAP_KILL']}",
            "'excludes':{'caps':['CAP_CHOWN','CAP_KILL']}",
            "'includes':{'caps':['cap_chown']},'excludes':{'caps':['CHOWN','ALL']}",
            "'INCLUDES':{'CAPS':['CAP_KILL']},'includes':{'arches':['HOST']}",
            "'includes':{'arches':['HOST']}",
            "'includes':{'arches':['x86_64','aarch64','SCMP_ARCH_X86_64']}",
            "'excludes':{'arches':['s390x','HOST']}",
            "'includes':{'minKernel':''}",
            "'excludes':{'minKernel':''}",
            "'includes':{'minKernel':'KERNEL'}",
            "'excludes':{'minKernel':'KERNEL'}",
            "'includes':{'minKernel':'NEWER'},'excludes':{'minKernel':'NEWER'}",
            "'includes':{'minKernel':'3.19'},'excludes':{'minKernel':'255.255'}",
            "'includes':{'minKernel':null}",
            "'includes':{'minKernel':'4'}",
            "'includes':{'minKernel':'4.8.0'}",
            "'includes':{'minKernel':'0.0'}",
            "'excludes':{'minKernel':'256.1'}",
            "'excludes':{'minKernel':4.8}");

    private static final List<String> DOCUMENTS = List.of(
            "null",
            "{}",
            "{'syscalls':[]}",
            "{'defaultAction':'SCMP_ACT_ALLOW'}",
            "{'defaultAction':'SCMP_ACT_ALLOW',}",
            "{'DEFAULTACTION':'SCMP_ACT_LOG','other':[1,{}]} ",
            "{'defaultAction':'SCMP_ACT_ALLOW','defaultAction':'SCMP_ACT_TRAP'}",
            "{'defaultAction':7}",
            "{'syscalls':[{'names':['read'],'action':'SCMP_ACT_ALLOW'}]}",
            "{'defaultAction':'a','architectures':['SCMP_ARCH_X86'],'archMap':[{'architecture':'NATIVE'}]}",
            "{'defaultAction':'a','architectures':[],'archMap':[{'architecture':'NATIVE'}]}",
            "{'defaultAction':'a','architectures':['SCMP_ARCH_X86','none'],'archMap':[]}",
            "{'defaultAction':'a','archMap':[{'architecture':'other'},{'architecture':'NATIVE','subArchitectures':['b']},"
                    + "{'architecture':'NATIVE','subArchitectures':['c']}]}",
            "{'defaultAction':'a','archMap':[{'architecture':'native','subArchitectures':['b']}]}",
            "{'defaultAction':'a','syscalls':[null]}",
            "{'defaultAction':'a','syscalls':[{},{'names':[]},{'names':['']},{'name':'x'},{'name':'x','names':[]}]}",
            "{'defaultAction':'a','syscalls':[{'name':'x','names':['y']}]}",
            "{'defaultAction':'a','syscalls':[{'name':'x','names':['y'],'includes':{'caps':['CAP_KILL']}}]}",
            "{'defaultAction':'a','syscalls':[{'names':['x'],'args':[{'index':1,'value':18446744073709551615,"
                    + "'valueTwo':0,'op':'SCMP_CMP_EQ'},{}],'errnoRet':0},{'names':['x'],'args':[],'comment':'c'}]}",
            "{'defaultAction':'a','syscalls':[{'names':['x'],'args':[{'value':18446744073709551616}]}]}",
            "{'defaultAction':'a','syscalls':[{'names':['x'],'args':[{'value':-1}]}]}",
            "{'defaultAction':'a','defaultErrnoRet':38,'syscalls':[{'names':['x'],'errnoRet':4294967296}]}");

    private EngineResolver engine;
    private KernelVersion kernel;

    @BeforeAll
    void compile(@TempDir Path directory) throws Exception {
        engine = EngineResolver.compile(directory);
        kernel = KernelVersion.of(Files.readString(Path.of("/proc/sys/kernel/osrelease")));
    }

    @Test
    void default_profiles_become_what_the_engine_makes_of_them() throws Exception {
        List<String> profiles = List.of(
                SeccompProfile.dockerDefault().toJson(),
                DockerDefault.version("20.10").toPrettyJson(),
                EngineResolver.packagedDefault());
        assertThat(compare(questions(profiles))).isEqualTo(profiles.size() * CAPABILITY_SETS);
    }

    @Test
    void documents_at_the_edge_are_taken_and_refused_alike() throws Exception {
        List<String> profiles = new ArrayList<>(DOCUMENTS);
        for (String scope : SCOPES) {
            profiles.add("{'defaultAction':'a','syscalls':[{'names':['x']," + scope + "}]}");
        }
        List<Question> questions =
                questions(profiles.stream().map(this::onThisMachine).toList());
        assertThat(compare(questions)).isBetween(questions.size() / 2, questions.size() - 10 * CAPABILITY_SETS);
    }

    @Test
    void random_profiles_become_what_the_engine_makes_of_them() throws Exception {
        Random random = new Random(20261122);
        List<Question> questions = Stream.generate(() -> new Question(randomProfile(random), capabilities(random)))
                .limit(RANDOM_PROFILES)
                .toList();
        assertThat(compare(questions)).isEqualTo(RANDOM_PROFILES);
    }

    /** Compares both on all questions; returns how many profiles both take. */
    private int compare(List<Question> questions) throws Exception {
        List<JsonNode> answers = engine.resolve(questions);
        List<String> differences = new ArrayList<>();
        int taken = 0;
        for (int i = 0; i < questions.size(); i++) {
            JsonNode own = resolve(questions.get(i));
            if (!own.equals(answers.get(i))) {
                differences.add(questions.get(i) + "\n  Hasp:   " + own + "\n  engine: " + answers.get(i));
            }
            taken += own.isNull() ? 0 : 1;
        }
        assertThat(differences.stream().limit(3))
                .as(differences.size() + " differences")
                .isEmpty();
        return taken;
    }

    private JsonNode resolve(Question question) throws IOException {
        try {
            return JSON.readTree(SeccompReader.of(engine.generation())
                    .read(question.profile())
                    .profile()
                    .resolve(new SeccompContext(question.caps(), HOST, kernel, engine.generation()))
                    .toJson());
        } catch (SeccompParseException | SeccompResolveException refused) {
            return NullNode.getInstance();
        }
    }

    private static List<Question> questions(List<String> profiles) {
        Random random = new Random(20101122);
        List<Set<String>> sets = IntStream.range(0, CAPABILITY_SETS)
                .mapToObj(i -> capabilities(random))
                .toList();
        return profiles.stream()
                .flatMap(profile -> sets.stream().map(caps -> new Question(profile, caps)))
                .toList();
    }

    /** From none to all of the known capabilities, few as often as many. */
    private static Set<String> capabilities(Random random) {
        double share = random.nextInt(5) / 4.0;
        return Capability.known().stream()
                .filter(capability -> random.nextDouble() < share)
                .map(Capability::kernelName)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private String onThisMachine(String text) {
        return text.replace('\'', '"')
                .replace("HOST", HOST.engineName().orElseThrow())
                .replace("NATIVE", HOST.scmpName())
                .replace("KERNEL", kernel.toString())
                .replace("NEWER", kernel.kernel() + "." + (kernel.major() + 1));
    }

    private String randomProfile(Random random) {
        String rules = Stream.generate(() -> randomRule(random))
                .limit(random.nextInt(12))
                .collect(Collectors.joining(","));
        String archMap = maybe(
                random,
                () -> ",'archMap':[{'architecture':'SCMP_ARCH_S390X','subArchitectures':['SCMP_ARCH_S390']},"
                        + "{'architecture':'NATIVE','subArchitectures':['SCMP_ARCH_ARM']}]");
        return onThisMachine("{'defaultAction':'SCMP_ACT_ERRNO'" + archMap + ",'syscalls':[" + rules + "]}");
    }

    private static String randomRule(Random random) {
        return "{'names':['read','call" + random.nextInt(9) + "'],'action':'SCMP_ACT_ALLOW'"
                + maybe(random, () -> ",'errnoRet':" + random.nextInt(70_000))
                + maybe(
                        random,
                        () -> ",'args':[{'index':" + random.nextInt(6) + ",'op':'SCMP_CMP_MASKED_EQ','value':"
                                + Long.toUnsignedString(random.nextLong()) + ",'valueTwo':" + random.nextInt(2) + "}]")
                + maybe(random, () -> ",'includes':" + randomScope(random, 1))
                + maybe(random, () -> ",'excludes':" + randomScope(random, 3)) + "}";
    }

    /** Conditions that hold about half of the time. */
    private static String randomScope(Random random, int caps) {
        String names = capabilities(random).stream()
                .limit(random.nextInt(caps + 2))
                .map(name -> "'" + name + "'")
                .collect(Collectors.joining(","));
        String arches =
                List.of("", "'HOST'", "'mipsel64','HOST'", "'s390x','arm'").get(random.nextInt(4));
        String version = List.of("KERNEL", "NEWER", "2.6", "KERNEL").get(random.nextInt(4));
        return "{'caps':[" + names + "],'arches':[" + arches + "]"
                + maybe(random, () -> ",'minKernel':'" + version + "'") + "}";
    }

    private static String maybe(Random random, Supplier<String> text) {
        return random.nextBoolean() ? text.get() : "";
    }
}

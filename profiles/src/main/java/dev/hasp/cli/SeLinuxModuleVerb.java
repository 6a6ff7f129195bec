package dev.hasp.cli;

import dev.hasp.SecurityProfile;
import dev.hasp.control.Controls;
import dev.hasp.control.Protocol;
import dev.hasp.control.SeLinux;
import dev.hasp.engine.EngineFacts;
import dev.hasp.mac.HostTypes;
import dev.hasp.mac.SeLinuxDerivation;
import dev.hasp.mac.SeLinuxModule;
import dev.hasp.mac.SeLinuxModuleException;
import dev.hasp.selinux.cil.BlockName;
import dev.hasp.selinux.cil.Dialect;
import dev.hasp.selinux.cil.MalformedModuleException;
import dev.hasp.selinux.cil.TypeName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code hasp selinux module}: the SELinux module that a profile needs. */
final class SeLinuxModuleVerb extends ProfileVerb {

    private static final Pattern PORT = Pattern.compile("(tcp|udp|sctp)/([0-9]{1,5})=(.*)", Pattern.DOTALL);
    private static final int LAST_PORT = 65535;

    private final EngineChoice engine;
    private final List<String> files = new ArrayList<>();
    private final List<String> ports = new ArrayList<>();
    private final OptionSpec name = OptionSpec.builder("--name")
            .paramLabel("NAME")
            .arity("1")
            .required(true)
            .type(String.class)
            .description("The module's name; processes get the type NAME.process.")
            .build();
    private final OptionSpec dialect = option(
            "--dialect",
            "POLICY",
            "The host's policy: container-selinux (Fedora, RHEL; the default), udica (the same with udica's templates),"
                    + " refpolicy (Debian).");
    private final OptionSpec fileType = each(
            "--file-type",
            "SOURCE=TYPE",
            "What the host's policy calls the files of a mount's source, as matchpathcon tells it; more than once for"
                    + " more sources, or for more types of one.",
            files);
    private final OptionSpec portType = each(
            "--port-type",
            "PROTOCOL/PORT=TYPE",
            "That the container listens on a port, such as tcp/8080, and what the policy calls it.",
            ports);

    SeLinuxModuleVerb(Session session) {
        super(session);
        this.engine = EngineChoice.assuming(session.environment());
    }

    private static OptionSpec each(String option, String label, String description, List<String> values) {
        return OptionSpec.builder(option)
                .paramLabel(label)
                .arity("1")
                .type(List.class)
                .description(description)
                .parameterConsumer((words, spec, command) -> values.add(words.pop()))
                .build();
    }

    @Override
    CommandSpec describe(CommandSpec spec) {
        spec.name("module")
                .addOption(name)
                .addOption(dialect)
                .addOption(fileType)
                .addOption(portType)
                .usageMessage()
                .description("Print the SELinux module that a profile needs: a type for its processes, with its"
                        + " capabilities, mounts, devices, network and ports, and nothing else.")
                .footer(
                        "",
                        "Examples:",
                        "  hasp selinux module batch-job --name batch > batch.cil",
                        "  semodule -i batch.cil",
                        "  docker run --security-opt label=type:batch.process …");
        engine.options().forEach(spec::addOption);
        return withProfile(spec);
    }

    @Override
    boolean needsEngine() {
        return engine.isAddress();
    }

    @Override
    Answer run() {
        engine.check();
        BlockName block = blockName();
        Dialect policy = policy();
        HostTypes types = types();
        SecurityProfile profile = profile();
        EngineFacts facts = engine.facts(session().documents());
        SeLinuxModule module = module(using(profile, block), facts, block, policy, types);
        if (isJson()) {
            return Answer.ok(json(block, module, profile));
        }
        List<Issue> told = new ArrayList<>(Issue.of(module.warnings(), profile));
        told.add(new Issue(
                "selinux-module-use",
                "info",
                Optional.empty(),
                0,
                0,
                Optional.empty(),
                Optional.empty(),
                "once semodule -i has loaded it, use it with " + flag(block),
                ""));
        warn(told);
        return Answer.ok(module.module().toText());
    }

    /** The profile with the type that the flag will give it, where it does not name one. */
    private static SecurityProfile using(SecurityProfile profile, BlockName block) {
        SeLinux asked = profile.seLinux().orElse(SeLinux.engineDefault());
        return asked.disabled() || asked.type().isPresent()
                ? profile
                : profile.with(
                        Controls.SE_LINUX,
                        SeLinux.builder().from(asked).type(block.processType()).build());
    }

    private static SeLinuxModule module(
            SecurityProfile profile, EngineFacts facts, BlockName block, Dialect policy, HostTypes types) {
        try {
            return SeLinuxDerivation.module(profile.toSpec(), facts, block, policy, types);
        } catch (SeLinuxModuleException refusal) {
            throw Failure.findings(Issue.of(refusal.findings(), profile));
        }
    }

    private BlockName blockName() {
        try {
            return new BlockName(Optional.<String>ofNullable(name.getValue()).orElseThrow());
        } catch (MalformedModuleException refusal) {
            throw Failure.usage("malformed-name", String.valueOf(refusal.getMessage()), "give another --name");
        }
    }

    private Dialect policy() {
        String word = Optional.<String>ofNullable(dialect.getValue()).orElse(Dialect.CONTAINER_SELINUX.toString());
        return Dialect.of(word)
                .orElseThrow(() -> Failure.usage(
                        "unknown-dialect",
                        "--dialect " + word + " is not known",
                        "expected one of " + Arrays.toString(Dialect.values())));
    }

    private HostTypes types() {
        HostTypes types = HostTypes.none();
        for (String word : files) {
            int equals = word.lastIndexOf('=');
            if (equals <= 0) {
                throw malformed("--file-type", word, "expected one such as /srv/data=srv_t");
            }
            types = types.file(word.substring(0, equals), type("--file-type", word.substring(equals + 1)));
        }
        for (String word : ports) {
            Matcher port = PORT.matcher(word);
            if (!port.matches() || number(port) < 1 || number(port) > LAST_PORT) {
                throw malformed("--port-type", word, "expected one such as tcp/8080=http_cache_port_t");
            }
            types = types.port(Protocol.parse(port.group(1)), number(port), type("--port-type", port.group(3)));
        }
        return types;
    }

    private static int number(Matcher port) {
        return Integer.parseInt(port.group(2));
    }

    private static TypeName type(String option, String word) {
        if (!TypeName.isName(word)) {
            throw malformed(option, word, "expected a type such as srv_t");
        }
        return TypeName.of(word);
    }

    private static Failure malformed(String option, String word, String remedy) {
        return Failure.usage("malformed-type", option + " " + word + " cannot be read", remedy);
    }

    private static String flag(BlockName block) {
        return "--security-opt label=type:" + block.processType();
    }

    private static String json(BlockName block, SeLinuxModule module, SecurityProfile profile) {
        return Json.of(json -> {
            json.writeStartObject();
            json.writeStringField("name", block.text());
            json.writeStringField("type", block.processType());
            json.writeStringField("flag", "--security-opt=label=type:" + block.processType());
            json.writeStringField("text", module.module().toText());
            json.writeArrayFieldStart("warnings");
            for (Issue issue : Issue.of(module.warnings(), profile)) {
                json.writeStartObject();
                json.writeStringField("code", issue.code());
                json.writeStringField("message", issue.message());
                json.writeStringField("remedy", issue.remedy());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }
}

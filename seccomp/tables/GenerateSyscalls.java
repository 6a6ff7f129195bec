import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Writes {@code syscalls.tsv} from unpacked Debian packages; the README beside it says which and how. */
final class GenerateSyscalls {

    /** Column, header below {@code usr/lib/linux/uapi}, and what __NR_Linux or the x32 bit adds to its numbers. */
    private static final String[][] ABIS = {
        {"x86_64", "x86/asm/unistd_64.h", "0"},
        {"x86", "x86/asm/unistd_32.h", "0"},
        {"x32", "x86/asm/unistd_x32.h", "0x40000000"},
        {"arm", "arm/asm/unistd-eabi.h", "0"},
        {"aarch64", "arm64/asm/unistd_64.h", "0"},
        {"riscv64", "riscv/asm/unistd_64.h", "0"},
        {"s390x", "s390/asm/unistd_64.h", "0"},
        {"s390", "s390/asm/unistd_32.h", "0"},
        {"ppc64", "powerpc/asm/unistd_64.h", "0"},
        {"ppc", "powerpc/asm/unistd_32.h", "0"},
        {"loongarch64", "loongarch/asm/unistd_64.h", "0"},
        {"mips64", "mips/asm/unistd_n64.h", "5000"},
        {"mips64n32", "mips/asm/unistd_n32.h", "6000"},
        {"mips", "mips/asm/unistd_o32.h", "4000"},
    };

    private static final Pattern NUMBER = Pattern.compile("#define __NR_(\\w+)\\s+\\(?(?:\\w+\\s*\\+\\s*)?(\\d+)\\)?\\s*");
    private static final Pattern ARM_PRIVATE = Pattern.compile("#define __ARM_NR_(\\w+)\\s+\\(__ARM_NR_BASE\\+(\\d+)\\)");
    private static final Pattern PROTOTYPE = Pattern.compile("asmlinkage long sys_(\\w+)\\s*\\(([^;{]*)\\)\\s*;");
    private static final Set<String> INT32 = Set.of(
            "int", "unsigned", "unsigned int", "u32", "__u32", "__s32", "uint32_t", "s32", "uid_t", "gid_t", "old_uid_t", "old_gid_t",
            "pid_t", "mode_t", "umode_t", "qid_t", "key_t", "key_serial_t", "mqd_t", "timer_t", "clockid_t", "rwf_t");
    private static final Set<String> POINTERS = Set.of("cap_user_header_t", "cap_user_data_t", "__sighandler_t");
    private static final Set<String> WORDS = Set.of(
            "long", "unsigned long", "size_t", "off_t", "loff_t", "aio_context_t", "u64", "__u64", "old_sigset_t",
            "compat_size_t", "uintptr_t");

    private final Map<String, Map<String, Long>> numbers = new TreeMap<>();
    private final Map<String, String> arguments = new TreeMap<>();
    private final Map<String, String> since = new TreeMap<>();
    private final List<String> sources = new ArrayList<>();

    public static void main(String[] args) throws IOException {
        if (args.length != 5) {
            throw new IllegalArgumentException("usage: GenerateSyscalls NEWEST OLDER HEADERS SYSCALLS.2.GZ ADDITIONS");
        }
        GenerateSyscalls table = new GenerateSyscalls();
        table.numbers(Path.of(args[0]), Path.of(args[1]));
        table.prototypes(Path.of(args[2]));
        table.manual(Path.of(args[3]));
        table.additions(Path.of(args[4]));
        table.check(Path.of(args[1]));
        table.write();
    }

    private void numbers(Path newest, Path older) throws IOException {
        sources.add("numbers: linux-libc-dev " + version(newest) + "; s390: " + version(older));
        for (String[] abi : ABIS) {
            Path header = uapi(newest).resolve(abi[1]);
            Path chosen = Files.exists(header) ? header : uapi(older).resolve(abi[1]);
            for (String line : Files.readAllLines(chosen)) {
                Matcher matcher = NUMBER.matcher(line);
                if (matcher.matches()) {
                    add(matcher.group(1), abi[0], Long.parseLong(matcher.group(2)) + Long.decode(abi[2]));
                }
            }
        }
        Matcher matcher = ARM_PRIVATE.matcher(Files.readString(uapi(newest).resolve("arm/asm/unistd.h")));
        while (matcher.find()) {
            add(matcher.group(1), "arm", 0x0f0000 + Long.parseLong(matcher.group(2)));
        }
    }

    private void add(String name, String abi, long number) {
        numbers.computeIfAbsent(name, n -> new TreeMap<>()).put(abi, number);
    }

    private static Path uapi(Path root) {
        return root.resolve("usr/lib/linux/uapi");
    }

    private static String version(Path root) throws IOException {
        String text = Files.readString(root.resolve("usr/include/linux/version.h"));
        Matcher matcher = Pattern.compile("LINUX_VERSION_(?:MAJOR|PATCHLEVEL|SUBLEVEL) (\\d+)").matcher(text);
        return matcher.results().map(result -> result.group(1)).collect(Collectors.joining("."));
    }

    private void prototypes(Path headers) throws IOException {
        sources.add("args: include/linux/syscalls.h, asm-generic/syscalls.h of " + headers.getFileName());
        for (String file : List.of("include/linux/syscalls.h", "include/asm-generic/syscalls.h")) {
            String text = Files.readString(headers.resolve(file)).replaceAll("(?s)/\\*.*?\\*/", " ");
            Matcher matcher = PROTOTYPE.matcher(text);
            while (matcher.find()) {
                arguments.putIfAbsent(matcher.group(1), letters(matcher.group(2)));
            }
        }
    }

    private static String letters(String parameters) {
        if (parameters.isBlank() || parameters.strip().equals("void")) {
            return "0";
        }
        return Stream.of(parameters.split(",")).map(GenerateSyscalls::letter).collect(Collectors.joining());
    }

    private static String letter(String parameter) {
        if (parameter.contains("*") || parameter.contains("[")) {
            return "p";
        }
        String words = parameter.replaceAll("\\b(const|struct|__user)\\b", " ").strip().replaceAll("\\s+", " ");
        String type = words;
        while (!INT32.contains(type) && !WORDS.contains(type) && !POINTERS.contains(type)) {
            if (type.startsWith("enum ")) {
                return "i";
            }
            int space = type.lastIndexOf(' ');
            if (space < 0) {
                throw new IllegalStateException("no known type in \"" + parameter + "\"");
            }
            type = type.substring(0, space);
        }
        return INT32.contains(type) ? "i" : POINTERS.contains(type) ? "p" : "l";
    }

    private void manual(Path page) throws IOException {
        String text;
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(page))) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        Matcher title = Pattern.compile("(?m)^\\.TH .*\"(Linux man-pages [^\"]*)\"").matcher(text);
        sources.add("since: syscalls(2) of " + (title.find() ? title.group(1) : "an unknown release"));
        String row = "(?m)^(?:T\\{\n\\.BR (\\w+) \\(2\\)\nT\\}|\\\\f(?:B|\\[B\\])(\\w+)\\\\f(?:P|\\[\\])\\(2\\))\t([\\d.]+)";
        Matcher matcher = Pattern.compile(row).matcher(text);
        while (matcher.find()) {
            since.put(matcher.group(1) != null ? matcher.group(1) : matcher.group(2), matcher.group(3));
        }
    }

    /** What the packages do not say: name, since, args (or = and the call with the same), more numbers, and why. */
    private void additions(Path file) throws IOException {
        sources.add("what those lack: seccomp/tables/additions.tsv");
        Map<String, String> own = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("#") || line.isBlank()) {
                continue;
            }
            String[] fields = line.split("\t", -1);
            if (!fields[1].equals("-")) {
                since.put(fields[0], fields[1]);
            }
            if (!fields[2].equals("-")) {
                own.put(fields[0], fields[2].startsWith("=") ? known(fields[2].substring(1)) : fields[2]);
            }
            for (String number : fields[3].equals("-") ? new String[0] : fields[3].split(" ")) {
                String[] pair = number.split("=");
                add(fields[0], pair[0], Long.parseLong(pair[1]));
            }
        }
        arguments.putAll(own);
    }

    private String known(String name) {
        String letters = arguments.get(name);
        if (letters == null) {
            throw new IllegalStateException("additions: no prototype of " + name);
        }
        return letters;
    }

    /** A call that only the newer headers have came after the older ones, and the other way round. */
    private void check(Path older) throws IOException {
        Set<String> old = new TreeSet<>();
        for (String[] abi : ABIS) {
            Files.readAllLines(uapi(older).resolve(abi[1])).stream()
                    .map(NUMBER::matcher)
                    .filter(Matcher::matches)
                    .forEach(matcher -> old.add(matcher.group(1)));
        }
        String limit = version(older);
        for (String name : numbers.keySet()) {
            String first = since.get(name);
            boolean later = first != null && compare(first, limit) > 0;
            boolean armPrivate = numbers.get(name).values().stream().anyMatch(number -> number >> 16 == 0x0f);
            if (!armPrivate && later == old.contains(name)) {
                throw new IllegalStateException(name + " since " + first + (later ? " is" : " is not") + " in " + limit);
            }
        }
    }

    private static int compare(String a, String b) {
        int[] left = Stream.of(a.split("\\.")).mapToInt(Integer::parseInt).limit(2).toArray();
        int[] right = Stream.of(b.split("\\.")).mapToInt(Integer::parseInt).limit(2).toArray();
        return Arrays.compare(left, right);
    }

    private void write() {
        StringBuilder out = new StringBuilder();
        out.append("# System calls of Linux, one a line; written by seccomp/tables/GenerateSyscalls.java.\n");
        sources.forEach(source -> out.append("# ").append(source).append('\n'));
        out.append("# since: the first kernel with the call on any architecture, - where it never came or is not known.\n");
        out.append("# args: one letter per argument, i for one that the kernel reads as 32 bits, l for a word, p for a\n");
        out.append("# pointer; 0 for none, ? where not known. Then the number on each ABI, - where it has none.\n");
        out.append("name\tsince\targs");
        for (String[] abi : ABIS) {
            out.append('\t').append(abi[0]);
        }
        numbers.forEach((name, byAbi) -> {
            out.append('\n').append(name);
            out.append('\t').append(since.getOrDefault(name, "-"));
            out.append('\t').append(arguments.getOrDefault(name, "?"));
            for (String[] abi : ABIS) {
                Long number = byAbi.get(abi[0]);
                out.append('\t').append(number == null ? "-" : number.toString());
            }
        });
        System.out.println(out);
    }
}

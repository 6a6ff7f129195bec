package dev.hasp.probe;

import dev.hasp.linux.Errno;
import dev.hasp.observed.KernelFiles;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a probe read. */
final class ProbedFiles implements KernelFiles {

    /** Where a {@code struct linux_dirent64} has its length, type and name (getdents64(2)). */
    private static final int ENTRY_LENGTH = 16;

    private static final String MOUNTS = "/proc/self/mountinfo";
    private static final int ENTRY_TYPE = 18;
    private static final int ENTRY_NAME = 19;

    private final int modeOffset;
    private final Map<String, Answer<String>> texts = new LinkedHashMap<>();
    private final Map<String, Answer<String>> links = new LinkedHashMap<>();
    private final Map<String, Answer<SortedMap<String, Integer>>> entries = new LinkedHashMap<>();
    private final Map<String, Answer<Integer>> modes = new LinkedHashMap<>();

    ProbedFiles(int modeOffset) {
        this.modeOffset = modeOffset;
    }

    /** Takes what the kernel answered: a negated error number or how many bytes there are. */
    void add(FileQuestion file, long result, byte[] content) {
        switch (file.kind()) {
            case TEXT -> texts.put(file.path(), result < 0 ? refused(result) : text(result, content));
            case LINK -> links.put(file.path(), result < 0 ? refused(result) : text(result, content));
            case NAMES -> entries.put(file.path(), result < 0 ? refused(result) : entries(result, content));
            case STATUS -> modes.put(file.path(), result < 0 ? refused(result) : mode(content));
        }
    }

    private static <T> Answer<T> refused(long result) {
        return new Answer.Refused<>(Errno.of(-result).toString());
    }

    private static Answer<String> text(long length, byte[] content) {
        return length == content.length
                ? new Answer.Refused<>("is longer than the probe's " + content.length + " bytes")
                : new Answer.Content<>(new String(content, 0, (int) length, StandardCharsets.UTF_8));
    }

    private static Answer<SortedMap<String, Integer>> entries(long length, byte[] content) {
        ByteBuffer entries = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        SortedMap<String, Integer> found = new TreeMap<>();
        for (int at = 0; at < length; at += entries.getShort(at + ENTRY_LENGTH)) {
            int end = at + ENTRY_NAME;
            while (content[end] != 0) {
                end++;
            }
            String name = new String(content, at + ENTRY_NAME, end - at - ENTRY_NAME, StandardCharsets.UTF_8);
            if (!name.equals(".") && !name.equals("..")) {
                found.put(name, (int) content[at + ENTRY_TYPE]);
            }
        }
        return new Answer.Content<>(found);
    }

    /** Takes what another probe of the same container found, where this one was not asked. */
    void addAll(ProbedFiles other) {
        other.texts.forEach(texts::putIfAbsent);
        other.links.forEach(links::putIfAbsent);
        other.entries.forEach(entries::putIfAbsent);
        other.modes.forEach(modes::putIfAbsent);
    }

    private Answer<Integer> mode(byte[] content) {
        return new Answer.Content<>(
                ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).getInt(modeOffset));
    }

    @Override
    public Answer<String> text(String path) {
        Answer<String> answer = texts.getOrDefault(path, new Answer.NotAsked<>());
        return path.equals(MOUNTS) && answer instanceof Answer.Content<String> table
                ? new Answer.Content<>(ProbeVolume.without(table.value()))
                : answer;
    }

    @Override
    public Answer<String> link(String path) {
        return links.getOrDefault(path, new Answer.NotAsked<>());
    }

    @Override
    public Answer<List<String>> names(String path) {
        Answer<SortedMap<String, Integer>> answer = entries(path);
        if (answer instanceof Answer.Content<SortedMap<String, Integer>> found) {
            return new Answer.Content<>(List.copyOf(found.value().keySet()));
        }
        return answer instanceof Answer.Refused<SortedMap<String, Integer>> refused
                ? new Answer.Refused<>(refused.why())
                : new Answer.NotAsked<>();
    }

    /** The entries of a directory by name, with their {@code d_type}. */
    Answer<SortedMap<String, Integer>> entries(String path) {
        return entries.getOrDefault(path, new Answer.NotAsked<>());
    }

    @Override
    public Answer<List<String>> devices(String path) {
        return new DeviceSearch(this, path).devices();
    }

    /** The file's {@code st_mode}, by {@code lstat(2)}. */
    Answer<Integer> mode(String path) {
        return modes.getOrDefault(path, new Answer.NotAsked<>());
    }

    @Override
    public String method() {
        return "a probe inside";
    }
}

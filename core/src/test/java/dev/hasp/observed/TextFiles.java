package dev.hasp.observed;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Kernel files that a test writes; what it does not write is not there. */
final class TextFiles implements KernelFiles {

    private final Map<String, Answer<String>> texts = new LinkedHashMap<>();
    private final Map<String, String> links = new LinkedHashMap<>();
    private final Map<String, Answer<List<String>>> names = new LinkedHashMap<>();
    private final Map<String, List<String>> devices = new LinkedHashMap<>();
    private boolean outside;

    TextFiles text(String path, String text) {
        texts.put(path, new Answer.Content<>(text));
        return this;
    }

    TextFiles refuse(String path, String why) {
        texts.put(path, new Answer.Refused<>(why));
        names.put(path, new Answer.Refused<>(why));
        return this;
    }

    TextFiles notAsked(String path) {
        texts.put(path, new Answer.NotAsked<>());
        return this;
    }

    TextFiles link(String path, String target) {
        links.put(path, target);
        return this;
    }

    TextFiles directory(String path, String... content) {
        names.put(path, new Answer.Content<>(List.of(content)));
        return this;
    }

    TextFiles nodes(String path, String... nodes) {
        devices.put(path, List.of(nodes));
        return this;
    }

    TextFiles outside() {
        outside = true;
        return this;
    }

    private static <T> Answer<T> missing() {
        return new Answer.Refused<>("ENOENT");
    }

    @Override
    public Answer<String> text(String path) {
        return texts.getOrDefault(path, missing());
    }

    @Override
    public Answer<String> link(String path) {
        String target = links.get(path);
        return target == null ? missing() : new Answer.Content<>(target);
    }

    @Override
    public Answer<List<String>> names(String path) {
        return names.getOrDefault(path, missing());
    }

    @Override
    public Answer<List<String>> devices(String path) {
        List<String> nodes = devices.get(path);
        return nodes == null ? missing() : new Answer.Content<>(nodes);
    }

    @Override
    public boolean isOutside() {
        return outside;
    }

    @Override
    public String method() {
        return "a test";
    }
}

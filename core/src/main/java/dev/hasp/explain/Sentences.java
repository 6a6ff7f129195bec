package dev.hasp.explain;

import java.util.List;
import java.util.stream.Stream;

/** The sentences of all controls, in the order of {@link dev.hasp.control.Controls#all()}. */
final class Sentences {

    private static final List<Sentence<?>> ALL = Stream.of(
                    IdentitySentences.ALL,
                    NamespaceSentences.ALL,
                    FileSentences.ALL,
                    DeviceSentences.ALL,
                    MemorySentences.ALL,
                    ProcessorSentences.ALL,
                    BlockIoSentences.ALL,
                    ProcessSentences.ALL,
                    ConfinementSentences.ALL,
                    NetworkSentences.ALL,
                    LifecycleSentences.ALL)
            .<Sentence<?>>flatMap(List::stream)
            .toList();

    private Sentences() {}

    static List<Sentence<?>> all() {
        return ALL;
    }
}

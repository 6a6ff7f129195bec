package dev.hasp.meaning;

import dev.hasp.engine.EngineCode;
import java.util.List;
import java.util.stream.Stream;

/** The AppArmor profile and the SELinux label. */
final class MacMeaning implements Meaning {

    static final List<EngineCode> CODES = Stream.of(AppArmorMeaning.CODES, SeLinuxMeaning.CODES)
            .flatMap(List::stream)
            .toList();

    @Override
    public void of(Derivation derivation) {
        AppArmorMeaning.mean(derivation);
        SeLinuxMeaning.mean(derivation);
    }
}

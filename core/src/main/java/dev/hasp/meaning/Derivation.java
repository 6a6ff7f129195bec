package dev.hasp.meaning;

import dev.hasp.SecuritySpec;
import dev.hasp.control.AppArmor;
import dev.hasp.control.Capabilities;
import dev.hasp.control.Control;
import dev.hasp.control.ControlGetters;
import dev.hasp.control.Controls;
import dev.hasp.control.SeLinux;
import dev.hasp.control.Seccomp;
import dev.hasp.control.User;
import dev.hasp.effective.Aspect;
import dev.hasp.effective.Entry;
import dev.hasp.effective.Reason;
import dev.hasp.engine.EngineCode;
import dev.hasp.engine.EngineFacts;
import dev.hasp.engine.EngineFinding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A spec on an engine while its meaning is worked out: what is asked, where, and what is known so far. */
final class Derivation implements ControlGetters {

    private final SecuritySpec spec;
    private final EngineFacts engine;
    private final Map<Aspect<?>, Entry<?>> entries = new LinkedHashMap<>();
    private final List<EngineFinding> findings = new ArrayList<>();

    Derivation(SecuritySpec spec, EngineFacts engine) {
        this.spec = spec;
        this.engine = engine;
    }

    @Override
    public <T> Optional<T> get(Control<T> control) {
        return spec.get(control);
    }

    EngineFacts engine() {
        return engine;
    }

    /** Whether it is decided, and as true. */
    boolean is(Control<Boolean> control) {
        return get(control).orElse(false);
    }

    /** The items of a list, none where it is not decided. */
    <E> List<E> each(Control<List<E>> control) {
        return get(control).orElse(List.of());
    }

    /** The link of a chain that says what was asked, and where. */
    Reason asked(Control<?> control) {
        return new Reason("asked: " + value(control), spec.profile().origin(control));
    }

    /** The control and what is asked of it, for findings: {@code seccomp builtin}. */
    private String value(Control<?> control) {
        return control + " " + spec.get(control).map(AskedValue::of).orElse("nothing");
    }

    /** Whether it is decided at all. */
    boolean has(Control<?> control) {
        return get(control).isPresent();
    }

    /** What was asked, or that this is the engine's default. */
    Reason askedOrDefault(Control<?> control) {
        return spec.get(control).isPresent() ? asked(control) : engineDefault();
    }

    /** The link of a chain that says that this is the engine's default. */
    Reason engineDefault() {
        return Reason.of("engine default of " + engine.title());
    }

    <T> void mean(Aspect<T> aspect, T value, Reason... reasons) {
        put(aspect, Optional.of(value), List.of(reasons));
    }

    /** An aspect that is known, or not known for the last of the reasons. */
    <T> void meanIfKnown(Aspect<T> aspect, Optional<T> value, List<Reason> reasons) {
        put(aspect, value, reasons);
    }

    <T> void mean(Aspect<T> aspect, T value, List<Reason> reasons) {
        put(aspect, Optional.of(value), reasons);
    }

    /** An aspect that what is known does not tell. */
    void unknown(Aspect<?> aspect, Reason... reasons) {
        put(aspect, Optional.empty(), List.of(reasons));
    }

    private <T> void put(Aspect<T> aspect, Optional<T> value, List<Reason> reasons) {
        if (entries.put(aspect, new Entry<>(aspect, value, reasons, inputs(aspect, reasons))) != null) {
            throw new IllegalStateException(aspect + " was worked out twice");
        }
    }

    /** The engine, what is asked of the aspect's controls, and the reasons that name other controls. */
    private Object inputs(Aspect<?> aspect, List<Reason> reasons) {
        List<String> own = Stream.concat(
                        Stream.of(engineDefault()),
                        aspect.controls().stream().filter(this::has).map(this::asked))
                .map(Reason::text)
                .toList();
        return List.of(
                engine,
                aspect.controls().stream()
                        .map(control -> get(control)
                                .filter(value -> !isLeftOpen(value)
                                        && !(control.equals(Controls.PRIVILEGED) && value.equals(false))))
                        .toList(),
                reasons.stream()
                        .map(Reason::text)
                        .filter(text -> !own.contains(text))
                        .toList());
    }

    /** Whether a decision says in words what holds where nobody decides. */
    private static boolean isLeftOpen(Object value) {
        return value.equals(User.imageDefault())
                || value.equals(Capabilities.engineDefault())
                || value.equals(Seccomp.engineDefault())
                || value.equals(AppArmor.engineDefault())
                || value.equals(SeLinux.engineDefault());
    }

    /** What an earlier area worked out; empty where it is not known. */
    @SuppressWarnings("unchecked") // an entry is put under its own aspect
    <T> Optional<T> meant(Aspect<T> aspect) {
        Entry<?> entry = entries.get(aspect);
        if (entry == null) {
            throw new IllegalStateException(aspect + " is worked out later");
        }
        return (Optional<T>) entry.value();
    }

    /** Reports a decided control that the engine does not put in force as asked, in the words of what is asked. */
    void find(EngineCode code, Control<?> control) {
        find(code, control, asked(control).toString().substring("asked: ".length()));
    }

    /** Reports a control that the engine does not put in force as asked. */
    void find(EngineCode code, Control<?> control, String message) {
        findings.add(EngineFinding.of(code, control, message));
    }

    List<Entry<?>> entries() {
        return List.copyOf(entries.values());
    }

    List<EngineFinding> findings() {
        return List.copyOf(findings);
    }
}

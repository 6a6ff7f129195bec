package dev.hasp.testing.attack;

import dev.hasp.SecurityProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something that hostile code tries, how it is told that it succeeded, and what contains it.
 *
 * <p>Its weak profile lets it succeed, on targets that the {@link AttackRange} made and throws away; each of its guards
 * put over the weak profile contains it by itself. Success is an effect that is seen, never an exit code alone; where
 * the effect would harm the machine the attack stops before it.
 */
public final class Attack {

    private final Builder from;

    private Attack(Builder from) {
        this.from = from;
    }

    static Builder named(String name, String summary) {
        return new Builder(name, summary);
    }

    /** Its stable name, such as {@code fork-bomb}. */
    public String name() {
        return from.name;
    }

    /** What it does, in a sentence. */
    public String summary() {
        return from.summary;
    }

    /** Where it is from: a vulnerability, a manual page, a function of the kernel. */
    public String source() {
        return from.source;
    }

    /** What it does not do, because it would harm the machine; empty where it does all. */
    public Optional<String> stopsBefore() {
        return Optional.ofNullable(from.stopsBefore);
    }

    /** The profile under which it succeeds; names in it are of things that the range makes. */
    public SecurityProfile weak() {
        return from.weak;
    }

    /** The controls that contain it, each by itself. */
    public List<Guard> guards() {
        return List.copyOf(from.guards);
    }

    /** How a profile is changed for it, such as limits that are lowered so that less has to be tried; empty for not. */
    public String fitting() {
        return from.fitting.says();
    }

    Fitting fit() {
        return from.fitting;
    }

    /** The commands of a shell; they write {@code effect:} and what is seen, or {@code not triable:} and why. */
    String script() {
        return from.script;
    }

    /** The program that its commands run as {@code /attack/NAME}. */
    Optional<CallProgram> program(Targets targets) {
        return Optional.ofNullable(from.program).map(make -> make.apply(targets));
    }

    /** Whether what it writes drowns what others write after it. */
    boolean floods() {
        return from.fitting == Fitting.LIMITS && from.witness != null;
    }

    /** What someone outside sees after it ended, in the form of what it writes itself. */
    Optional<Witness> witness() {
        return Optional.ofNullable(from.witness);
    }

    /** Its name. */
    @Override
    public String toString() {
        return name();
    }

    /** Builds an attack; everything but {@code stopsBefore}, a program and a witness is needed. */
    static final class Builder {
        private final String name;
        private final String summary;
        private final List<Guard> guards = new ArrayList<>();
        private String source = "";
        private @Nullable String stopsBefore;
        private SecurityProfile weak = Weak.BASE;
        private Fitting fitting = Fitting.NONE;
        private String script = "";
        private @Nullable Function<Targets, CallProgram> program;
        private @Nullable Witness witness;

        private Builder(String name, String summary) {
            this.name = name;
            this.summary = summary;
        }

        Builder source(String text) {
            source = text;
            return this;
        }

        Builder stopsBefore(String harm) {
            stopsBefore = harm;
            return this;
        }

        Builder weak(SecurityProfile profile) {
            weak = profile;
            return this;
        }

        Builder guards(Guard... all) {
            guards.addAll(List.of(all));
            return this;
        }

        Builder fitting(Fitting how) {
            fitting = how;
            return this;
        }

        Builder witness(Witness how) {
            witness = how;
            return this;
        }

        /** A program whose output has the effect where it ends well; {@link #script} may run it differently. */
        Builder program(Consumer<CallProgram> calls) {
            return programFor((targets, made) -> calls.accept(made));
        }

        Builder programFor(BiConsumer<Targets, CallProgram> calls) {
            program = targets -> {
                CallProgram made = new CallProgram();
                calls.accept(targets, made);
                return made;
            };
            return this;
        }

        Attack script(String commands) {
            script = commands;
            return new Attack(this);
        }
    }
}

package dev.hasp.control;

/** Which AppArmor profile confines the container; without AppArmor in the host's kernel, none does. */
public sealed interface AppArmor {

    /** The engine's own profile, {@code docker-default}. */
    record EngineDefault() implements AppArmor {
        @Override
        public String toString() {
            return "default";
        }
    }

    /** No profile. */
    record Unconfined() implements AppArmor {
        @Override
        public String toString() {
            return "unconfined";
        }
    }

    /**
     * A profile that is loaded in the host's kernel.
     *
     * @param name its name there
     */
    record Profile(String name) implements AppArmor {
        public Profile {
            Text.nonEmpty("AppArmor profile", name);
            if (name.equals("unconfined") || name.equals("default")) {
                throw new MalformedValueException(
                        "AppArmor profile",
                        name,
                        "is a word with its own meaning",
                        "expected the name of a loaded profile");
            }
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** The engine's own profile. */
    static AppArmor engineDefault() {
        return new EngineDefault();
    }

    /** No profile. */
    static AppArmor unconfined() {
        return new Unconfined();
    }

    /** A loaded profile. */
    static AppArmor profile(String name) {
        return new Profile(name);
    }

    /** Reads {@code default}, {@code unconfined} or a profile's name. */
    static AppArmor parse(String text) {
        return switch (text) {
            case "default" -> engineDefault();
            case "unconfined" -> unconfined();
            default -> profile(text);
        };
    }
}

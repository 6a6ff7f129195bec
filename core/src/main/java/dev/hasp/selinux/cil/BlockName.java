package dev.hasp.selinux.cil;

import java.util.regex.Pattern;

/**
 * The name of a module and of the block that it is; the processes' type is {@code NAME.process}.
 *
 * @param text a letter, then up to 62 letters, digits and {@code _}; no word of the language, and no block of udica's
 */
public record BlockName(String text) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,62}");
    private static final Pattern TEMPLATE = Pattern.compile("container|.*_container");

    /** Refuses what is no such name. */
    public BlockName {
        if (!FORM.matcher(text).matches()) {
            throw new MalformedModuleException(
                    "module", text, "is no module's name", "expected a letter, then up to 62 letters, digits and _");
        }
        if (ReservedWords.contain(text)) {
            throw new MalformedModuleException(
                    "module", text, "is a word of the language", "choose a longer name, such as job_" + text);
        }
        if (TEMPLATE.matcher(text).matches()) { // container.cil, net_container.cil and their kin
            throw new MalformedModuleException(
                    "module", text, "is called as the templates of udica are", "choose a name that ends otherwise");
        }
    }

    /** The type of the container's processes, as {@code label=type:} takes it. */
    public String processType() {
        return text + "." + ProcessType.PROCESS;
    }

    /** The name. */
    @Override
    public String toString() {
        return text;
    }
}

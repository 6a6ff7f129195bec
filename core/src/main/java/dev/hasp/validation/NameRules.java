package dev.hasp.validation;

import static dev.hasp.control.Controls.DNS_OPTIONS;
import static dev.hasp.control.Controls.DNS_SEARCH;
import static dev.hasp.control.Controls.DOMAINNAME;
import static dev.hasp.control.Controls.HOSTNAME;
import static dev.hasp.control.Controls.MAC_ADDRESS;
import static dev.hasp.control.Controls.NETWORK_ALIASES;
import static dev.hasp.validation.Rule.error;
import static dev.hasp.validation.Rule.warning;

import dev.hasp.control.Control;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** The spelling of names and addresses ({@code hostname(7)}, {@code resolv.conf(5)}). */
final class NameRules {

    /** uts_namespaces(7), Linux __NEW_UTS_LEN. */
    private static final int MOST_BYTES = 64;

    private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";

    /** hostname(7): labels of letters, digits and dashes, at most 63 each. */
    private static final Pattern HOST = Pattern.compile(LABEL + "(\\." + LABEL + ")*\\.?");

    private static final Pattern MAC = Pattern.compile("([0-9a-fA-F]{2})(([:-])[0-9a-fA-F]{2})(\\3[0-9a-fA-F]{2}){4}");

    static final List<Rule> ALL = List.of(
            error("name-too-long", "shorten it to 64 bytes", NameRules::tooLong),
            error("name-with-space", "leave spaces and control characters out", NameRules::withSpace),
            warning("name-not-for-dns", "use letters, digits and dashes, at most 63 a label", NameRules::notForDns),
            error("dns-search-malformed", "give a domain such as example.org, or . for none", NameRules::dnsSearch),
            error(
                    "mac-address-malformed",
                    "give six pairs of hex digits such as 02:42:ac:11:00:02",
                    NameRules::macAddress));

    private NameRules() {}

    /** sethostname(2): EINVAL beyond it; a domain name set through kernel.domainname is cut. */
    private static void tooLong(Asked asked, Rule.Found found) {
        for (Control<String> control : List.of(HOSTNAME, DOMAINNAME)) {
            asked.get(control)
                    .filter(name -> name.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES)
                    .ifPresent(name -> found.at(
                            control, asked.say(control, name) + " is longer than 64 bytes, the kernel's most"));
        }
    }

    /** hosts(5) and resolv.conf(5), where names are written as they are: a space or a newline makes two of one. */
    private static void withSpace(Asked asked, Rule.Found found) {
        for (Control<String> control : List.of(HOSTNAME, DOMAINNAME)) {
            asked.get(control).filter(NameRules::hasSpace).ifPresent(name -> split(asked, found, control, name));
        }
        for (Control<List<String>> control : List.of(NETWORK_ALIASES, DNS_OPTIONS)) {
            asked.each(control).stream()
                    .filter(NameRules::hasSpace)
                    .forEach(name -> split(asked, found, control, name));
        }
    }

    private static void split(Asked asked, Rule.Found found, Control<?> control, String name) {
        found.at(control, asked.say(control, name) + " contains a space or a control character");
    }

    private static boolean hasSpace(String name) {
        return name.codePoints()
                .anyMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c));
    }

    private static void notForDns(Asked asked, Rule.Found found) {
        asked.hostname()
                .filter(name -> !HOST.matcher(name).matches())
                .ifPresent(
                        name -> found.at(HOSTNAME, asked.say(HOSTNAME, name) + " cannot be looked up as a host name"));
    }

    /** docker opts.ValidateDNSSearch: a domain of at most 255 characters with a letter in it, or a dot. */
    private static void dnsSearch(Asked asked, Rule.Found found) {
        asked.each(DNS_SEARCH).stream()
                .filter(domain -> !domain.equals("."))
                .filter(domain -> domain.length() > 255
                        || !HOST.matcher(domain).matches()
                        || domain.chars().noneMatch(Character::isLetter))
                .forEach(domain -> found.at(DNS_SEARCH, asked.say(DNS_SEARCH, domain) + " is no domain"));
    }

    /** docker opts.ValidateMACAddress; packet(7): an interface has no group address. */
    private static void macAddress(Asked asked, Rule.Found found) {
        asked.macAddress().ifPresent(address -> {
            if (!MAC.matcher(address).matches()) {
                found.at(MAC_ADDRESS, asked.say(MAC_ADDRESS, address) + " is no Ethernet address");
            } else if ((Integer.parseInt(address.substring(0, 2), 16) & 1) == 1) {
                found.at(MAC_ADDRESS, asked.say(MAC_ADDRESS, address) + " is the address of a group");
            }
        });
    }
}

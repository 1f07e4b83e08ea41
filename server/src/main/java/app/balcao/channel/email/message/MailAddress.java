package app.balcao.channel.email.message;

import java.util.Locale;

/**
 * A person in a header.
 *
 * @param name display name, empty when there is none
 * @param address in lower case, always with one @
 */
public record MailAddress(String name, String address) {

    public MailAddress {
        address = address.toLowerCase(Locale.ROOT);
    }

    /** The display name, or what stands before the @. */
    public String displayName() {
        return name.isBlank() ? localPart() : name;
    }

    public String localPart() {
        return address.substring(0, address.lastIndexOf('@'));
    }

    public String domain() {
        return address.substring(address.lastIndexOf('@') + 1);
    }
}

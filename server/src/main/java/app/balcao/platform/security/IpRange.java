package app.balcao.platform.security;

import app.balcao.platform.security.IpAddress.Family;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses from one to another of the same family, both included. */
public record IpRange(IpAddress first, IpAddress last) {

    private static final Pattern NETWORK = Pattern.compile("(.+?)/(\\d{1,3})");
    private static final int MAPPED_BITS = Family.IPV6.bits() - Family.IPV4.bits();

    public IpRange {
        if (first.family() != last.family() || first.compareTo(last) > 0) {
            throw new IllegalArgumentException("No range from " + first + " to " + last);
        }
    }

    /** The addresses of a network written as {@code 10.0.0.0/8}, whichever of them it names. */
    public static Optional<IpRange> ofNetwork(String typed) {
        Matcher parts = NETWORK.matcher(typed.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        int prefix = Integer.parseInt(parts.group(2));
        return IpAddress.of(parts.group(1)).flatMap(address -> {
            boolean mapped = address.family() == Family.IPV4 && parts.group(1).contains(":");
            return network(address, mapped ? prefix - MAPPED_BITS : prefix);
        });
    }

    private static Optional<IpRange> network(IpAddress address, int prefix) {
        int free = address.family().bits() - prefix;
        if (prefix < 0 || free < 0) {
            return Optional.empty();
        }
        long lowMask = ones(Math.min(free, Long.SIZE));
        long highMask = ones(Math.max(free - Long.SIZE, 0));
        return Optional.of(new IpRange(
                new IpAddress(address.family(), address.high() & ~highMask, address.low() & ~lowMask),
                new IpAddress(address.family(), address.high() | highMask, address.low() | lowMask)));
    }

    private static long ones(int count) {
        return count == Long.SIZE ? -1L : (1L << count) - 1;
    }

    public boolean contains(IpAddress address) {
        return address.family() == first.family() && first.compareTo(address) <= 0 && address.compareTo(last) <= 0;
    }
}

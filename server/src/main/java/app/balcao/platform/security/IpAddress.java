package app.balcao.platform.security;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address of the internet, in its one form: an IPv4 address that comes wrapped in IPv6 (as {@code ::ffff:1.2.3.4}) is
 * the IPv4 address. Nothing is ever looked up: what is no literal address is none.
 */
public record IpAddress(Family family, long high, long low) implements Comparable<IpAddress> {

    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern DOTTED_QUAD = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final int LONGEST = 45;
    private static final int GROUPS = 8;

    /** The two kinds, which no range mixes. */
    public enum Family {
        IPV4(32),
        IPV6(128);

        private final int bits;

        Family(int bits) {
            this.bits = bits;
        }

        public int bits() {
            return bits;
        }
    }

    /** The address as somebody typed it: four numbers without leading zeros, or IPv6. */
    public static Optional<IpAddress> of(String typed) {
        String text = typed.strip();
        if (DOTTED_QUAD.matcher(text).matches()) {
            long low = 0;
            for (String octet : text.split("\\.")) {
                low = low << 8 | Integer.parseInt(octet);
            }
            return Optional.of(new IpAddress(Family.IPV4, 0, low));
        }
        if (text.length() > LONGEST || !IPV6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(of(Inet6Address.ofLiteral(text)));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** The address a request came from, which may carry the zone of a network card. */
    public static Optional<IpAddress> ofRequest(String remoteAddress) {
        return of(remoteAddress.replaceFirst("%.*$", "").replaceAll("[\\[\\]]", ""));
    }

    /** The address a request came from as people write it; as it came when it is none. */
    public static String written(String remoteAddress) {
        return ofRequest(remoteAddress).map(IpAddress::toString).orElse(remoteAddress);
    }

    private static IpAddress of(InetAddress address) {
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
        return bytes.remaining() == Integer.BYTES
                ? new IpAddress(Family.IPV4, 0, Integer.toUnsignedLong(bytes.getInt()))
                : new IpAddress(Family.IPV6, bytes.getLong(), bytes.getLong());
    }

    @Override
    public int compareTo(IpAddress other) {
        int byFamily = family.compareTo(other.family);
        int byHigh = byFamily == 0 ? Long.compareUnsigned(high, other.high) : byFamily;
        return byHigh == 0 ? Long.compareUnsigned(low, other.low) : byHigh;
    }

    /** As people write it: dotted, or IPv6 in the short form of RFC 5952. */
    @Override
    public String toString() {
        if (family == Family.IPV4) {
            return (low >> 24) + "." + (low >> 16 & 0xff) + "." + (low >> 8 & 0xff) + "." + (low & 0xff);
        }
        int gap = 0;
        int length = 0;
        for (int start = 0; start < GROUPS; start++) {
            int zeros = zerosFrom(start);
            if (zeros > length && zeros > 1) {
                gap = start;
                length = zeros;
            }
        }
        if (length == 0) {
            return groups(0, GROUPS);
        }
        return groups(0, gap) + "::" + groups(gap + length, GROUPS);
    }

    private int zerosFrom(int start) {
        int end = start;
        while (end < GROUPS && group(end) == 0) {
            end++;
        }
        return end - start;
    }

    private String groups(int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(i == from ? "" : ":").append(Long.toHexString(group(i)));
        }
        return text.toString();
    }

    private long group(int index) {
        long half = index < GROUPS / 2 ? high : low;
        return half >>> 16 * (3 - index % 4) & 0xffff;
    }
}

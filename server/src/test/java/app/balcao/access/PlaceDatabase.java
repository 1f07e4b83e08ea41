package app.balcao.access;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a small database of places in MaxMind's format, version 2: a tree over the bits of the addresses, whose leaves
 * point to records. IPv4 addresses are the last 32 bits of IPv6 ones.
 */
final class PlaceDatabase {

    private static final int BITS = 128;
    private static final int IPV4_START = 96;
    private static final byte[] METADATA_MARK = {
        (byte) 0xab, (byte) 0xcd, (byte) 0xef, 'M', 'a', 'x', 'M', 'i', 'n', 'd', '.', 'c', 'o', 'm'
    };

    // The branches of each node for a bit of 0 and 1: another node, or below zero a record; 0 leads nowhere.
    private final List<int[]> nodes = new ArrayList<>(List.of(new int[2]));
    private final List<Map<String, ?>> records = new ArrayList<>();

    /** Gives all addresses of a network a record of maps and texts. */
    PlaceDatabase with(String network, Map<String, ?> place) {
        String[] parts = network.split("/");
        byte[] address = InetAddress.ofLiteral(parts[0]).getAddress();
        ByteBuffer bits = ByteBuffer.allocate(BITS / Byte.SIZE).put(BITS / Byte.SIZE - address.length, address);
        int length = Integer.parseInt(parts[1]) + (address.length == 4 ? IPV4_START : 0);
        records.add(place);
        int node = 0;
        for (int bit = 0; bit < length; bit++) {
            int branch = bits.get(bit / Byte.SIZE) >> (Byte.SIZE - 1 - bit % Byte.SIZE) & 1;
            if (bit == length - 1) {
                nodes.get(node)[branch] = -records.size();
            } else if (nodes.get(node)[branch] == 0) {
                nodes.add(new int[2]);
                nodes.get(node)[branch] = nodes.size() - 1;
            }
            node = nodes.get(node)[branch];
        }
        return this;
    }

    void write(Path file) throws IOException {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        List<Integer> starts = new ArrayList<>();
        for (Map<String, ?> each : records) {
            starts.add(data.size());
            value(data, each);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int[] node : nodes) {
            for (int branch : node) {
                int target =
                        branch < 0 ? nodes.size() + 16 + starts.get(-branch - 1) : branch == 0 ? nodes.size() : branch;
                all.write(new byte[] {(byte) (target >> 16), (byte) (target >> 8), (byte) target});
            }
        }
        all.write(new byte[16]);
        data.writeTo(all);
        all.write(METADATA_MARK);
        value(all, metadata());
        Files.write(file, all.toByteArray());
    }

    private Map<String, Object> metadata() {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("binary_format_major_version", 2);
        metadata.put("binary_format_minor_version", 0);
        metadata.put("build_epoch", BigInteger.valueOf(System.currentTimeMillis() / 1000));
        metadata.put("database_type", "Test-City");
        metadata.put("description", Map.of("en", "Invented places"));
        metadata.put("ip_version", 6);
        metadata.put("languages", List.of("en"));
        metadata.put("node_count", (long) nodes.size());
        metadata.put("record_size", 24);
        return metadata;
    }

    private static void value(ByteArrayOutputStream out, Object value) throws IOException {
        switch (value) {
            case String text -> {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                control(out, 2, bytes.length);
                out.write(bytes);
            }
            case Integer number -> {
                control(out, 5, 2);
                out.write(new byte[] {(byte) (number >> 8), number.byteValue()});
            }
            case Long number -> {
                control(out, 6, 4);
                out.write(ByteBuffer.allocate(4).putInt(number.intValue()).array());
            }
            case BigInteger number -> {
                // A kind above seven stands in a byte of its own.
                out.write(8);
                out.write(9 - 7);
                out.write(ByteBuffer.allocate(8).putLong(number.longValue()).array());
            }
            case Map<?, ?> map -> {
                control(out, 7, map.size());
                for (var each : map.entrySet()) {
                    value(out, each.getKey());
                    value(out, each.getValue());
                }
            }
            case List<?> list -> {
                out.write(list.size());
                out.write(11 - 7);
                for (Object each : list) {
                    value(out, each);
                }
            }
            default -> throw new IllegalArgumentException("No place holds " + value);
        }
    }

    private static void control(ByteArrayOutputStream out, int kind, int size) {
        if (size < 29) {
            out.write(kind << 5 | size);
        } else {
            out.write(kind << 5 | 29);
            out.write(size - 29);
        }
    }
}

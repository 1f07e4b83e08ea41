package app.balcao.bench.chat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/** One WebSocket of a browser, read by the thread of {@link Lines} and written to by any. */
final class Line {

    /** What hears what comes in. Must not take long: all lines of a thread wait. */
    interface Ear {

        /** The handshake is done. */
        void opened(Line line) throws IOException;

        void heard(Line line, String text) throws IOException;
    }

    private static final int TEXT = 0x1;
    private static final int CLOSE = 0x8;
    private static final int PING = 0x9;
    private static final int PONG = 0xA;
    private static final int LAST = 0x80;
    private static final int MASKED = 0x80;
    private static final int MASK_BYTES = 4;
    private static final int SHORT = 126;
    private static final int LONG = 127;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final byte[] NOTHING = {};
    private static final String END_OF_HEAD = "\r\n\r\n";

    private final int number;
    private final SocketChannel channel;
    private final Ear ear;
    private boolean open;
    private byte[] rest = NOTHING;
    private byte[] parts = NOTHING;

    Line(int number, SocketChannel channel, Ear ear) {
        this.number = number;
        this.channel = channel;
        this.ear = ear;
    }

    /** As whoever opened it counts. */
    int number() {
        return number;
    }

    SocketChannel channel() {
        return channel;
    }

    void send(String text) throws IOException {
        send(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    // Masked with zeros: as good as any mask for the other side, and no work for this one.
    private void send(int kind, byte[] content) throws IOException {
        if (content.length > 0xFFFF) {
            throw new IOException("The bench sends nothing that long");
        }
        ByteBuffer frame =
                ByteBuffer.allocate(content.length + 2 + 2 + MASK_BYTES).put((byte) (LAST | kind));
        if (content.length < SHORT) {
            frame.put((byte) (MASKED | content.length));
        } else {
            frame.put((byte) (MASKED | SHORT)).putShort((short) content.length);
        }
        write(frame.putInt(0).put(content).flip());
    }

    /** Waits for a program that does not read, but not for ever. */
    synchronized void write(ByteBuffer bytes) throws IOException {
        long limit = System.nanoTime() + PATIENCE.toNanos();
        while (bytes.hasRemaining()) {
            if (channel.write(bytes) == 0) {
                if (System.nanoTime() > limit) {
                    throw new IOException("The program does not read any more");
                }
                Thread.onSpinWait();
            }
        }
    }

    /** Takes what the thread of the lines has read. */
    void take(ByteBuffer read) throws IOException {
        ByteBuffer bytes = read;
        if (rest.length > 0) {
            bytes = ByteBuffer.allocate(rest.length + read.remaining())
                    .put(rest)
                    .put(read)
                    .flip();
            rest = NOTHING;
        }
        if (!open && !greeted(bytes)) {
            keep(bytes);
            return;
        }
        while (frame(bytes)) {
            // Until one has not wholly come.
        }
        keep(bytes);
    }

    private void keep(ByteBuffer bytes) {
        rest = bytes.hasRemaining() ? new byte[bytes.remaining()] : NOTHING;
        bytes.get(rest);
    }

    private boolean greeted(ByteBuffer bytes) throws IOException {
        byte[] come = new byte[bytes.remaining()];
        bytes.duplicate().get(come);
        String head = new String(come, StandardCharsets.ISO_8859_1);
        int end = head.indexOf(END_OF_HEAD);
        if (end < 0) {
            return false;
        }
        if (!head.startsWith("HTTP/1.1 101")) {
            throw new IOException("No WebSocket: " + head.lines().findFirst().orElse(""));
        }
        bytes.position(bytes.position() + end + END_OF_HEAD.length());
        open = true;
        ear.opened(this);
        return true;
    }

    private boolean frame(ByteBuffer bytes) throws IOException {
        if (bytes.remaining() < 2) {
            return false;
        }
        int start = bytes.position();
        int first = bytes.get() & 0xFF;
        int length = bytes.get() & 0x7F;
        int more = length == SHORT ? Short.BYTES : length == LONG ? Long.BYTES : 0;
        if (bytes.remaining() >= more) {
            length = more == Short.BYTES
                    ? bytes.getShort() & 0xFFFF
                    : more == Long.BYTES ? Math.toIntExact(bytes.getLong()) : length;
            if (bytes.remaining() >= length) {
                byte[] content = new byte[length];
                bytes.get(content);
                take(first & 0xF, (first & LAST) != 0, content);
                return true;
            }
        }
        bytes.position(start);
        return false;
    }

    private void take(int kind, boolean last, byte[] content) throws IOException {
        switch (kind) {
            case PING -> send(PONG, content);
            case PONG -> {}
            case CLOSE -> throw new IOException("Closed with " + status(content));
            default -> {
                byte[] all = content;
                if (parts.length > 0) {
                    all = Arrays.copyOf(parts, parts.length + content.length);
                    System.arraycopy(content, 0, all, parts.length, content.length);
                }
                parts = last ? NOTHING : all;
                if (last) {
                    ear.heard(this, new String(all, StandardCharsets.UTF_8));
                }
            }
        }
    }

    private static int status(byte[] content) {
        return content.length < Short.BYTES ? 0 : ByteBuffer.wrap(content).getShort() & 0xFFFF;
    }

    void close(SelectionKey key) throws IOException {
        key.cancel();
        channel.close();
    }
}

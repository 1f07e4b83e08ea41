package app.balcao.bench.chat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Many WebSockets to one server of this machine, read by one thread. They come from several loopback addresses, since one
 * has fewer ports than there may be visitors.
 */
final class Lines implements AutoCloseable {

    private static final int OF_ONE_ADDRESS = 10_000;
    private static final int BUFFER = 256 * 1024;

    private final int port;
    private final Selector selector = Selector.open();
    private final Queue<Line> coming = new ConcurrentLinkedQueue<>();
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private final Thread thread = Thread.ofPlatform().daemon().name("lines").unstarted(this::run);
    private volatile String loss = "";
    private volatile boolean closed;

    Lines(int port) throws IOException {
        this.port = port;
        thread.start();
    }

    /** @param headers further lines of the handshake, each with its end */
    Line open(int number, String path, String headers, Line.Ear ear) throws IOException {
        int address = opened.getAndIncrement() / OF_ONE_ADDRESS;
        SocketChannel channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) (2 + address)}), 0));
        channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.configureBlocking(false);
        Line line = new Line(number, channel, ear);
        line.write(ByteBuffer.wrap(("GET " + path + " HTTP/1.1\r\nHost: localhost:" + port
                        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Key: YmFsY2FvIGJlbmNoIGtleQ==\r\n" + headers + "\r\n")
                .getBytes(StandardCharsets.UTF_8)));
        coming.add(line);
        selector.wakeup();
        return line;
    }

    /** Lines that broke, or that the program closed. */
    int lost() {
        return lost.get();
    }

    /** Why the first of them was lost. */
    String loss() {
        return loss;
    }

    private void run() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
        while (!closed) {
            try {
                for (Line next = coming.poll(); next != null; next = coming.poll()) {
                    next.channel().register(selector, SelectionKey.OP_READ, next);
                }
                selector.select(key -> read(key, buffer));
            } catch (IOException | RuntimeException failure) {
                lose(failure);
            }
        }
    }

    private void read(SelectionKey key, ByteBuffer buffer) {
        if (!(key.attachment() instanceof Line line)) {
            return;
        }
        try {
            buffer.clear();
            int read = line.channel().read(buffer);
            if (read < 0) {
                throw new IOException("The program hung up");
            }
            line.take(buffer.flip());
        } catch (IOException | RuntimeException failure) {
            lose(failure);
            try {
                line.close(key);
            } catch (IOException gone) {
                // As was to be.
            }
        }
    }

    private void lose(Exception failure) {
        if (!closed && lost.getAndIncrement() == 0) {
            loss = String.valueOf(failure.getMessage());
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        closed = true;
        selector.wakeup();
        thread.join();
        for (SelectionKey each : selector.keys()) {
            each.channel().close();
        }
        selector.close();
    }
}

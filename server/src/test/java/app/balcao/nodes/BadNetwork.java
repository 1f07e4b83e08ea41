package app.balcao.nodes;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What lies between people and the nodes: takes each connection to one of them that answers, and while it misbehaves, holds up
 * what is sent, and cuts connections at any byte, in either direction.
 */
final class BadNetwork implements AutoCloseable {

    private static final int BYTES_UNTIL_CUT = 60_000;
    private static final double HELD_UP = 0.1;
    private static final int LONGEST_DELAY = 60;

    private final long seed;
    private final List<Integer> nodes;
    private final ServerSocket entrance;
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicLong cuts = new AtomicLong();
    private volatile boolean misbehaving;

    BadNetwork(long seed, List<Integer> nodes) throws IOException {
        this.seed = seed;
        this.nodes = nodes;
        entrance = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::take);
    }

    String address() {
        return "http://localhost:" + entrance.getLocalPort();
    }

    /** How many connections it has cut. */
    long cuts() {
        return cuts.get();
    }

    void misbehave(boolean badly) {
        misbehaving = badly;
    }

    private void take() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                var chance = new Random(seed * 1_000_003 + connections.getAndIncrement());
                Thread.ofVirtual().start(() -> join(client, chance));
            } catch (IOException closed) {
                // Nobody comes in any more, or who came has gone.
            }
        }
    }

    private void join(Socket client, Random chance) {
        int first = chance.nextInt(nodes.size());
        for (int each = 0; each < nodes.size(); each++) {
            var node = new Socket();
            try {
                node.connect(new InetSocketAddress("127.0.0.1", nodes.get((first + each) % nodes.size())));
                client.setTcpNoDelay(true);
                node.setTcpNoDelay(true);
                long there = chance.nextLong();
                long back = chance.nextLong();
                Thread.ofVirtual().start(() -> pass(client, node, new Random(there)));
                Thread.ofVirtual().start(() -> pass(node, client, new Random(back)));
                return;
            } catch (IOException down) {
                end(node);
            }
        }
        end(client);
    }

    private void pass(Socket from, Socket to, Random chance) {
        byte[] buffer = new byte[8_192];
        double left = -Math.log(1 - chance.nextDouble()) * BYTES_UNTIL_CUT;
        try {
            for (int read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                if (misbehaving) {
                    if (chance.nextDouble() < HELD_UP) {
                        Thread.sleep(1 + chance.nextInt(LONGEST_DELAY));
                    }
                    left -= read;
                    if (left < 0) {
                        cuts.incrementAndGet();
                        to.getOutputStream().write(buffer, 0, chance.nextInt(read));
                        break;
                    }
                }
                to.getOutputStream().write(buffer, 0, read);
            }
        } catch (IOException gone) {
            // By either end.
        } catch (InterruptedException never) {
            Thread.currentThread().interrupt();
        }
        end(from);
        end(to);
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException already) {
            // It is closed.
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
    }
}

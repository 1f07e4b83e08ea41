package app.balcao.bench;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** What the program's heap holds that is still needed: asked for by having it collect the rest. */
public final class LiveHeap implements AutoCloseable {

    private static final long MEBIBYTE = 1L << 20;

    private final JMXConnector connector;
    private final MemoryMXBean memory;

    private LiveHeap(JMXConnector connector) throws IOException {
        this.connector = connector;
        this.memory = ManagementFactory.newPlatformMXBeanProxy(
                connector.getMBeanServerConnection(), ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
    }

    public static LiveHeap of(Program program) throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(program.process()));
            try {
                return new LiveHeap(
                        JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent())));
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException failure) {
            throw new IOException("The program's heap cannot be looked at", failure);
        }
    }

    long mebibytes() {
        return bytes() / MEBIBYTE;
    }

    public long bytes() {
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }
}

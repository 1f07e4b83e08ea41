package app.balcao.platform.files;

import java.io.IOException;
import java.io.OutputStream;

/** Content that is made while it is written, and so is never in memory as a whole. */
@FunctionalInterface
public interface ContentWriter {

    /** Writes all of it, once; it leaves the stream open. */
    void writeTo(OutputStream target) throws IOException;
}

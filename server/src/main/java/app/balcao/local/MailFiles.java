package app.balcao.local;

import com.icegreen.greenmail.store.StoredMessage;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Inboxes as files: a folder per address, a file per message named {@code <uid>.<flags>.eml}, whose time is when the
 * message came.
 */
final class MailFiles {

    private static final Pattern NAME = Pattern.compile("(\\d+)\\.([A-Z]*)\\.eml");
    private static final Map<Flags.Flag, String> LETTERS = new LinkedHashMap<>();

    static {
        LETTERS.put(Flags.Flag.SEEN, "S");
        LETTERS.put(Flags.Flag.ANSWERED, "A");
        LETTERS.put(Flags.Flag.FLAGGED, "F");
        LETTERS.put(Flags.Flag.DELETED, "T");
    }

    private final Path root;

    MailFiles(Path root) {
        this.root = root;
    }

    /** A message as it is kept. */
    record Kept(Path file, MimeMessage message, Flags flags, Date received) {}

    /** Every address that has an inbox. */
    List<String> addresses() throws IOException {
        Files.createDirectories(root);
        try (Stream<Path> folders = Files.list(root)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> URLDecoder.decode(folder.getFileName().toString(), StandardCharsets.UTF_8))
                    .sorted()
                    .toList();
        }
    }

    /** The messages of an inbox, in the order they came. */
    List<Kept> read(String address) throws IOException {
        try (Stream<Path> files = Files.list(folder(address))) {
            return files.filter(file -> NAME.matcher(name(file)).matches())
                    .sorted(Comparator.comparingLong(MailFiles::uid))
                    .map(MailFiles::kept)
                    .toList();
        }
    }

    /** Tells the files that a message now has another number in its inbox. */
    void renumber(Kept kept, long uid) throws IOException {
        Path target = kept.file().resolveSibling(fileName(uid, kept.flags()));
        if (!target.equals(kept.file())) {
            Files.move(kept.file(), target, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Makes the files of an inbox say what the inbox says. */
    void write(String address, List<StoredMessage> messages) throws IOException, MessagingException {
        Path folder = folder(address);
        Map<Long, Path> known = new HashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> NAME.matcher(name(file)).matches()).forEach(file -> known.put(uid(file), file));
        }
        for (StoredMessage message : messages) {
            Path wanted = folder.resolve(fileName(message.getUid(), message.getFlags()));
            Path present = known.remove(message.getUid());
            if (present == null) {
                write(message, wanted);
            } else if (!present.equals(wanted)) {
                Files.move(present, wanted, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        for (Path gone : known.values()) {
            Files.delete(gone);
        }
    }

    private static void write(StoredMessage message, Path target) throws IOException, MessagingException {
        Path draft = target.resolveSibling(name(target) + ".new");
        try (var output = Files.newOutputStream(draft)) {
            message.getMimeMessage().writeTo(output);
        }
        Files.setLastModifiedTime(draft, FileTime.from(message.getReceivedDate().toInstant()));
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private Path folder(String address) throws IOException {
        return Files.createDirectories(root.resolve(URLEncoder.encode(address, StandardCharsets.UTF_8)));
    }

    private static Kept kept(Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            Matcher name = NAME.matcher(name(file));
            Flags flags = new Flags();
            if (name.matches()) {
                LETTERS.forEach((flag, letter) -> {
                    if (name.group(2).contains(letter)) {
                        flags.add(flag);
                    }
                });
            }
            Date received = Date.from(Files.getLastModifiedTime(file).toInstant());
            return new Kept(file, new MimeMessage(null, content), flags, received);
        } catch (IOException | MessagingException failure) {
            throw new LocalRunException("The kept message " + file + " cannot be read: delete it.", failure);
        }
    }

    private static String fileName(long uid, Flags flags) {
        StringBuilder letters = new StringBuilder();
        LETTERS.forEach((flag, letter) -> {
            if (flags.contains(flag)) {
                letters.append(letter);
            }
        });
        return uid + "." + letters + ".eml";
    }

    private static long uid(Path file) {
        String name = name(file);
        return Long.parseLong(name.substring(0, name.indexOf('.')));
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}

package app.balcao.platform.files;

import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.files.store.AttachmentRepository;
import app.balcao.platform.i18n.Messages;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Files that people send: first uploaded, then claimed by what carries them. Rules: docs/product/files.md. */
@Service
public class Attachments {

    /** The most bytes of one file, and of all files that one message carries (RPL-14, RPL-15). */
    public static final long MAXIMUM_BYTES = 25L * 1024 * 1024;

    private final Contents contents;
    private final AttachmentRepository repository;
    private final ObjectProvider<AttachmentReader> readers;
    private final Messages messages;
    private final TransactionTemplate transaction;

    Attachments(
            Contents contents,
            AttachmentRepository repository,
            ObjectProvider<AttachmentReader> readers,
            Messages messages,
            TransactionTemplate transaction) {
        this.contents = contents;
        this.repository = repository;
        this.readers = readers;
        this.messages = messages;
        this.transaction = transaction;
    }

    /**
     * Takes a file from an agent or a customer, who then has a day to put it into something.
     *
     * @param claimedName what the sender calls it; it is made safe
     * @throws Problem too-large, over {@link #MAXIMUM_BYTES}
     * @throws IOException when the stream breaks; nothing is left then
     */
    public Attachment upload(UUID uploadedBy, @Nullable String claimedName, InputStream content) throws IOException {
        return add(uploadedBy, claimedName, content);
    }

    /**
     * Takes a file from outside, to be claimed within a day with null as its uploader. Best called before the
     * transaction that claims it, see {@link Contents}.
     *
     * @throws Problem too-large, over {@link #MAXIMUM_BYTES}
     */
    public Attachment receive(@Nullable String claimedName, InputStream content) throws IOException {
        return add(null, claimedName, content);
    }

    private Attachment add(@Nullable UUID uploadedBy, @Nullable String claimedName, InputStream stream)
            throws IOException {
        try (StagedContent staged = contents.stage(stream)) {
            if (staged.sizeBytes() > MAXIMUM_BYTES) {
                throw tooLarge("problem.files.too-large");
            }
            String name = FileNames.safe(claimedName, messages.text("files.unnamed", List.of()));
            String mediaType;
            try (InputStream bytes = staged.open()) {
                mediaType = MediaTypes.sniff(bytes, name);
            }
            StoredContent content = contents.keep(staged);
            return Objects.requireNonNull(
                    transaction.execute(status -> repository.add(name, mediaType, content, uploadedBy)));
        }
    }

    /**
     * Gives unclaimed files to what is about to carry them. All or none: the caller's transaction must fail
     * when this does.
     *
     * @param uploadedBy whose they must be; null for files received from outside
     * @param ids without order being lost; a repeated one counts once
     * @throws Problem validation naming {@code attachmentIds[i]} that is unknown, another's or claimed already;
     *     too-large when together they pass {@link #MAXIMUM_BYTES}
     */
    @Transactional
    public List<Attachment> claim(@Nullable UUID uploadedBy, List<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<UUID, Attachment> claimed = repository.claim(uploadedBy, ids).stream()
                .collect(Collectors.toMap(Attachment::id, Function.identity()));
        List<FieldProblem> unknown = new ArrayList<>();
        for (int each = 0; each < ids.size(); each++) {
            if (!claimed.containsKey(ids.get(each))) {
                unknown.add(FieldProblem.of("attachmentIds[" + each + "]", "unknown", "problem.field.unknown"));
            }
        }
        if (!unknown.isEmpty()) {
            throw Problem.validation(unknown);
        }
        if (claimed.values().stream().mapToLong(Attachment::sizeBytes).sum() > MAXIMUM_BYTES) {
            throw tooLarge("problem.files.sum-too-large");
        }
        return ids.stream()
                .distinct()
                .map(each -> Objects.requireNonNull(claimed.get(each)))
                .toList();
    }

    /**
     * Makes files of those that something else carries, as if somebody had uploaded them now; their content stays the same and
     * is stored once. Whoever asks answers for the right to read them.
     *
     * @param ids the wanted ones first: what does not fit into {@link #MAXIMUM_BYTES} with those before it is left out
     * @return the ids of the new ones
     */
    @Transactional
    public List<UUID> again(UUID uploadedBy, List<UUID> ids) {
        Map<UUID, Attachment> known = find(ids).stream().collect(Collectors.toMap(Attachment::id, Function.identity()));
        List<UUID> fitting = new ArrayList<>();
        long size = 0;
        for (UUID id : ids) {
            Attachment each = known.get(id);
            if (each != null && size + each.sizeBytes() <= MAXIMUM_BYTES) {
                size += each.sizeBytes();
                fitting.add(id);
            }
        }
        return fitting.isEmpty() ? List.of() : repository.addAgain(uploadedBy, fitting);
    }

    /** Gives files back to who uploaded them, with a day to put them into something else. */
    @Transactional
    public void release(UUID uploadedBy, Collection<UUID> ids) {
        repository.release(uploadedBy, ids);
    }

    /** Those of the attachments that exist, oldest first; whoever asks answers for the right to see them. */
    @Transactional(readOnly = true)
    public List<Attachment> find(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : repository.find(ids);
    }

    /**
     * An attachment as an agent may read it: the uploader while it is unclaimed, afterwards whoever may see
     * what carries it (RPL-17).
     *
     * @throws Problem not-found, also when it exists but not for this agent
     */
    @Transactional(readOnly = true)
    public Attachment read(UUID agentId, UUID id) {
        Attachment attachment = repository.find(id).orElseThrow(Problem::notFound);
        boolean mayRead = attachment.claimed()
                ? readers.stream().anyMatch(reader -> reader.mayRead(agentId, id))
                : agentId.equals(attachment.uploadedBy());
        if (!mayRead) {
            throw Problem.notFound();
        }
        return attachment;
    }

    /** The bytes of an attachment. The caller closes the stream. */
    public InputStream open(Attachment attachment) {
        return contents.open(attachment.sha256());
    }

    /**
     * Takes back an upload.
     *
     * @throws Problem not-found when there is no such attachment of theirs; conflict once it is claimed
     */
    @Transactional
    public void delete(UUID uploadedBy, UUID id) {
        if (repository.removeUnclaimed(uploadedBy, id)) {
            return;
        }
        Attachment attachment = repository.find(id).orElseThrow(Problem::notFound);
        throw uploadedBy.equals(attachment.uploadedBy())
                ? Problem.conflict("problem.files.claimed")
                : Problem.notFound();
    }

    /** Removes uploads that nobody claimed within a day. */
    @Transactional
    int removeUnclaimed() {
        return repository.removeUnclaimed(Contents.GRACE);
    }

    private static Problem tooLarge(String messageKey) {
        return Problem.of(HttpStatus.CONTENT_TOO_LARGE, "too-large", messageKey);
    }
}

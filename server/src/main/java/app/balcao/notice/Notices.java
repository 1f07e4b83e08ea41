package app.balcao.notice;

import app.balcao.notice.store.NoticeRepository;
import app.balcao.platform.outgoing.OutgoingMailQueue;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Mails notices to those whom the account chose for their kind. */
@Service
public class Notices {

    private final NoticeRepository repository;
    private final NoticeText text;
    private final ObjectProvider<OutgoingMailQueue> queue;

    Notices(NoticeRepository repository, NoticeText text, ObjectProvider<OutgoingMailQueue> queue) {
        this.repository = repository;
        this.text = text;
        this.queue = queue;
    }

    /** The agents who get a kind of notice, for who tells of it in another way than here. */
    @Transactional(readOnly = true)
    public Set<UUID> reached(NoticeKind kind) {
        return repository.addressees(repository.preferences().of(kind)).stream()
                .map(Addressee::agentId)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Tells everybody but one, in the transaction of what happened. */
    @Transactional(propagation = Propagation.MANDATORY)
    void tell(Notice notice, UUID butNot) {
        repository.addressees(repository.preferences().of(notice.kind())).stream()
                .filter(each -> !each.agentId().equals(butNot))
                .forEach(each -> send(each, notice));
    }

    /**
     * Tells everybody, once for each occasion: that it was told commits together with the mails.
     *
     * @param occasion which time it is, such as a day
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void tellOnce(Notice notice, String occasion) {
        if (repository.claim(notice.kind(), notice.about(), occasion)) {
            repository.addressees(repository.preferences().of(notice.kind())).forEach(each -> send(each, notice));
        }
    }

    private void send(Addressee to, Notice notice) {
        queue.ifAvailable(outgoing -> outgoing.enqueue(text.mail(to, notice)));
    }
}

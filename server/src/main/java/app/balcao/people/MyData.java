package app.balcao.people;

import app.balcao.people.store.MyDataRepository;
import app.balcao.platform.errors.Problem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What agents see and change of themselves (Meus dados). */
@Service
public class MyData {

    private final MyDataRepository repository;

    MyData(MyDataRepository repository) {
        this.repository = repository;
    }

    /** The agent themselves, with their account, places and permissions. */
    @Transactional(readOnly = true)
    public Me me(ActingAgent acting) {
        return repository.find(acting.id(), acting.permissions()).orElseThrow(Problem::notFound);
    }
}

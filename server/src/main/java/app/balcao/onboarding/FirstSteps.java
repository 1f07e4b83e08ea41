package app.balcao.onboarding;

import app.balcao.onboarding.store.FirstStepsRepository;
import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.platform.errors.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The list of first steps (STP-1). Nothing is ticked off in it: a step is done when what it leads to is there, whoever
 * made it and however.
 */
@Service
public class FirstSteps {

    private final FirstStepsRepository repository;

    FirstSteps(FirstStepsRepository repository) {
        this.repository = repository;
    }

    /** Whether a step is done. */
    public record Step(FirstStep step, boolean done) {}

    /**
     * The list as one administrator has it.
     *
     * @param steps all of them, in their order
     * @param dismissed whether that administrator put it away
     */
    public record Progress(List<Step> steps, boolean dismissed) {}

    /** @throws Problem forbidden, to all but administrators */
    @Transactional(readOnly = true)
    public Progress find(ActingAgent acting) {
        acting.require(Permission.MANAGE_ACCOUNT);
        Set<FirstStep> done = repository.done();
        List<Step> steps = Arrays.stream(FirstStep.values())
                .map(each -> new Step(each, done.contains(each)))
                .toList();
        return new Progress(steps, repository.dismissed(acting.id()));
    }

    /**
     * Puts the list away for this administrator alone; a second time changes nothing (STP-2).
     *
     * @throws Problem forbidden
     */
    @Transactional
    public void dismiss(ActingAgent acting) {
        acting.require(Permission.MANAGE_ACCOUNT);
        repository.dismiss(acting.id());
    }

    /**
     * Brings the list back.
     *
     * @throws Problem forbidden
     */
    @Transactional
    public void restore(ActingAgent acting) {
        acting.require(Permission.MANAGE_ACCOUNT);
        repository.restore(acting.id());
    }
}

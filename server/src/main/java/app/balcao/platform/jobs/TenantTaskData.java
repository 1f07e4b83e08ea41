package app.balcao.platform.jobs;

import java.io.Serializable;
import java.util.UUID;

/**
 * What a job that works for one account is given.
 *
 * @param accountId whose work it is
 * @param id what it is about, as the job defines it
 */
public record TenantTaskData(UUID accountId, UUID id) implements Serializable {

    /** Unique name of the job's instance. */
    public String instance() {
        return accountId + ":" + id;
    }
}

package app.balcao.people;

import app.balcao.people.AgentRights.Granted;
import app.balcao.people.AgentRights.InDepartment;
import app.balcao.people.AgentRights.Named;
import app.balcao.people.AgentRights.Reason;
import app.balcao.people.AgentRights.Sees;
import app.balcao.people.store.ActingAgentRepository;
import app.balcao.people.store.AgentQueries;
import app.balcao.people.store.DepartmentRepository;
import app.balcao.people.store.PermissionGroupRepository;
import app.balcao.platform.errors.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells administrators what an agent can do, and why. */
@Service
@Transactional(readOnly = true)
public class RightsReview {

    private final ActingAgentRepository actingAgents;
    private final AgentQueries agents;
    private final DepartmentRepository departments;
    private final PermissionGroupRepository groups;

    RightsReview(
            ActingAgentRepository actingAgents,
            AgentQueries agents,
            DepartmentRepository departments,
            PermissionGroupRepository groups) {
        this.actingAgents = actingAgents;
        this.agents = agents;
        this.departments = departments;
        this.groups = groups;
    }

    /** @throws Problem forbidden; not-found */
    public AgentRights of(ActingAgent acting, UUID agentId) {
        ActingAgent agent = whoever(acting, agentId);
        Agent record = agents.find(agentId).orElseThrow(Problem::notFound);
        List<Permission> ofGroup = groups.find(record.permissionGroup().id())
                .map(PermissionGroup::permissions)
                .orElse(List.of());
        List<Department> all = departments.list(null);
        List<Named> managed = all.stream()
                .filter(each -> agent.manages().contains(each.id()))
                .map(each -> new Named(each.id(), each.name()))
                .toList();
        return new AgentRights(
                agentId,
                agent.name(),
                record.active(),
                agent.administrator(),
                record.permissionGroup(),
                agent.ticketSight(),
                Arrays.stream(Permission.values())
                        .map(each -> granted(agent, ofGroup, each, managed))
                        .toList(),
                all.stream().map(each -> inDepartment(agent, each)).toList());
    }

    /**
     * The agent as they would act, whether or not they are active.
     *
     * @throws Problem forbidden; not-found
     */
    public ActingAgent whoever(ActingAgent acting, UUID agentId) {
        acting.require(Permission.MANAGE_PEOPLE);
        return actingAgents.findEvenInactive(agentId).orElseThrow(Problem::notFound);
    }

    private static Granted granted(
            ActingAgent agent, List<Permission> group, Permission permission, List<Named> managed) {
        if (agent.administrator()) {
            return new Granted(permission, true, Reason.ADMINISTRATOR, List.of());
        }
        boolean manager = !managed.isEmpty();
        return switch (permission.source()) {
            case ADMINISTRATION -> new Granted(permission, false, Reason.ONLY_ADMINISTRATORS, List.of());
            case MANAGEMENT ->
                new Granted(permission, manager, manager ? Reason.MANAGER : Reason.ONLY_MANAGERS, managed);
            case GROUP -> ofGroup(group, permission, managed);
        };
    }

    private static Granted ofGroup(List<Permission> group, Permission permission, List<Named> managed) {
        if (group.contains(permission)) {
            return new Granted(permission, true, Reason.GROUP, List.of());
        }
        if (managed.isEmpty()) {
            return new Granted(permission, false, Reason.NOT_IN_GROUP, List.of());
        }
        return new Granted(
                permission,
                true,
                Reason.MANAGER,
                permission.reach() == Permission.Reach.DEPARTMENT ? managed : List.of());
    }

    private static InDepartment inDepartment(ActingAgent agent, Department department) {
        Sight sight = agent.sight();
        UUID id = department.id();
        Sees sees = sight.whole().contains(id)
                ? Sees.ALL
                : !sight.own() ? Sees.NONE : sight.unassigned().contains(id) ? Sees.OWN_AND_UNASSIGNED : Sees.OWN;
        return new InDepartment(id, department.name(), department.active(), sees, SightReason.ofDepartment(agent, id));
    }
}

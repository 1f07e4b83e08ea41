package app.balcao.conversation;

import app.balcao.calendar.WorkShifts;
import app.balcao.conversation.DepartmentChat.Reason;
import app.balcao.people.ActingAgent;
import app.balcao.people.ChatStatuses;
import app.balcao.people.Department;
import app.balcao.people.Department.DepartmentAgent;
import app.balcao.people.DepartmentUse;
import app.balcao.people.Departments;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which departments are there for a chat: within their hours, with somebody online (DEP-13, DEP-14). */
@Service
public class DepartmentChats {

    private final Departments departments;
    private final ChatStatuses statuses;
    private final WorkShifts shifts;
    private final Clock clock;

    DepartmentChats(Departments departments, ChatStatuses statuses, WorkShifts shifts, Clock clock) {
        this.departments = departments;
        this.statuses = statuses;
        this.shifts = shifts;
        this.clock = clock;
    }

    /** How all departments stand now, by name; everybody may know. */
    @Transactional(readOnly = true)
    public List<DepartmentChat> list(ActingAgent acting) {
        return judge(departments.list(acting, null));
    }

    /** The departments that customers may choose for a chat, by name, as they stand now (CDP-1). */
    @Transactional(readOnly = true)
    public List<DepartmentChat> offered() {
        return judge(departments.offered(DepartmentUse.CHAT));
    }

    private List<DepartmentChat> judge(List<Department> some) {
        Instant now = clock.instant();
        Set<UUID> online = statuses.online();
        UUID standard = shifts.standard();
        Map<UUID, WorkShifts.State> known = new HashMap<>();
        Function<Department, WorkShifts.State> hours = department -> {
            UUID own = department.settings().workShiftId();
            return known.computeIfAbsent(own == null ? standard : own, shift -> shifts.state(shift, now));
        };
        return some.stream().map(each -> judge(each, online, hours.apply(each))).toList();
    }

    private static DepartmentChat judge(Department department, Set<UUID> online, WorkShifts.State hours) {
        int agents = (int) department.agents().stream()
                .filter(DepartmentAgent::chat)
                .filter(agent -> online.contains(agent.id()))
                .count();
        Reason reason = reason(department, hours.open(), agents);
        return new DepartmentChat(
                department.id(),
                department.name(),
                department.categories(),
                reason == Reason.AVAILABLE,
                reason,
                agents,
                hours.open() ? null : hours.changesAt());
    }

    private static Reason reason(Department department, boolean open, int agents) {
        if (!department.active()) {
            return Reason.INACTIVE;
        }
        if (!department.settings().offersChat()) {
            return Reason.NOT_OFFERED;
        }
        if (!open) {
            return Reason.OUTSIDE_HOURS;
        }
        return agents == 0 ? Reason.NOBODY_ONLINE : Reason.AVAILABLE;
    }
}

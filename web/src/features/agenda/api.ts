import { queryOptions, useQuery } from '@tanstack/react-query';
import { queryString, request } from '../../api/client';
import { everyPage } from '../../api/everyPage';
import type { AgendaEntry, LeadTime, Named, TicketSchedules } from '../../api/types';
import { ticketKeys } from '../ticket/api';

export interface ScheduleValues extends Record<string, unknown> {
	/** In UTC; empty for none. */
	startsAt: string;
	endsAt: string;
	note: string;
}

// Within what is read anew when somebody did something to the ticket, and when tickets move.
const scheduleKey = (ticketId: string) => [...ticketKeys.page(ticketId), 'schedule'] as const;
const agendaKey = [...ticketKeys.lists, 'agenda'] as const;

export const schedulesOf = (ticketId: string) =>
	queryOptions({
		queryKey: scheduleKey(ticketId),
		queryFn: () => request<TicketSchedules>('GET', `/tickets/${ticketId}/schedule`),
	});

export const schedule = (ticketId: string, { startsAt, endsAt, note }: ScheduleValues, version?: number) =>
	request<TicketSchedules>('PUT', `/tickets/${ticketId}/schedule`, {
		body: { startsAt: startsAt || null, endsAt: endsAt || null, note },
		ifMatch: version,
	});

export const cancelSchedule = (ticketId: string, version: number) =>
	request<TicketSchedules>('DELETE', `/tickets/${ticketId}/schedule`, { ifMatch: version });

/** Everything that an agent's agenda holds from one moment until before another. */
export function useAgenda(agentId: string | null, from: string, to: string) {
	return useQuery({
		queryKey: [...agendaKey, agentId, from, to],
		queryFn: ({ signal }) => everyPage<AgendaEntry>('/agenda', { agentId, from, to }, signal),
		placeholderData: (before) => before,
	});
}

/** Other agents whose agendas one may look at. */
export const searchAgendas = async (search: string, signal?: AbortSignal) =>
	(await request<{ items: Named[] }>('GET', `/agenda/agents${queryString({ search })}`, { signal })).items;

export const LEAD_TIMES = { account: '/agenda/notice', own: '/me/agenda-notice' } as const;

export const leadTime = (whose: keyof typeof LEAD_TIMES) =>
	queryOptions({
		queryKey: ['agenda', 'notice', whose],
		queryFn: () => request<LeadTime>('GET', LEAD_TIMES[whose]),
		refetchOnWindowFocus: false,
	});

export const changeLeadTime = (whose: keyof typeof LEAD_TIMES, minutes: number | null, version?: number) =>
	request<LeadTime>('PUT', LEAD_TIMES[whose], { body: { minutes }, ifMatch: version });

import { queryString, request } from '../../api/client';
import type { AuditEntry, AuditSettings, OptionalItem, Page } from '../../api/types';
import { dayBegins } from '../../frame/format';

/** What the list is narrowed by, as it stands in the page's address. */
export interface AuditFilters {
	search?: string;
	itemType?: string;
	action?: string;
	actorKind?: string;
	agentId?: string;
	ip?: string;
	itemId?: string;
	firstDay?: string;
	lastDay?: string;
}

export const auditKeys = {
	entries: (filters: AuditFilters) => ['audit-entries', filters] as const,
	settings: ['audit-settings'] as const,
};

/** Whole days of the person's become moments. */
function parameters({ firstDay, lastDay, ...others }: AuditFilters) {
	return { ...others, from: firstDay && dayBegins(firstDay), to: lastDay && dayBegins(lastDay, 1) };
}

export const listEntries = (filters: AuditFilters, cursor: string | null, signal?: AbortSignal) =>
	request<Page<AuditEntry>>('GET', `/audit-entries${queryString({ ...parameters(filters), cursor })}`, { signal });

/** Where the same lines are as a file. */
export const exportAddress = (filters: AuditFilters) =>
	`/api/v1/audit-entries/export${queryString(parameters(filters))}`;

export const readSettings = () => request<AuditSettings>('GET', '/audit-settings');

export const saveSettings = (
	body: { auditedItems: OptionalItem[]; retentionMonths: number },
	ifMatch: number | undefined,
) => request<AuditSettings>('PUT', '/audit-settings', { body, ifMatch });

import { Group, Select, Text, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryString, request } from '../../../api/client';
import type { AuditEntry, Page } from '../../../api/types';
import { DataList } from '../../../frame/DataList';
import { dayBegins, formatMoment } from '../../../frame/format';
import { useAgents } from '../../../frame/lookups';
import { PageHeader } from '../../../frame/PageHeader';
import { EmptyState } from '../../../frame/states';
import { AUDITED_ACTIONS } from '../actions';
import { Changes } from '../components/Changes';
import classes from './AuditPage.module.css';

interface AuditFilters {
	action: string | null;
	agentId: string | null;
	firstDay: string;
	lastDay: string;
}

const ALL: AuditFilters = { action: null, agentId: null, firstDay: '', lastDay: '' };

/** Auditoria: who did what to sensitive things, the latest first (AUD-1). */
export function AuditPage() {
	const { t } = useTranslation('audit');
	const [filters, setFilters] = useState(ALL);
	const query = useInfiniteQuery({
		queryKey: ['audit-entries', filters],
		queryFn: ({ pageParam, signal }) => readEntries(filters, pageParam, signal),
		initialPageParam: null as string | null,
		getNextPageParam: (page) => page.nextCursor,
		placeholderData: (before) => before,
	});
	return (
		<>
			<PageHeader title={t('setting.audit.name')} description={t('setting.audit.text')} />
			<Filters filters={filters} onChange={(changed) => setFilters((before) => ({ ...before, ...changed }))} />
			<DataList
				label={t('setting.audit.name')}
				query={query}
				rowKey={(row) => row.id}
				columns={[
					{
						key: 'at',
						label: t('when'),
						hideBelow: 'sm',
						width: 170,
						numeric: true,
						render: (row) => <span className={classes.when}>{formatMoment(row.at)}</span>,
					},
					{ key: 'who', label: t('who'), hideBelow: 'sm', width: 180, render: (row) => <Actor entry={row} /> },
					{
						key: 'what',
						label: t('what'),
						main: true,
						render: (row) => (
							<>
								<Text size="sm" fw={550}>
									{t(`action.${row.action}`, { defaultValue: row.action })}
								</Text>
								<Changes before={row.before} after={row.after} />
							</>
						),
					},
					{ key: 'ip', label: t('ip'), hideBelow: 'md', width: 150, render: (row) => row.ip ?? '–' },
				]}
				summary={(row) => (
					<>
						<Actor entry={row} /> · {formatMoment(row.at)}
					</>
				)}
				empty={<EmptyState title={t('nothing')} text={t('nothingText')} />}
			/>
		</>
	);
}

interface FiltersProps {
	filters: AuditFilters;
	onChange: (changed: Partial<AuditFilters>) => void;
}

function Filters({ filters, onChange }: FiltersProps) {
	const { t } = useTranslation('audit');
	const agents = useAgents();
	const clear = { clearable: true, clearButtonProps: { 'aria-label': t('frame:clear') } };
	return (
		<Group gap="sm" mb="md" align="flex-end">
			<Select
				{...clear}
				label={t('what')}
				placeholder={t('any')}
				searchable
				w={{ base: '100%', sm: 280 }}
				data={AUDITED_ACTIONS.map((value) => ({ value, label: t(`action.${value}`) }))}
				value={filters.action}
				onChange={(action) => onChange({ action })}
			/>
			<Select
				{...clear}
				label={t('who')}
				placeholder={t('anyone')}
				searchable
				w={{ base: '100%', sm: 220 }}
				data={(agents.data ?? []).map((each) => ({ value: each.id, label: each.name }))}
				value={filters.agentId}
				onChange={(agentId) => onChange({ agentId })}
			/>
			<TextInput
				type="date"
				label={t('firstDay')}
				value={filters.firstDay}
				onChange={(event) => onChange({ firstDay: event.currentTarget.value })}
			/>
			<TextInput
				type="date"
				label={t('lastDay')}
				value={filters.lastDay}
				onChange={(event) => onChange({ lastDay: event.currentTarget.value })}
			/>
		</Group>
	);
}

function Actor({ entry }: { entry: AuditEntry }) {
	const { t } = useTranslation('audit');
	return (
		<Text span inherit>
			{entry.actor.name ?? t(`actor.${entry.actor.kind}`, { defaultValue: entry.actor.kind })}
		</Text>
	);
}

function readEntries({ action, agentId, firstDay, lastDay }: AuditFilters, cursor: string | null, signal: AbortSignal) {
	const from = firstDay ? dayBegins(firstDay) : null;
	const to = lastDay ? dayBegins(lastDay, 1) : null;
	return request<Page<AuditEntry>>('GET', `/audit-entries${queryString({ action, agentId, from, to, cursor })}`, {
		signal,
	});
}

import { Anchor, Button, Text } from '@mantine/core';
import { IconDownload, IconListCheck } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '../../../api/types';
import { DataList } from '../../../frame/DataList';
import { formatMoment } from '../../../frame/format';
import { PageHeader } from '../../../frame/PageHeader';
import { EmptyState } from '../../../frame/states';
import { type AuditFilters, auditKeys, exportAddress, listEntries } from '../api';
import { Changes } from '../components/Changes';
import { EntryDetails } from '../components/EntryDetails';
import { FilterBar } from '../components/FilterBar';
import { useNames } from '../components/values';
import { actionLabel, actorLabel } from '../labels';
import classes from './AuditPage.module.css';

/** Auditoria: who did what to sensitive things, the latest first (AUD-1). Its filters stand in the address. */
export function AuditPage() {
	const { t } = useTranslation('audit');
	const navigate = useNavigate();
	const filters = useSearch({ strict: false }) as AuditFilters;
	const [opened, setOpened] = useState<AuditEntry | null>(null);
	const names = useNames();
	const query = useInfiniteQuery({
		queryKey: auditKeys.entries(filters),
		queryFn: ({ pageParam, signal }) => listEntries(filters, pageParam, signal),
		initialPageParam: null as string | null,
		getNextPageParam: (page) => page.nextCursor,
		placeholderData: (before) => before,
	});
	const narrow = (changed: Partial<AuditFilters>) =>
		void navigate({
			to: '/settings/audit',
			search: Object.fromEntries(Object.entries({ ...filters, ...changed }).filter(([, value]) => value)) as never,
			replace: true,
		});
	return (
		<>
			<PageHeader title={t('setting.audit.name')} description={t('setting.audit.text')}>
				<Button
					component={Link}
					to="/settings/audit/settings"
					variant="subtle"
					leftSection={<IconListCheck size={16} />}
				>
					{t('configure')}
				</Button>
				<Button
					component="a"
					href={exportAddress(filters)}
					download
					variant="default"
					leftSection={<IconDownload size={16} />}
				>
					{t('export')}
				</Button>
			</PageHeader>
			<FilterBar key={filters.itemId} filters={filters} onChange={narrow} />
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
					{ key: 'who', label: t('who'), hideBelow: 'sm', width: 180, render: (row) => actorLabel(t, row) },
					{
						key: 'what',
						label: t('what'),
						main: true,
						render: (row) => (
							<>
								<Anchor component="button" type="button" size="sm" fw={550} c="inherit" onClick={() => setOpened(row)}>
									{actionLabel(t, row.action)}
								</Anchor>
								<Changes entry={row} names={names} />
							</>
						),
					},
					{ key: 'ip', label: t('ip'), hideBelow: 'md', width: 150, render: (row) => row.ip ?? '–' },
				]}
				summary={(row) => (
					<Text span inherit>
						{actorLabel(t, row)} · {formatMoment(row.at)}
					</Text>
				)}
				empty={<EmptyState title={t('nothing')} text={t('nothingText')} />}
			/>
			<EntryDetails entry={opened} names={names} onClose={() => setOpened(null)} />
		</>
	);
}

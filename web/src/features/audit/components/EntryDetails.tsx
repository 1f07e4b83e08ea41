import { Anchor, Drawer, Stack, Table, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '../../../api/types';
import { Facts } from '../../../frame/Facts';
import { formatMoment } from '../../../frame/format';
import { actionLabel, actorLabel, itemLabel, itemPage } from '../labels';
import classes from './Changes.module.css';
import { changesOf, type Names } from './values';

interface EntryDetailsProps {
	entry: AuditEntry | null;
	names: Names;
	onClose: () => void;
}

/** A line of the audit with all it holds. */
export function EntryDetails({ entry, names, onClose }: EntryDetailsProps) {
	const { t } = useTranslation('audit');
	return (
		<Drawer
			opened={entry !== null}
			onClose={onClose}
			position="right"
			size="lg"
			title={entry ? actionLabel(t, entry.action) : ''}
			closeButtonProps={{ 'aria-label': t('frame:close') }}
		>
			{entry && <Details entry={entry} names={names} />}
		</Drawer>
	);
}

function Details({ entry, names }: { entry: AuditEntry; names: Names }) {
	const { t } = useTranslation('audit');
	const page = itemPage(entry);
	const name = itemName(entry, names);
	const filter = changesOf({ before: {}, after: entry.filter }, names, t);
	const item = page ? (
		<Anchor component={Link} to={page} size="sm">
			{t('openItem', { name: name ?? itemLabel(t, entry.itemType) })}
		</Anchor>
	) : (
		(name ?? entry.itemId ?? '–')
	);
	return (
		<Stack>
			<Facts
				facts={[
					[t('when'), formatMoment(entry.at)],
					[t('who'), `${actorLabel(t, entry)} (${t(`actorKind.${entry.actor.kind}`)})`],
					[t('ip'), entry.ip ?? '–'],
					[t('filter.itemType'), item],
				]}
			/>
			<ChangeTable entry={entry} names={names} />
			{filter.length > 0 && (
				<>
					<Title order={3} size="h6">
						{t('filterUsed')}
					</Title>
					<Facts facts={filter.map((each) => [each.label, each.after ?? '–'])} />
				</>
			)}
			{entry.itemId && (
				<Anchor component={Link} to="/settings/audit" search={{ itemId: entry.itemId } as never} size="sm">
					{t('itemLines')}
				</Anchor>
			)}
		</Stack>
	);
}

function ChangeTable({ entry, names }: { entry: AuditEntry; names: Names }) {
	const { t } = useTranslation('audit');
	const changes = changesOf(entry, names, t);
	if (changes.length === 0) {
		return null;
	}
	const both = changes.some((each) => each.before !== undefined && each.after !== undefined);
	return (
		<Table aria-label={t('details')} layout="fixed">
			<Table.Thead>
				<Table.Tr>
					<Table.Th>{t('column.field')}</Table.Th>
					{both && <Table.Th>{t('column.before')}</Table.Th>}
					<Table.Th>{both ? t('column.after') : t('column.value')}</Table.Th>
				</Table.Tr>
			</Table.Thead>
			<Table.Tbody>
				{changes.map(({ name, label, before, after }) => (
					<Table.Tr key={name} className={classes.row}>
						<Table.Th scope="row" fw={500}>
							{label}
						</Table.Th>
						{both && (
							<Table.Td>
								<Text size="sm" c="dimmed" className={classes.before}>
									{before ?? '–'}
								</Text>
							</Table.Td>
						)}
						<Table.Td>{after ?? (both ? '–' : before)}</Table.Td>
					</Table.Tr>
				))}
			</Table.Tbody>
		</Table>
	);
}

/** What the item is, or was, called. */
function itemName({ before, after, itemId }: AuditEntry, names: Names): string | undefined {
	const named = after.name ?? before.name ?? (itemId && names.get(itemId));
	return typeof named === 'string' && named !== '' ? named : undefined;
}

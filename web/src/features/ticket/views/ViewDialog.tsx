import { Button, Checkbox, Group, Modal, MultiSelect, Select, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../../api/client';
import type { TicketColumn, TicketView } from '../../../api/types';
import { ConflictAlert } from '../../../frame/ConflictAlert';
import { useProblemForm } from '../../../frame/forms';
import { useDepartments } from '../../../frame/lookups';
import { ProblemAlert } from '../../../frame/ProblemAlert';
import { useMay, useMe } from '../../../frame/session';
import type { TicketFilters } from '../api';
import { useColumnChoice } from '../columns/api';
import { useColumnNames } from '../columns/names';
import { changeView, createView, deleteView, viewsKey } from './api';

interface ViewDialogProps {
	/** What is changed; null for a new one. */
	view: TicketView | null;
	filters: TicketFilters;
	onClose: () => void;
}

const valuesOf = (view: TicketView | null) => ({
	name: view?.name ?? '',
	scope: view?.scope ?? ('OWN' as const),
	departmentId: view?.department?.id ?? null,
	columns: view?.columns ?? [],
	renewed: view === null,
});

/** Saves what the list is narrowed by under a name, for oneself or for others too. */
export function ViewDialog({ view, filters, onClose }: ViewDialogProps) {
	const { t } = useTranslation('ticket');
	const queries = useQueryClient();
	const navigate = useNavigate();
	const places = useSharing();
	const available = useColumnChoice().data?.available ?? [];
	const nameOf = useColumnNames();
	const [failed, setFailed] = useState<string | null>(null);
	const [asking, setAsking] = useState(false);
	const { form, problem, conflict, busy, submit } = useProblemForm<ReturnType<typeof valuesOf>, TicketView>(
		{ initialValues: valuesOf(view) },
		{ record: view, valuesOf },
	);
	const done = async (shown: TicketView | null) => {
		await queries.invalidateQueries({ queryKey: viewsKey });
		await navigate({ to: '/tickets', search: (shown ? { ...shown.filters, view: shown.id } : {}) as never });
		onClose();
	};
	const save = () =>
		submit(async ({ renewed, columns, departmentId, ...values }, version) => {
			const wanted = {
				...values,
				departmentId: values.scope === 'DEPARTMENT' ? departmentId : null,
				filters: renewed || !view ? asFilters(filters) : view.filters,
				columns: columns.length > 0 ? [...new Set<TicketColumn>(['NUMBER', 'SUBJECT', ...columns])] : null,
			};
			await done(view ? await changeView(view.id, wanted, version) : await createView(wanted));
		});
	const restore = async (gone: TicketView, told: string) => {
		notifications.hide(told);
		try {
			const { name, scope, filters: kept, columns } = gone;
			await createView({ name, scope, departmentId: gone.department?.id ?? null, filters: kept, columns });
			await queries.invalidateQueries({ queryKey: viewsKey });
		} catch (failure) {
			notifications.show({ color: 'red', message: problemText(failure) });
		}
	};
	const remove = async (gone: TicketView) => {
		// Others lose a shared one too, so that is asked about; one's own comes back by a click.
		if (gone.scope !== 'OWN' && !asking) {
			setAsking(true);
			return;
		}
		try {
			await deleteView(gone.id);
			await done(null);
			const told = `view-${gone.id}`;
			notifications.show({
				id: told,
				autoClose: 12_000,
				message: (
					<Group justify="space-between" wrap="nowrap">
						<Text size="sm">{t('view.deleted', { name: gone.name })}</Text>
						<Button size="compact-sm" variant="subtle" onClick={() => void restore(gone, told)}>
							{t('frame:undo')}
						</Button>
					</Group>
				),
			});
		} catch (failure) {
			setFailed(problemText(failure));
		}
	};
	return (
		<Modal
			opened
			onClose={onClose}
			title={view ? t('view.edit', { name: view.name }) : t('view.new')}
			closeButtonProps={{ 'aria-label': t('frame:close') }}
		>
			<form
				noValidate
				onSubmit={(event) => {
					event.preventDefault();
					void save();
				}}
			>
				<Stack>
					<ProblemAlert problem={problem ?? failed} />
					<ConflictAlert conflict={conflict} fields={{ name: [t('view.name')], scope: [t('view.for')] }} />
					<TextInput label={t('view.name')} maxLength={80} data-autofocus {...form.getInputProps('name')} />
					{places.scopes.length > 1 && (
						<Select
							label={t('view.for')}
							allowDeselect={false}
							data={places.scopes.map((value) => ({ value, label: t(`view.scope.${value}`) }))}
							{...form.getInputProps('scope')}
						/>
					)}
					{form.values.scope === 'DEPARTMENT' && (
						<Select
							label={t('field.department')}
							data={places.departments}
							searchable
							{...form.getInputProps('departmentId')}
						/>
					)}
					<MultiSelect
						label={t('list.columns')}
						description={t('view.columnsHint')}
						data={available.map((value) => ({ value, label: nameOf(value) }))}
						clearable
						clearButtonProps={{ 'aria-label': t('frame:clear') }}
						{...form.getInputProps('columns')}
					/>
					{view && <Checkbox label={t('view.renew')} {...form.getInputProps('renewed', { type: 'checkbox' })} />}
					{asking && (
						<Text size="sm" role="alert">
							{t('view.deleteShared')}
						</Text>
					)}
					<Group justify="flex-end">
						{view && (
							<Button variant="subtle" color="red" mr="auto" onClick={() => void remove(view)}>
								{t(asking ? 'view.deleteForAll' : 'view.delete')}
							</Button>
						)}
						<Button variant="subtle" color="gray" onClick={onClose}>
							{t('frame:cancel')}
						</Button>
						<Button type="submit" loading={busy}>
							{t('frame:save')}
						</Button>
					</Group>
				</Stack>
			</form>
		</Modal>
	);
}

/** With whom the reader may share. */
function useSharing() {
	const administrator = useMay('MANAGE_ACCOUNT');
	const managed = useMe().departments.flatMap((each) => (each.manager ? each.id : []));
	const departments = (useDepartments().data ?? [])
		.filter((each) => administrator || managed.includes(each.id))
		.map((each) => ({ value: each.id, label: each.name }));
	const scopes: TicketView['scope'][] = administrator
		? ['OWN', 'DEPARTMENT', 'EVERYONE']
		: managed.length > 0
			? ['OWN', 'DEPARTMENT']
			: ['OWN'];
	return { departments, scopes };
}

function asFilters(filters: TicketFilters): Record<string, string> {
	return Object.fromEntries(Object.entries(filters).filter(([, value]) => value));
}

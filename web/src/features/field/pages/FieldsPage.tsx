import { Badge, Skeleton, Table, Tabs } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText, request } from '../../../api/client';
import type { CustomField } from '../../../api/types';
import { CreateLink } from '../../../frame/CreateLink';
import { OrderButtons } from '../../../frame/OrderButtons';
import { PageHeader } from '../../../frame/PageHeader';
import { RowLink } from '../../../frame/RowLink';
import { EmptyState, ErrorState } from '../../../frame/states';
import { PlainList } from '../../people/components/PlainList';
import { CUSTOM_FIELDS, type FieldTarget, TARGETS, useCustomFields } from '../api';

/** Campos personalizados: what a company asks besides, of tickets and customers (FLD-1). */
export function FieldsPage() {
	const { t } = useTranslation('field');
	const query = useCustomFields();
	const search = useSearch({ strict: false }) as { target?: FieldTarget };
	const [target, setTarget] = useState<FieldTarget>(TARGETS.find((each) => each === search.target) ?? 'TICKET_OPENING');
	const fields = (query.data ?? []).filter((each) => each.target === target);
	const create = <CreateLink to={`/settings/custom-fields/new?target=${target}`}>{t('newField')}</CreateLink>;
	return (
		<>
			<PageHeader title={t('fields')} description={t('fieldsText')}>
				{create}
			</PageHeader>
			<Tabs value={target} onChange={(chosen) => setTarget(chosen as FieldTarget)} keepMounted={false}>
				<Tabs.List mb="md">
					{TARGETS.map((each) => (
						<Tabs.Tab key={each} value={each}>
							{t(`target.${each}`)}
						</Tabs.Tab>
					))}
				</Tabs.List>
				{TARGETS.map((each) => (
					<Tabs.Panel key={each} value={each}>
						{query.isPending && <Skeleton height={240} />}
						{query.isLoadingError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
						{query.data && fields.length === 0 && (
							<EmptyState title={t('noFields')} text={t(`noFieldsText.${each}`)}>
								{create}
							</EmptyState>
						)}
						{fields.length > 0 && <FieldList target={each} fields={fields} />}
					</Tabs.Panel>
				))}
			</Tabs>
		</>
	);
}

function FieldList({ target, fields }: { target: FieldTarget; fields: CustomField[] }) {
	const { t } = useTranslation('field');
	const queries = useQueryClient();
	const move = async (index: number, by: number) => {
		const fieldIds = fields.map((each) => each.id);
		[fieldIds[index], fieldIds[index + by]] = [fieldIds[index + by], fieldIds[index]];
		// Shown at once, so that the next click counts from it.
		await queries.cancelQueries({ queryKey: CUSTOM_FIELDS });
		queries.setQueryData<CustomField[]>(CUSTOM_FIELDS, (all = []) => [
			...all.filter((each) => each.target !== target),
			...fieldIds.flatMap((id) => fields.find((each) => each.id === id) ?? []),
		]);
		try {
			await request('PUT', '/custom-fields/order', { body: { target, fieldIds } });
		} catch (failure) {
			notifications.show({ color: 'red', message: problemText(failure) });
		}
		await queries.invalidateQueries({ queryKey: CUSTOM_FIELDS });
	};
	const headings = [t('column.name'), t('column.type'), t('column.place'), t('column.state'), t('column.order')];
	return (
		<PlainList
			label={t(`target.${target}`)}
			headings={target === 'CUSTOMER' ? headings.filter((each) => each !== t('column.place')) : headings}
		>
			{fields.map((each, index) => (
				<Table.Tr key={each.id}>
					<Table.Td>
						<RowLink to={`/settings/custom-fields/${each.id}`}>{each.name}</RowLink>{' '}
						{(target === 'CHAT' ? each.requiredForCustomers : each.requiredForAgents) && (
							<Badge variant="light" tt="none">
								{t('requiredBadge')}
							</Badge>
						)}
					</Table.Td>
					<Table.Td visibleFrom="sm">{t(`type.${each.type}`)}</Table.Td>
					{target !== 'CUSTOMER' && (
						<Table.Td visibleFrom="sm">
							{[...each.departments, ...each.categories].map((place) => place.name).join(', ') || t('everywhere')}
						</Table.Td>
					)}
					<Table.Td visibleFrom="sm">
						<Badge variant="light" color={each.active ? 'teal' : 'gray'} tt="none">
							{each.active ? t('active') : t('inactive')}
						</Badge>
					</Table.Td>
					<Table.Td visibleFrom="sm">
						<OrderButtons
							up={t('moveUp', { name: each.name })}
							down={t('moveDown', { name: each.name })}
							first={index === 0}
							last={index === fields.length - 1}
							onMove={(by) => void move(index, by)}
						/>
					</Table.Td>
				</Table.Tr>
			))}
		</PlainList>
	);
}

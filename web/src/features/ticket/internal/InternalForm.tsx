import { Paper, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../../api/client';
import type { Ticket } from '../../../api/types';
import { focusFirstError } from '../../../frame/forms';
import { useAskedDepartments } from '../../../frame/lookups';
import { useMay, useMe } from '../../../frame/session';
import { ticketKeys } from '../api';
import { type Composed, Composer } from '../composer/Composer';
import type { NewInternalTicket } from './api';

interface Fields extends Record<string, unknown> {
	departmentId: string | null;
	categoryId: string | null;
	representedDepartmentId: string | null;
	subject: string;
	priority: string | null;
	agentId: string | null;
}

const EMPTY: Fields = {
	departmentId: null,
	categoryId: null,
	representedDepartmentId: null,
	subject: '',
	priority: null,
	agentId: null,
};

interface InternalFormProps {
	/** Where what was typed is kept. */
	place: string;
	submitLabel: string;
	placeholder: string;
	/** The department in whose name it is, where the person works there. */
	represented?: string;
	open: (ticket: NewInternalTicket, idempotencyKey: string) => Promise<Ticket>;
	onOpened: (ticket: Ticket) => Promise<void>;
}

/** What an agent asks a department for (OPN-17). */
export function InternalForm({ place, submitLabel, placeholder, represented, open, onOpened }: InternalFormProps) {
	const { t } = useTranslation('ticket');
	const me = useMe();
	const queries = useQueryClient();
	const departments = useAskedDepartments();
	const choosesAgent = useMay('TICKET_BIND_OTHERS');
	const [fields, setFields] = useState<Fields>(EMPTY);
	const [errors, setErrors] = useState<Record<string, string>>({});
	const change = (with_: Partial<Fields>) => {
		setFields((before) => ({ ...before, ...with_ }));
		setErrors((before) => Object.fromEntries(Object.entries(before).filter(([name]) => !(name in with_))));
	};
	const restore = useCallback((restored: Record<string, unknown>) => setFields({ ...EMPTY, ...restored }), []);
	const department = departments.data?.find((each) => each.id === fields.departmentId);
	const own = me.departments.filter((each) => each.tickets || each.manager);
	const asksWhose = own.length > 1 && !own.some((each) => each.id === represented);
	const leads =
		!!department && (me.agent.isAdministrator || own.some((each) => each.manager && each.id === department.id));
	const agents = useMemo(() => (department?.agents ?? []).filter((each) => each.tickets).map(named), [department]);

	const check = () => {
		const found: Record<string, string> = {};
		if (!fields.departmentId) {
			found.departmentId = t('new.requiredDepartment');
		}
		if (asksWhose && !fields.representedDepartmentId) {
			found.representedDepartmentId = t('internal.requiredRepresented');
		}
		if (department?.categoryRequired && !fields.categoryId) {
			found.categoryId = t('new.requiredCategory');
		}
		if (!fields.subject.trim()) {
			found.subject = t('new.requiredSubject');
		}
		setErrors(found);
		if (Object.keys(found).length > 0) {
			focusFirstError();
			return false;
		}
		return true;
	};

	const submit = async (composed: Composed) => {
		try {
			const ticket = await open(
				{
					departmentId: fields.departmentId as string,
					categoryId: fields.categoryId,
					subject: fields.subject.trim(),
					html: composed.html,
					priority: Number(fields.priority ?? department?.defaultPriority ?? 1),
					representedDepartmentId: fields.representedDepartmentId,
					agentId: leads ? fields.agentId : null,
					attachmentIds: composed.attachmentIds,
				},
				composed.idempotencyKey,
			);
			setFields(EMPTY);
			await queries.invalidateQueries({ queryKey: ticketKeys.all });
			await onOpened(ticket);
		} catch (failure) {
			if (failure instanceof ProblemError && failure.errors.length > 0) {
				setErrors(Object.fromEntries(failure.errors.map((each) => [each.field, each.message])));
				focusFirstError();
			}
			throw failure;
		}
	};

	return (
		<Stack gap="md" maw={860}>
			<Paper withBorder p="md">
				<Stack gap="md">
					<SimpleGrid cols={{ base: 1, sm: 2 }}>
						<Select
							name="departmentId"
							required
							label={t('field.department')}
							placeholder={t('new.departmentPlaceholder')}
							searchable
							data={(departments.data ?? []).map(named)}
							value={fields.departmentId}
							onChange={(departmentId) =>
								change({
									departmentId,
									agentId: null,
									categoryId: departments.data?.find((each) => each.id === departmentId)?.defaultCategoryId ?? null,
								})
							}
							error={errors.departmentId}
						/>
						<Select
							name="categoryId"
							label={t('field.category')}
							placeholder={t('new.categoryPlaceholder')}
							clearable
							clearButtonProps={{ 'aria-label': t('frame:clear') }}
							required={department?.categoryRequired}
							disabled={!department}
							data={(department?.categories ?? []).map(named)}
							value={fields.categoryId}
							onChange={(categoryId) => change({ categoryId })}
							error={errors.categoryId}
						/>
						<Select
							name="priority"
							label={t('field.priority')}
							placeholder={t('new.priorityPlaceholder')}
							clearable
							clearButtonProps={{ 'aria-label': t('frame:clear') }}
							data={['1', '2', '3', '4'].map((value) => ({ value, label: t(`priority.${value}`) }))}
							value={fields.priority}
							onChange={(priority) => change({ priority })}
							error={errors.priority}
						/>
						{asksWhose && (
							<Select
								name="representedDepartmentId"
								required
								label={t('internal.represented')}
								placeholder={t('internal.representedPlaceholder')}
								data={own.map(named)}
								value={fields.representedDepartmentId}
								onChange={(representedDepartmentId) => change({ representedDepartmentId })}
								error={errors.representedDepartmentId}
							/>
						)}
						{choosesAgent && (
							<Select
								name="agentId"
								label={t('field.agent')}
								placeholder={t('new.agentPlaceholder')}
								clearable
								clearButtonProps={{ 'aria-label': t('frame:clear') }}
								searchable
								disabled={!leads}
								data={agents}
								value={fields.agentId}
								onChange={(agentId) => change({ agentId })}
								error={errors.agentId}
							/>
						)}
					</SimpleGrid>
					<TextInput
						name="subject"
						required
						label={t('field.subject')}
						placeholder={t('new.subjectPlaceholder')}
						maxLength={250}
						value={fields.subject}
						onChange={(event) => change({ subject: event.currentTarget.value })}
						error={errors.subject}
					/>
				</Stack>
			</Paper>
			<Composer
				place={place}
				label={t('field.message')}
				placeholder={placeholder}
				submitLabel={submitLabel}
				onCheck={check}
				onSubmit={submit}
				fields={fields === EMPTY ? undefined : fields}
				onFieldsRestored={restore}
			/>
		</Stack>
	);
}

function named(each: { id: string; name: string }): { value: string; label: string } {
	return { value: each.id, label: each.name };
}

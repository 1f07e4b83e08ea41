import { Select, SimpleGrid, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../frame/session';
import { FieldInputs } from '../../field/components/FieldInputs';
import { type Asked, named, type Opening } from './opening';

interface OpeningInputsProps {
	opening: Opening;
	fields: Asked;
	onChange: (with_: Partial<Asked>) => void;
	/** What is wrong, by the field's name. */
	errors: Record<string, string>;
	/** Called when a custom field was typed into, whose problem is over. */
	onMended: (field: string) => void;
	/** Asks for the agent also of who may not choose others. */
	offersAgent?: boolean;
	/** What else is asked beside department, category and priority. */
	beside?: ReactNode;
	/** Stands below the subject. */
	belowSubject?: ReactNode;
}

/** Where a new ticket goes, what it is about, and what the department asks (OPN-11, OPN-17). */
export function OpeningInputs({ opening, fields, onChange, errors, onMended, ...around }: OpeningInputsProps) {
	const { t } = useTranslation('ticket');
	const choosesAgent = useMay('TICKET_BIND_OTHERS');
	const { departments, department } = opening;
	const clearing = { clearable: true, clearButtonProps: { 'aria-label': t('frame:clear') } };
	return (
		<>
			<SimpleGrid cols={{ base: 1, sm: 2 }}>
				<Select
					name="departmentId"
					required
					label={t('field.department')}
					placeholder={t('new.departmentPlaceholder')}
					searchable
					allowDeselect={false}
					data={departments.map(named)}
					value={fields.departmentId}
					onChange={(departmentId) =>
						onChange({
							departmentId,
							agentId: null,
							categoryId: departments.find((each) => each.id === departmentId)?.defaultCategoryId ?? null,
						})
					}
					error={errors.departmentId}
				/>
				<Select
					name="categoryId"
					label={t('field.category')}
					placeholder={t('new.categoryPlaceholder')}
					{...clearing}
					allowDeselect={!department?.categoryRequired}
					required={department?.categoryRequired}
					disabled={!department}
					data={(department?.categories ?? []).map(named)}
					value={fields.categoryId}
					onChange={(categoryId) => onChange({ categoryId })}
					error={errors.categoryId}
				/>
				<Select
					name="priority"
					label={t('field.priority')}
					placeholder={t('new.priorityPlaceholder')}
					{...clearing}
					description={
						department && !fields.priority
							? t('new.priorityOfDepartment', { priority: t(`priority.${department.defaultPriority}`) })
							: undefined
					}
					data={['1', '2', '3', '4'].map((value) => ({ value, label: t(`priority.${value}`) }))}
					value={fields.priority}
					onChange={(priority) => onChange({ priority })}
					error={errors.priority}
				/>
				{around.beside}
				{(choosesAgent || around.offersAgent) && (
					<Select
						name="agentId"
						label={t('field.agent')}
						placeholder={t('new.agentPlaceholder')}
						{...clearing}
						searchable
						disabled={!opening.leads}
						data={opening.agents}
						value={fields.agentId}
						onChange={(agentId) => onChange({ agentId })}
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
				onChange={(event) => onChange({ subject: event.currentTarget.value })}
				error={errors.subject}
			/>
			{around.belowSubject}
			<FieldInputs
				fields={opening.custom}
				contents={fields.custom}
				onChange={(custom, id) => {
					onChange({ custom });
					onMended(`fields.${id}`);
				}}
				errors={errors}
			/>
		</>
	);
}

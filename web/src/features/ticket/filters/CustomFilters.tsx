import { Input, MultiSelect, Select, SimpleGrid, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomField } from '../../../api/types';
import { pathsOf } from '../../field/api';
import { TypedNumber } from '../../field/components/TypedNumber';
import type { FilterProps } from './AddFilter';
import { valuesOf } from './choices';
import { between, customFilter, dayOf, endsOf, momentsBetween, useCustomFilters } from './custom';

/** Narrows a list by what tickets have in custom fields (FLD-6). */
export function CustomFilters({ filters, onChange }: FilterProps) {
	return useCustomFilters().map((field) => (
		<CustomFilterInput
			key={field.id}
			field={field}
			sought={filters[customFilter(field)] ?? ''}
			onChange={(sought) => onChange({ [customFilter(field)]: sought })}
		/>
	));
}

interface CustomFilterInputProps {
	field: CustomField;
	sought: string;
	onChange: (sought: string) => void;
}

function CustomFilterInput({ field, sought, onChange }: CustomFilterInputProps) {
	const { t } = useTranslation('ticket');
	const clearing = { clearable: true, clearButtonProps: { 'aria-label': t('frame:clear') } };
	const [from, to] = endsOf(sought);
	switch (field.type) {
		case 'SELECT':
		case 'MULTI_SELECT':
		case 'TREE_SELECT':
			return (
				<MultiSelect
					label={field.name}
					data={pathsOf(field)}
					value={valuesOf(sought)}
					onChange={(ids) => onChange(ids.join(','))}
					searchable
					{...clearing}
					comboboxProps={{ withinPortal: false }}
				/>
			);
		case 'BOOLEAN':
			return (
				<Select
					label={field.name}
					data={[
						{ value: 'true', label: t('field:yes') },
						{ value: 'false', label: t('field:no') },
					]}
					value={sought || null}
					onChange={(chosen) => onChange(chosen ?? '')}
					{...clearing}
					comboboxProps={{ withinPortal: false }}
				/>
			);
		case 'INTEGER':
		case 'CURRENCY':
			return <Numbers field={field} from={from} to={to} onChange={onChange} />;
		case 'DATE':
			return <Days name={field.name} from={from} to={to} onChange={(...days) => onChange(between(...days))} />;
		case 'DATE_TIME':
			return (
				<Days
					name={field.name}
					from={dayOf(from)}
					to={dayOf(to)}
					onChange={(...days) => onChange(momentsBetween(...days))}
				/>
			);
		default:
			return <Whole key={sought} name={field.name} sought={sought} onChange={onChange} />;
	}
}

interface RangeProps {
	from: string;
	to: string;
}

function Numbers({ field, from, to, onChange }: RangeProps & Omit<CustomFilterInputProps, 'sought'>) {
	const { t } = useTranslation('ticket');
	const ends = [
		{ label: t('filter.from'), value: from, say: (typed: string) => between(typed, to) },
		{ label: t('filter.to'), value: to, say: (typed: string) => between(from, typed) },
	];
	return (
		<Input.Wrapper label={field.name} labelElement="div">
			<SimpleGrid cols={2} spacing="xs">
				{ends.map(({ label, value, say }) => (
					<TypedNumber
						key={label}
						aria-label={`${field.name}: ${label}`}
						placeholder={label}
						money={field.type === 'CURRENCY'}
						value={value === '' ? null : Number(value)}
						// What is no number yet is not sought.
						onChange={(typed) => typeof typed !== 'string' && onChange(say(typed === null ? '' : String(typed)))}
					/>
				))}
			</SimpleGrid>
		</Input.Wrapper>
	);
}

function Days({
	name,
	from,
	to,
	onChange,
}: RangeProps & { name: string; onChange: (from: string, to: string) => void }) {
	const { t } = useTranslation('ticket');
	return (
		<Input.Wrapper label={name} labelElement="div">
			<SimpleGrid cols={2} spacing="xs">
				<TextInput
					type="date"
					aria-label={`${name}: ${t('filter.from')}`}
					value={from}
					onChange={(event) => onChange(event.currentTarget.value, to)}
				/>
				<TextInput
					type="date"
					aria-label={`${name}: ${t('filter.to')}`}
					value={to}
					onChange={(event) => onChange(from, event.currentTarget.value)}
				/>
			</SimpleGrid>
		</Input.Wrapper>
	);
}

/** A text, which is sought as a whole: once it is typed to its end. */
function Whole({ name, sought, onChange }: { name: string; sought: string; onChange: (sought: string) => void }) {
	const { t } = useTranslation('ticket');
	const [text, setText] = useState(sought);
	const seek = () => text.trim() !== sought && onChange(text.trim());
	return (
		<TextInput
			label={name}
			placeholder={t('filter.whole')}
			value={text}
			onChange={(event) => setText(event.currentTarget.value)}
			onBlur={seek}
			onKeyDown={(event) => event.key === 'Enter' && seek()}
		/>
	);
}

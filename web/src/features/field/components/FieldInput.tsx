import { MultiSelect, Select, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DayInput } from '../../../frame/DayInput';
import { MomentInput } from '../../../frame/MomentInput';
import { type AskedField, pathsOf } from '../api';
import { type Content, cnpj, cpf } from '../values';
import { TypedNumber } from './TypedNumber';

interface FieldInputProps {
	field: AskedField;
	value: Content | undefined;
	onChange: (value: Content) => void;
	error?: string;
	/** It holds what the person may not see: it stays as it is. */
	hidden?: boolean;
}

const KINDS = { TEXT: 'text', EMAIL: 'email', PHONE: 'tel', URL: 'url' } as const;

/** What is typed into a custom field, by its type (FLD-7). */
export function FieldInput({ field, value, onChange, error, hidden }: FieldInputProps) {
	const { t } = useTranslation('field');
	const common = {
		name: `fields.${field.id}`,
		label: field.name,
		description: hidden ? t('hidden') : (field.help ?? undefined),
		required: field.required && !hidden,
		disabled: hidden,
		error,
	};
	const clearing = {
		clearable: true,
		clearButtonProps: { 'aria-label': t('frame:clear') },
		// Choosing what is chosen must not take it off; the cross does.
		allowDeselect: false,
	};
	const text = typeof value === 'string' ? value : '';
	const { maxLength, textKind, pastAllowed, futureAllowed } = field.limits;
	const options = () => pathsOf(field).filter((each) => each.active || isChosen(value, each.value));
	switch (field.type) {
		case 'BOOLEAN':
			return (
				<Select
					{...common}
					{...clearing}
					data={[
						{ value: 'true', label: t('yes') },
						{ value: 'false', label: t('no') },
					]}
					value={typeof value === 'boolean' ? String(value) : null}
					onChange={(chosen) => onChange(chosen === null ? null : chosen === 'true')}
				/>
			);
		case 'SELECT':
		case 'TREE_SELECT':
			return <Select {...common} {...clearing} searchable data={options()} value={text || null} onChange={onChange} />;
		case 'MULTI_SELECT':
			return (
				<MultiSelect
					{...common}
					clearable
					clearButtonProps={clearing.clearButtonProps}
					searchable
					data={options()}
					value={Array.isArray(value) ? value : []}
					onChange={onChange}
				/>
			);
		case 'INTEGER':
		case 'CURRENCY':
			return (
				<TypedNumber
					{...common}
					money={field.type === 'CURRENCY'}
					value={typeof value === 'number' ? value : text}
					onChange={onChange}
				/>
			);
		case 'DATE':
			return (
				<DayInput
					{...common}
					placeholder=""
					minDate={pastAllowed ? undefined : new Date()}
					maxDate={futureAllowed ? undefined : new Date()}
					value={text}
					onChange={(day) => onChange(day || null)}
				/>
			);
		case 'DATE_TIME':
			return <MomentInput {...common} value={text} onChange={(moment) => onChange(moment || null)} />;
		case 'TEXTAREA':
			return (
				<Textarea
					{...common}
					autosize
					minRows={2}
					maxRows={10}
					maxLength={maxLength ?? undefined}
					value={text}
					onChange={(event) => onChange(event.currentTarget.value || null)}
				/>
			);
		case 'CPF':
		case 'CNPJ':
			return (
				<TextInput
					{...common}
					inputMode={field.type === 'CPF' ? 'numeric' : 'text'}
					placeholder={field.type === 'CPF' ? '000.000.000-00' : '00.000.000/0000-00'}
					value={(field.type === 'CPF' ? cpf : cnpj)(text)}
					onChange={(event) => onChange(event.currentTarget.value || null)}
				/>
			);
		default:
			return (
				<TextInput
					{...common}
					type={KINDS[textKind ?? 'TEXT']}
					maxLength={maxLength ?? undefined}
					value={text}
					onChange={(event) => onChange(event.currentTarget.value || null)}
				/>
			);
	}
}

function isChosen(value: Content | undefined, id: string): boolean {
	return Array.isArray(value) ? value.includes(id) : value === id;
}

import { MultiSelect, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CustomField } from '../../../api/types';
import { DayInput } from '../../../frame/DayInput';
import { MomentInput } from '../../../frame/MomentInput';
import { pathsOf } from '../api';
import { type Content, cnpj, cpf } from '../values';

interface FieldInputProps {
	field: CustomField;
	value: Content | undefined;
	onChange: (value: Content) => void;
	error?: string;
	/** It holds what the person may not see: it stays as it is. */
	hidden?: boolean;
}

const KINDS = { TEXT: 'text', EMAIL: 'email', PHONE: 'tel', URL: 'url' } as const;

/** What is typed into a custom field, by its type (FLD-7). */
export function FieldInput({ field, value, onChange, error, hidden }: FieldInputProps) {
	const { t, i18n } = useTranslation('field');
	const common = {
		name: `fields.${field.id}`,
		label: field.name,
		description: hidden ? t('hidden') : (field.help ?? undefined),
		required: field.requiredForAgents && !hidden,
		disabled: hidden,
		error,
	};
	const clearing = { clearable: true, clearButtonProps: { 'aria-label': t('frame:clear') } };
	const text = typeof value === 'string' ? value : '';
	const { least, most, maxLength, textKind, pastAllowed, futureAllowed } = field.limits;
	const separators =
		i18n.language === 'en'
			? { thousandSeparator: ',', decimalSeparator: '.' }
			: { thousandSeparator: '.', decimalSeparator: ',' };
	const number = {
		...common,
		...separators,
		min: least ?? undefined,
		max: most ?? undefined,
		clampBehavior: 'none' as const,
		hideControls: true,
		value: typeof value === 'number' ? value : '',
		onChange: (typed: string | number) => onChange(typeof typed === 'number' ? typed : null),
	};
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
					{...clearing}
					searchable
					data={options()}
					value={Array.isArray(value) ? value : []}
					onChange={onChange}
				/>
			);
		case 'INTEGER':
			return <NumberInput {...number} allowDecimal={false} />;
		case 'CURRENCY':
			return <NumberInput {...number} prefix="R$ " decimalScale={2} fixedDecimalScale />;
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

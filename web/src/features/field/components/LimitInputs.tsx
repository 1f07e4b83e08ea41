import { Checkbox, Group, Select, SimpleGrid } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { FieldValues } from '../formValues';
import { TypedNumber } from './TypedNumber';

const KINDS = ['TEXT', 'EMAIL', 'PHONE', 'URL'] as const;

/** What a field accepts of its type; nothing for a type that accepts everything. */
export function LimitInputs({ form }: { form: UseFormReturnType<FieldValues> }) {
	const { t } = useTranslation('field');
	const { type } = form.getValues();
	const number = (name: 'limits.least' | 'limits.most' | 'limits.maxLength') => {
		const props = form.getInputProps(name);
		return {
			...props,
			value: props.value,
			// What is no number goes along, for the server to say so beside the field.
			onChange: (typed: number | string | null) => form.setFieldValue(name, typed as number | null),
		};
	};
	const money = type === 'CURRENCY';
	switch (type) {
		case 'INTEGER':
		case 'CURRENCY':
			return (
				<SimpleGrid cols={{ base: 1, sm: 2 }}>
					<TypedNumber label={t('form.least')} money={money} {...number('limits.least')} />
					<TypedNumber label={t('form.most')} money={money} {...number('limits.most')} />
				</SimpleGrid>
			);
		case 'TEXT':
			return (
				<SimpleGrid cols={{ base: 1, sm: 2 }}>
					<Select
						label={t('form.textKind')}
						allowDeselect={false}
						data={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
						{...form.getInputProps('limits.textKind')}
					/>
					<TypedNumber label={t('form.maxLength')} placeholder="120" {...number('limits.maxLength')} />
				</SimpleGrid>
			);
		case 'TEXTAREA':
			return (
				<SimpleGrid cols={{ base: 1, sm: 2 }}>
					<TypedNumber label={t('form.maxLength')} placeholder="500" {...number('limits.maxLength')} />
				</SimpleGrid>
			);
		case 'DATE':
		case 'DATE_TIME':
			return (
				<Group>
					<Checkbox label={t('form.pastAllowed')} {...form.getInputProps('limits.pastAllowed', { type: 'checkbox' })} />
					<Checkbox
						label={t('form.futureAllowed')}
						{...form.getInputProps('limits.futureAllowed', { type: 'checkbox' })}
					/>
				</Group>
			);
		default:
			return null;
	}
}

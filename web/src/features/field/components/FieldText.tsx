import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isHidden, type ShownValue, textOf } from '../values';

/** What does not break at its signs. */
const NUMBERS: ShownValue['type'][] = ['CPF', 'CNPJ', 'CURRENCY', 'INTEGER'];

/** A value to read; an address leads where it says. */
export function FieldText({ value }: { value: ShownValue }) {
	const { t } = useTranslation('field');
	const text = textOf(value, t);
	if (!isHidden(value) && value.textKind === 'URL') {
		return (
			<Anchor href={text} target="_blank" rel="noopener noreferrer" size="sm">
				{text}
			</Anchor>
		);
	}
	if (!isHidden(value) && value.textKind === 'EMAIL') {
		return (
			<Anchor href={`mailto:${text}`} size="sm">
				{text}
			</Anchor>
		);
	}
	const whiteSpace = value.type === 'TEXTAREA' ? 'pre-wrap' : NUMBERS.includes(value.type) ? 'nowrap' : undefined;
	return <span style={{ whiteSpace }}>{text}</span>;
}

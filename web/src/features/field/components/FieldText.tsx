import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FieldValue } from '../../../api/types';
import { isHidden, textOf } from '../values';

/** A value to read; an address leads where it says. */
export function FieldText({ value }: { value: FieldValue }) {
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
	return <span style={value.type === 'TEXTAREA' ? { whiteSpace: 'pre-wrap' } : undefined}>{text}</span>;
}

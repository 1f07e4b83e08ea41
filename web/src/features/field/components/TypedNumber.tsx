import { Text, TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { numberTyped, numberWritten } from '../numbers';

interface TypedNumberProps extends Omit<TextInputProps, 'value' | 'onChange' | 'type'> {
	/** A text is what was typed and is no number. */
	value: number | string | null;
	/** Called at each key with the number so far; with the text where it is none, for who checks it to say so. */
	onChange: (value: number | string | null) => void;
	/** In reais, to the cent. */
	money?: boolean;
}

const LONGEST = 40;

/**
 * A number, whole or in reais. While it is typed the text stays as it is typed, and it is written out when one goes on:
 * nothing moves below the fingers, and nothing that was typed is taken away.
 */
export function TypedNumber({ value, onChange, money = false, onBlur, ...props }: TypedNumberProps) {
	const { i18n } = useTranslation();
	const [typed, setTyped] = useState<string | null>(null);
	const written = typeof value === 'number' ? numberWritten(value, money ? 2 : 0, i18n.language) : (value ?? '');
	return (
		<TextInput
			{...props}
			inputMode={money ? 'decimal' : 'numeric'}
			autoComplete="off"
			maxLength={LONGEST}
			leftSection={
				money ? (
					<Text component="span" size="sm" c="dimmed" aria-hidden>
						R$
					</Text>
				) : undefined
			}
			leftSectionPointerEvents="none"
			value={typed ?? written}
			onChange={(event) => {
				const text = event.currentTarget.value;
				setTyped(text);
				onChange(text.trim() ? (numberTyped(text, i18n.language) ?? text) : null);
			}}
			onBlur={(event) => {
				setTyped(null);
				onBlur?.(event);
			}}
		/>
	);
}

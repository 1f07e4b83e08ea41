import { Text } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '../../../api/types';
import classes from './Changes.module.css';

const LONGEST = 160;
/** What may be one of the program's own codes; other texts are nobody's but their author's. */
const CODE = /^[A-Z][A-Z_]+$/;

/** The values that an action changed: as they were, and as they became. */
export function Changes({ before, after }: Pick<AuditEntry, 'before' | 'after'>) {
	const { t } = useTranslation('audit');
	// What is new, or gone, is told by the values it has, not by those it lacks.
	const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
		(name) => (name in before && name in after) || !isEmpty(before[name] ?? after[name]),
	);
	if (names.length === 0) {
		return null;
	}
	return (
		<ul className={classes.changes}>
			{names.map((name) => (
				<Text component="li" size="xs" c="dimmed" key={name}>
					{t(`field.${name}`, { defaultValue: name })}:{' '}
					{name in before && name in after && (
						<>
							<span className={classes.before}>{shown(name, before[name], t)}</span>
							{' → '}
						</>
					)}
					{shown(name, name in after ? after[name] : before[name], t)}
				</Text>
			))}
		</ul>
	);
}

function isEmpty(value: unknown): boolean {
	return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

/** A value as a person reads it. */
function shown(name: string, value: unknown, t: TFunction<'audit'>): string {
	if (isEmpty(value)) {
		return '–';
	}
	if (typeof value === 'boolean') {
		return value ? t('yes') : t('no');
	}
	const text = Array.isArray(value)
		? value.map((each) => shown(name, each, t)).join(', ')
		: typeof value === 'object'
			? JSON.stringify(value)
			: words(name, String(value), t);
	return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/**
 * A text as it was written, whatever it looks like. Only a signature is known to be HTML, and is told by its words;
 * the program's own codes are told in the reader's language.
 */
function words(name: string, text: string, t: TFunction<'audit'>): string {
	if (name === 'signature') {
		return new DOMParser().parseFromString(text, 'text/html').body.textContent ?? '';
	}
	return CODE.test(text) ? t(`value.${text}`, { defaultValue: text }) : text;
}

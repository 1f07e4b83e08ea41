import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '../../../api/types';
import classes from './Changes.module.css';
import { changesOf, type Names } from './values';

const LONGEST = 160;
/** More than the two lines below an action hold; all are in the line's details. */
const MOST = 8;

/** The values that an action changed, in two lines at most: as they were, and as they became. */
export function Changes({ entry, names }: { entry: AuditEntry; names: Names }) {
	const { t } = useTranslation('audit');
	const changes = changesOf(entry, names, t);
	if (changes.length === 0) {
		return null;
	}
	return (
		<ul className={classes.changes}>
			{changes.slice(0, MOST).map(({ name, label, before, after }) => (
				<Text component="li" size="xs" c="dimmed" key={name}>
					{label}:{' '}
					{before !== undefined && after !== undefined && (
						<>
							<span className={classes.before}>{cut(before)}</span>
							{' → '}
						</>
					)}
					{cut(after ?? before ?? '')}
				</Text>
			))}
		</ul>
	);
}

function cut(text: string): string {
	return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

import { Text } from '@mantine/core';
import { Fragment, type ReactNode } from 'react';
import classes from './Facts.module.css';

/** Names and values of one thing, read rather than edited. A missing value shows as a dash. */
export function Facts({ facts }: { facts: [label: string, value: ReactNode][] }) {
	return (
		<dl className={classes.facts}>
			{facts.map(([label, value]) => (
				<Fragment key={label}>
					<Text component="dt" size="sm" c="dimmed">
						{label}
					</Text>
					<Text component="dd" size="sm" m={0} className={classes.value}>
						{value ?? '–'}
					</Text>
				</Fragment>
			))}
		</dl>
	);
}

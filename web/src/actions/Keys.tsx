import { Kbd } from '@mantine/core';
import { Fragment } from 'react';
import { keysOf } from './keys';

/** The keys of a shortcut. */
export function Keys({ shortcut }: { shortcut: string }) {
	return keysOf(shortcut).map((key, index) => (
		<Fragment key={key}>
			{index > 0 && ' '}
			<Kbd size="xs">{key}</Kbd>
		</Fragment>
	));
}

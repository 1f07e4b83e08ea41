import { Kbd } from '@mantine/core';
import { Fragment } from 'react';
import { keysOf } from './keys';

/** The keys of a shortcut; smaller ones beside the entries of a menu. */
export function Keys({ shortcut, size = 'sm' }: { shortcut: string; size?: 'xs' | 'sm' }) {
	return keysOf(shortcut).map((key, index) => (
		<Fragment key={key}>
			{index > 0 && ' '}
			<Kbd size={size}>{key}</Kbd>
		</Fragment>
	));
}

import { Tooltip } from '@mantine/core';
import { useEffect, useState } from 'react';
import { formatDateTime, formatRelative } from './format';

/** When something was: relative while recent, exact on hover. */
export function RelativeTime({ value }: { value: string }) {
	const [, tick] = useState(0);
	useEffect(() => {
		const timer = setInterval(() => tick((before) => before + 1), 30_000);
		return () => clearInterval(timer);
	}, []);
	return (
		<Tooltip label={formatDateTime(value)}>
			<time dateTime={value}>{formatRelative(value)}</time>
		</Tooltip>
	);
}

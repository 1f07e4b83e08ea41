import { Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useConnectionState } from '../realtime/RealtimeProvider';
import classes from './OfflineBar.module.css';

/** Says quietly that the connection is lost, when that lasts; it comes back by itself. */
export function OfflineBar() {
	const { t } = useTranslation();
	const state = useConnectionState();
	const [lasting, setLasting] = useState(false);
	useEffect(() => {
		const timer = setTimeout(() => setLasting(state === 'lost'), state === 'lost' ? 3000 : 0);
		return () => clearTimeout(timer);
	}, [state]);
	return (
		<div role="status" aria-live="polite">
			{lasting && state !== 'open' && (
				<Text size="sm" className={classes.bar}>
					{t('frame:offline')}
				</Text>
			)}
		</div>
	);
}

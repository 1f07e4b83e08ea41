import { Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useConnectionState } from '../realtime/RealtimeProvider';
import classes from './OfflineBar.module.css';

const PATIENCE_MS = 3000;

/** Says quietly that the connection is lost, when that lasts; it comes back by itself. */
export function OfflineBar() {
	const { t } = useTranslation();
	// Attempts to reach the server again come and go in between: only an open connection ends the wait.
	const open = useConnectionState() === 'open';
	const [lasting, setLasting] = useState(false);
	useEffect(() => {
		setLasting(false);
		if (!open) {
			const timer = setTimeout(() => setLasting(true), PATIENCE_MS);
			return () => clearTimeout(timer);
		}
	}, [open]);
	return (
		<div role="status" aria-live="polite">
			{lasting && (
				<Text size="sm" className={classes.bar}>
					{t('frame:offline')}
				</Text>
			)}
		</div>
	);
}

import { useLocalStorage } from '@mantine/hooks';
import { useState } from 'react';

export type BrowserSetting = 'on' | 'off' | 'denied' | 'unsupported';

const supported = () => 'Notification' in window && 'locks' in navigator;

/** Whether this browser shows notifications outside of the page, and how that is switched: never but by a click. */
export function useBrowserSetting(): [BrowserSetting, (on: boolean) => Promise<void>] {
	const [wanted, setWanted] = useLocalStorage({
		key: 'balcao:browser-notifications',
		defaultValue: false,
		getInitialValueInEffect: false,
	});
	// The browser tells nobody of its permission: it is read whenever something may have changed it.
	const [, reread] = useState(0);
	const change = async (on: boolean) => {
		const given = on && Notification.permission === 'default' ? await Notification.requestPermission() : null;
		setWanted(on && (given ?? Notification.permission) === 'granted');
		reread((before) => before + 1);
	};
	if (!supported()) {
		return ['unsupported', change];
	}
	const { permission } = Notification;
	if (permission === 'denied') {
		return ['denied', change];
	}
	return [wanted && permission === 'granted' ? 'on' : 'off', change];
}

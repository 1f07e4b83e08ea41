import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { sessionKey, useSession } from '../frame/session';
import { type ConnectionState, RealtimeConnection } from './connection';

const ConnectionContext = createContext<RealtimeConnection | null>(null);
const StateContext = createContext<ConnectionState>('connecting');

export function useConnection(): RealtimeConnection | null {
	return useContext(ConnectionContext);
}

export function useConnectionState(): ConnectionState {
	return useContext(StateContext);
}

/** Keeps the page's connection open while somebody is signed in. */
export function RealtimeProvider({ children }: { children: ReactNode }) {
	const queries = useQueryClient();
	const [state, setState] = useState<ConnectionState>('connecting');
	const [connection, setConnection] = useState<RealtimeConnection | null>(null);
	const signedIn = useSession().data !== null;
	useEffect(() => {
		if (!signedIn) {
			return;
		}
		const created = new RealtimeConnection({
			open: () => new WebSocket(`${location.origin.replace(/^http/, 'ws')}/realtime`),
			onSignedOut: () => void queries.invalidateQueries({ queryKey: sessionKey }),
			onState: setState,
		});
		setConnection(created);
		created.start();
		const online = () => created.hurry();
		const offline = () => created.drop();
		window.addEventListener('online', online);
		window.addEventListener('offline', offline);
		return () => {
			window.removeEventListener('online', online);
			window.removeEventListener('offline', offline);
			created.stop();
		};
	}, [queries, signedIn]);
	return (
		<ConnectionContext value={connection}>
			<StateContext value={state}>{children}</StateContext>
		</ConnectionContext>
	);
}

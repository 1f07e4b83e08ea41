import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useMe } from '../../frame/session';
import { useTopic } from '../../realtime/useTopic';
import { readCounts, ticketKeys } from './api';

const GATHER_MS = 200;

/** How many tickets wait in each tab. */
export function useTabCounts() {
	return useQuery({ queryKey: ticketKeys.counts, queryFn: readCounts, staleTime: 30_000 });
}

/** Keeps counts and lists as they are on the server while the frame is open. */
export function useLiveTickets() {
	const me = useMe();
	const queries = useQueryClient();
	const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
	const refresh = () => {
		clearTimeout(timer.current);
		timer.current = setTimeout(() => {
			void queries.invalidateQueries({ queryKey: ticketKeys.counts });
			void queries.invalidateQueries({ queryKey: ticketKeys.lists });
			void queries.invalidateQueries({ queryKey: ticketKeys.day });
		}, GATHER_MS);
	};
	useEffect(() => () => clearTimeout(timer.current), []);
	useTopic(me.ticketTopics, { onEvent: refresh, onReset: refresh });
}

import { useEffect, useRef } from 'react';
import type { TopicListener } from './connection';
import { useConnection } from './RealtimeProvider';

interface TopicOptions extends TopicListener {
	/** The number that the fetched state already holds. */
	after?: number;
}

/** Follows a topic, or several, while the component is shown. */
export function useTopic(topic: string | string[], options: TopicOptions) {
	const connection = useConnection();
	const latest = useRef(options);
	latest.current = options;
	const key = Array.isArray(topic) ? topic.join(' ') : topic;
	useEffect(() => {
		if (!connection || key === '') {
			return;
		}
		const listener: TopicListener = {
			onEvent: (event) => latest.current.onEvent?.(event),
			onPassing: (news) => latest.current.onPassing?.(news),
			onReset: () => latest.current.onReset?.(),
		};
		const ends = key.split(' ').map((each) => connection.subscribe(each, listener, latest.current.after));
		return () => ends.forEach((end) => end());
	}, [connection, key]);
}

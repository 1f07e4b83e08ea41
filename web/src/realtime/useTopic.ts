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
	const followed = useRef(new Map<string, () => void>());
	useEffect(() => {
		if (!connection) {
			return;
		}
		const listener: TopicListener = {
			onEvent: (event) => latest.current.onEvent?.(event),
			onPassing: (news) => latest.current.onPassing?.(news),
			onReset: () => latest.current.onReset?.(),
		};
		const wanted = new Set(key.split(' ').filter((each) => each !== ''));
		// Those that stay are not asked for anew: the server looks at each one's rights.
		for (const [each, end] of followed.current) {
			if (!wanted.has(each)) {
				end();
				followed.current.delete(each);
			}
		}
		for (const each of wanted) {
			if (!followed.current.has(each)) {
				followed.current.set(each, connection.subscribe(each, listener, latest.current.after));
			}
		}
	}, [connection, key]);
	// biome-ignore lint/correctness/useExhaustiveDependencies: what was followed by a connection ends with it
	useEffect(() => {
		const all = followed.current;
		return () => {
			all.forEach((end) => end());
			all.clear();
		};
	}, [connection]);
}

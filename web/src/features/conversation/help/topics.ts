import type { Permission } from '../../../api/types';
import { conversationActions, listActions, offerActions, writingActions } from '../actions';

/** Something of the attendance area that its help tells of. */
export interface Topic {
	/** Names its texts, and its place on the page. */
	key: 'signIn' | 'status' | 'queue' | 'chat' | 'visitors' | 'invitation' | 'promotion' | 'redirect';
	/** Where one does it. */
	to: string;
	/** Only those who may do it are told of it. */
	permission?: Permission;
	/** What of it has keys. */
	shortcuts: { name: string; labelKey: string; shortcut?: string }[];
}

const taking = [...listActions.filter((each) => each.name === 'conversation.takeNext'), ...offerActions];
const working = [...conversationActions, ...writingActions, ...listActions].filter(
	(each) => each.shortcut && !taking.includes(each as never),
);

/** The help's index, in the order in which a day of work meets what it tells of (CPN-3). */
export const TOPICS: Topic[] = [
	{ key: 'signIn', to: '/me/security', shortcuts: [] },
	{ key: 'status', to: '/me', shortcuts: [] },
	{ key: 'queue', to: '/conversations', shortcuts: taking },
	{ key: 'chat', to: '/conversations', shortcuts: working },
	{ key: 'visitors', to: '/visitors', permission: 'CHAT_VISITORS', shortcuts: [] },
	{ key: 'invitation', to: '/visitors', permission: 'CHAT_VISITORS', shortcuts: [] },
	{ key: 'promotion', to: '/visitors', permission: 'CHAT_VISITORS', shortcuts: [] },
	{ key: 'redirect', to: '/visitors', permission: 'CHAT_VISITORS', shortcuts: [] },
];

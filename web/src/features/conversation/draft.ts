import { useLocalStorage } from '@mantine/hooks';

/** What an agent writes in a conversation and has not sent: kept in the browser, also while nobody may send it any more. */
export const useDraft = (id: string) =>
	useLocalStorage({ key: `balcao:chat-draft:${id}`, defaultValue: '', getInitialValueInEffect: false });

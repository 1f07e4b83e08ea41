import { Badge, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DepartmentChat } from '../../../api/types';
import { formatDateTime } from '../../../frame/format';
import { useDepartmentChats } from '../departmentChats';

interface DepartmentChatStateProps {
	departmentId: string;
	/** Whether why it is so is told too. */
	explained?: boolean;
}

/** Whether a department is there for a chat now, and why (DEP-14). */
export function DepartmentChatState({ departmentId, explained }: DepartmentChatStateProps) {
	const { t } = useTranslation('people');
	const chat = useDepartmentChats().data?.find((each) => each.id === departmentId);
	if (!chat) {
		return null;
	}
	const badge = (
		<Badge variant="light" color={chat.online ? 'teal' : 'gray'} tt="none">
			{chat.online ? t('departmentChat.online') : t('departmentChat.offline')}
		</Badge>
	);
	return explained ? (
		<Group gap="xs" role="status">
			<Text size="sm" fw={500}>
				{t('departmentChat.title')}
			</Text>
			{badge}
			<Text size="sm" c="dimmed">
				<Why chat={chat} />
			</Text>
		</Group>
	) : (
		badge
	);
}

function Why({ chat: { reason, agentsOnline, opensAt } }: { chat: DepartmentChat }) {
	const { t } = useTranslation('people');
	if (reason === 'OUTSIDE_HOURS' && opensAt) {
		return t('departmentChat.opens', { when: formatDateTime(opensAt) });
	}
	return t(`departmentChat.${reason}`, { count: agentsOnline });
}
